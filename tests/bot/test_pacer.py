"""Never more letters in any second than Telegram allows."""

import asyncio
from bisect import bisect_left

from bot.pacer import Pacer


def most_in_any_second(moments: list[float]) -> int:
    return max(bisect_left(moments, at + 1.0) - i for i, at in enumerate(moments))


async def test_never_more_than_thirty_in_any_second_also_after_a_stall() -> None:
    pacer, moments = Pacer(), []
    loop = asyncio.get_running_loop()

    async def send() -> None:
        for _ in range(10):
            await pacer.turn()
            moments.append(loop.time())

    async def stall() -> None:
        await asyncio.sleep(0.5)
        loop.call_soon(lambda: __import__("time").sleep(0.3))

    await asyncio.gather(stall(), *(send() for _ in range(6)))

    assert most_in_any_second(moments) <= 30


async def test_letters_step_back_for_direct_answers() -> None:
    pacer = Pacer(rate=100)
    loop = asyncio.get_running_loop()
    await pacer.turn()

    for _ in range(50):
        pacer.charge()
    before = loop.time()
    await pacer.turn()

    assert loop.time() - before > 0.4


async def test_a_private_chat_gets_one_letter_a_second() -> None:
    pacer = Pacer()

    pauses = [pacer.chat_pause(7) for _ in range(3)]

    assert [round(pause) for pause in pauses] == [0, 1, 2]
    assert pacer.chat_pause(8) == 0
