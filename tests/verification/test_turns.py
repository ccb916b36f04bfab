"""Turns: what is drawn, what is seen, and that a mirror changes neither."""

from random import Random

import pytest

from bot.verification import turns


def test_every_pattern_is_drawn_and_none_more_often_than_another() -> None:
    random = Random(1)

    drawn = [turns.drawn(random) for _ in range(6000)]

    classes = {max(each, tuple(-turn for turn in each)) for each in drawn}
    counts = [sum(turns.matches(each, one) for one in drawn) for each in classes]
    assert len(classes) == 12
    assert {len(each) for each in classes} == {3, 4}
    assert min(counts) > 400
    assert max(counts) < 600


@pytest.mark.parametrize(
    ("asked", "seen", "is_same"),
    [
        ((1, -1, 1), (1, -1, 1), True),
        ((1, -1, 1), (-1, 1, -1), True),
        ((1, -1, 1), (1, -1, -1), False),
        ((1, -1, 1), (1, -1), False),
        ((1, -1, 1), (1, -1, 1, -1), False),
        ((1, 1, 1), (-1, -1, -1), True),
        ((1, -1, 1), (), False),
        ((), (), False),
    ],
)
def test_exactly_the_turns_asked_for_count_also_mirrored(
    asked: turns.Turns, seen: turns.Turns, is_same: bool
) -> None:
    assert turns.matches(asked, seen) is is_same


@pytest.mark.parametrize(
    ("yaws", "expected"),
    [
        ([], ()),
        ([0, 0, 0, 0.3, 0.4, 0.3, 0, 0, -0.3, -0.4, -0.3], (1, -1)),
        ([0, 0, 0.3, 0.3, 0.3, 0.1, 0.1, 0.1, 0.3, 0.3, 0.3], (1,)),  # never back ahead
        ([0.3, 0.4, 0.3, 0.3], ()),  # begins turned: nobody was seen looking ahead
        ([0, 0, 0, 0.19, 0.19, 0.19, 0, 0], ()),
        ([0, 0, 0, 0.5, 0, 0, 0], ()),  # one sample is a slip of the detector
        ([0, 0, 0.07, -0.07, 0.06, 0.0], ()),  # a tilted photograph
        ([0, 0, 0.3, 0.3, 0, 0, 0.3, 0.3, 0, 0, 0.3, 0.3], (1, 1, 1)),
    ],
)
def test_a_turn_begins_ahead_and_goes_far(yaws: list[float], expected: turns.Turns) -> None:
    assert turns.seen(yaws) == expected
    assert turns.seen([-yaw for yaw in yaws]) == tuple(-turn for turn in expected)
