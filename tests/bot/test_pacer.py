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

    pauses = [pacer.wait(number, 7) for number in range(3)]

    assert [round(pause) for pause in pauses] == [0, 1, 2]
    assert pacer.wait(4, 8) == 0


async def test_a_letter_gets_its_moment_once_however_often_it_asks() -> None:
    pacer = Pacer()
    first, second = pacer.wait(1, 7), pacer.wait(2, 7)

    again = [pacer.wait(2, 7) for _ in range(5)]

    assert first == 0
    assert all(abs(pause - second) < 0.5 for pause in again)
    assert round(pacer.wait(3, 7)) == 2


async def test_a_group_gets_at_most_twenty_in_any_minute_and_small_bursts_at_once() -> None:
    pacer = Pacer()

    moments = [pacer.wait(number, -7) for number in range(100)]

    assert moments[:3] == [0, 0, 0]
    assert moments == sorted(moments)
    assert max(bisect_left(moments, at + 60) - i for i, at in enumerate(moments)) == 20
    assert moments[-1] < 5 * 60 + 10


async def test_an_album_counts_as_many_as_it_has_parts() -> None:
    pacer = Pacer()

    assert pacer.leave(1, -7, weight=10) == 0
    assert pacer.leave(2, -7, weight=10) > 0
    assert pacer.wait(3, -7) > 0


async def test_what_is_said_directly_in_a_group_is_counted_too() -> None:
    pacer = Pacer()

    for _ in range(20):
        pacer.charge(-7)

    assert pacer.leave(1, -7) > 50
    assert pacer.wait(2, -7) > 50
    assert pacer.leave(3, -8) == 0


async def test_letters_that_were_late_do_not_leave_in_a_burst_afterwards() -> None:
    """Moments were given to all of them; the network stood still meanwhile."""
    pacer = Pacer()
    for number in range(30):
        pacer.wait(number, -7)

    left = [number for number in range(30) if not pacer.leave(number, -7)]

    assert left == [0, 1, 2]


async def test_three_topics_a_minute_are_made_and_messages_go_on_beside_them() -> None:
    pacer = Pacer()

    moments = [round(pacer.wait(number, -7, is_topic=True)) for number in range(7)]

    assert moments == [0, 0, 0, 60, 60, 60, 121]
    assert pacer.wait(8, -7) == 0


async def test_a_new_topic_counts_as_a_message_of_its_group() -> None:
    pacer = Pacer()

    topics = [pacer.leave(number, -7, is_topic=True) for number in range(3)]
    assert pacer.leave(4, -7, weight=18) > 50
    assert pacer.leave(5, -7, weight=10) > 0
    for _ in range(17):
        pacer.charge(-7)

    assert topics == [0, 0, 0]
    assert pacer.leave(6, -7) > 50


async def test_a_group_that_is_flooded_holds_nobody_else() -> None:
    pacer = Pacer()
    loop = asyncio.get_running_loop()

    pacer.hold(30, -7)
    before = loop.time()
    await pacer.turn()

    assert loop.time() - before < 1
    assert pacer.leave(1, -7) > 29
    assert pacer.wait(2, -7) > 29
    assert pacer.leave(3, -8) == 0
