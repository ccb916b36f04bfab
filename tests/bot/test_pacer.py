"""Never more letters in any second than Telegram allows."""

import asyncio
import time
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

import pytest

from bot.pacer import CHAT_PAUSE, LETTERS_PER_SECOND, Load, Pacer


def most_in_any_second(moments: list[float]) -> int:
    return max(bisect_left(moments, at + 1.0) - i for i, at in enumerate(moments))


async def sent(pacer: Pacer, loads: list[Load], slowly: Callable[[int], float]) -> list[float]:
    """Eight senders take these loads, as the courier does; when they arrived. A request takes as
    long as `slowly` says of its number; only at its end has it arrived."""
    loop, moments, todo = asyncio.get_running_loop(), list[float](), list(enumerate(loads))[::-1]

    async def send() -> None:
        while todo:
            number, load = todo.pop()
            await pacer.turn(load.weight)
            assert pacer.leave(load) == 0
            await asyncio.sleep(slowly(number))
            moments.extend([loop.time()] * load.weight)
            pacer.end(load)

    await asyncio.gather(*(send() for _ in range(8)))
    return sorted(moments)


async def test_never_more_than_thirty_in_any_second_also_after_a_stall() -> None:
    """Some requests stall, and once the whole process does."""
    pacer, loop = Pacer(), asyncio.get_running_loop()
    loop.call_later(0.5, time.sleep, 0.3)

    moments = await sent(
        pacer,
        [Load(number) for number in range(1, 121)],
        lambda number: 0.15 if number % 25 < 5 else 0.002,
    )

    assert most_in_any_second(moments) <= 30


@pytest.mark.parametrize("trip", [0.01, 0.15])
async def test_a_steady_network_takes_the_whole_rate_however_long_the_way(trip: float) -> None:
    pacer = Pacer()
    await sent(pacer, [Load(number) for number in range(1, 61)], lambda _: trip)

    moments = await sent(pacer, [Load(number) for number in range(61, 151)], lambda _: trip)

    rate = (len(moments) - 1) / (moments[-1] - moments[0])
    assert rate > 0.95 * LETTERS_PER_SECOND
    assert most_in_any_second(moments) <= 30


async def test_what_hangs_in_the_network_counts_until_it_has_ended() -> None:
    pacer, loop = Pacer(), asyncio.get_running_loop()
    hanging = [pacer.charge() for _ in range(29)]
    await pacer.turn()
    assert pacer.leave(Load(7)) == 0
    waits = asyncio.ensure_future(pacer.turn())

    await asyncio.sleep(1.2)
    was_done = waits.done()
    for each in hanging:
        pacer.end(each)
    before = loop.time()
    await waits

    assert not was_done
    assert loop.time() - before > 0.9


async def test_an_album_counts_as_many_in_the_account_of_the_bot() -> None:
    moments = await sent(Pacer(), [Load(at, at, weight=10) for at in range(1, 7)], lambda _: 0.002)

    assert most_in_any_second(moments) <= 30
    assert moments[-1] - moments[0] > 50 / 30


async def test_letters_step_back_for_direct_answers() -> None:
    pacer = Pacer(rate=50)
    loop = asyncio.get_running_loop()
    await pacer.turn()

    for _ in range(25):
        pacer.end(pacer.charge())
    before = loop.time()
    await pacer.turn()

    assert loop.time() - before > 0.4


async def test_a_private_chat_gets_one_letter_a_second_and_the_first_at_once() -> None:
    pacer = Pacer()

    pauses = [pacer.wait(number, 7) for number in range(3)]

    assert pauses[0] == 0
    assert [round(pause / CHAT_PAUSE) for pause in pauses] == [0, 1, 2]
    assert pacer.wait(4, 8) == 0


async def test_letters_to_a_private_chat_that_were_late_do_not_leave_together() -> None:
    pacer = Pacer()
    for number in range(1, 6):
        pacer.wait(number, 7)

    pauses = [pacer.leave(Load(7, number)) for number in range(1, 6)]

    assert pauses[0] == 0
    assert all(pause > 1 for pause in pauses[1:])


async def test_a_direct_answer_holds_no_letter_to_the_same_person() -> None:
    pacer = Pacer()

    for _ in range(5):
        pacer.charge(7)

    assert pacer.wait(1, 7) == 0
    assert pacer.leave(Load(7, 1)) == 0


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
    assert all(later > at - 0.01 for at, later in pairwise(moments))  # time goes on meanwhile
    assert max(bisect_left(moments, at + 60) - i for i, at in enumerate(moments)) == 20
    assert moments[-1] < 5 * 60 + 10


async def test_an_album_counts_as_many_as_it_has_parts() -> None:
    pacer = Pacer()

    assert pacer.leave(Load(-7, 1, weight=10)) == 0
    assert pacer.leave(Load(-7, 2, weight=10)) > 0
    assert pacer.wait(3, -7) > 0


async def test_what_is_said_directly_in_a_group_is_counted_too() -> None:
    pacer = Pacer()

    for _ in range(20):
        pacer.charge(-7)

    assert pacer.leave(Load(-7, 1)) > 50
    assert pacer.wait(2, -7) > 50
    assert pacer.leave(Load(-8, 3)) == 0


async def test_once_an_album_was_refused_room_is_kept_for_it() -> None:
    """Single letters fit into every gap: it would wait for ever."""
    pacer = Pacer()
    assert pacer.leave(Load(-7, 1)) == 0
    album = pacer.leave(Load(-7, 2, weight=10))

    single = pacer.leave(Load(-7, 3))

    assert 0 < album <= 9
    assert single > album
    assert pacer.leave(Load(-8, 4)) == 0


async def test_the_room_an_album_does_not_come_for_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.pacer._KEPT_FOR", -8.9)
    pacer = Pacer()
    pacer.leave(Load(-7, 1))
    pacer.leave(Load(-7, 2, weight=10))
    await asyncio.sleep(0.2)

    assert pacer.leave(Load(-7, 3)) == 0


async def test_letters_that_were_late_do_not_leave_in_a_burst_afterwards() -> None:
    """Moments were given to all of them; the network stood still meanwhile."""
    pacer = Pacer()
    for number in range(30):
        pacer.wait(number, -7)

    left = [number for number in range(30) if not pacer.leave(Load(-7, number))]

    assert left == [0, 1, 2]


async def test_three_topics_a_minute_are_made_and_messages_go_on_beside_them() -> None:
    pacer = Pacer()

    moments = [round(pacer.wait(number, -7, is_topic=True)) for number in range(7)]

    assert moments == [0, 0, 0, 60, 60, 60, 121]
    assert pacer.wait(8, -7) == 0


async def test_a_new_topic_counts_as_a_message_of_its_group() -> None:
    pacer = Pacer()

    topics = [pacer.leave(Load(-7, number, is_topic=True)) for number in range(3)]
    assert pacer.leave(Load(-7, 4, weight=18)) > 50
    assert pacer.leave(Load(-7, 5, weight=10)) > 0
    for _ in range(17):
        pacer.charge(-7)

    assert topics == [0, 0, 0]
    assert pacer.leave(Load(-7, 6)) > 50


async def test_a_group_that_is_flooded_holds_nobody_else() -> None:
    pacer = Pacer()
    loop = asyncio.get_running_loop()

    pacer.hold(30, -7)
    before = loop.time()
    await pacer.turn()

    assert loop.time() - before < 1
    assert pacer.leave(Load(-7, 1)) > 29
    assert pacer.wait(2, -7) > 29
    assert pacer.leave(Load(-8, 3)) == 0


async def test_a_private_chat_that_is_flooded_is_held_too() -> None:
    pacer, loop = Pacer(), asyncio.get_running_loop()

    pacer.hold(0.3, 7)
    before = loop.time()
    await pacer.turn()

    assert loop.time() - before >= 0.3
    pacer.hold(30, 8)
    assert pacer.leave(Load(8, 1)) > 29
    assert pacer.wait(2, 8) > 29
    assert pacer.leave(Load(9, 3)) == 0
