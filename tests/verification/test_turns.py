"""Turns: what is drawn, what is seen, and that a mirror changes neither."""

from math import cos, radians, tan
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


def looks(angles: list[float], depth: float, own: float = 0.0) -> list[turns.Look]:
    """A nose so deep, share of the distance between the eyes, seen under these angles."""
    return [
        turns.Look(own + depth * tan(radians(angle)), 0.65 / cos(radians(angle)), 0)
        for angle in angles
    ]


SWING = [0.0, 0, 0, 15, 30, 45, 50, 45, 30, 15, 0, 0, 0, -15, -30, -45, -50, -45, -30, -15, 0, 0]


@pytest.mark.parametrize(
    ("depth", "own", "expected"),
    [(0.55, 0.0, (1, -1)), (0.55, 0.06, (1, -1)), (0.25, 0.0, ()), (0.2, -0.1, ()), (0.0, 0.0, ())],
)
def test_what_stands_out_of_the_face_tells_a_head_from_a_photograph(
    depth: float, own: float, expected: turns.Turns
) -> None:
    swung = looks(SWING, depth, own)

    assert turns.seen(turns.solid(swung)) == expected


def test_a_head_seen_turned_may_nod_a_little_meanwhile() -> None:
    nodding = [turns.Look(look.yaw, look.drop * 1.15, 2) for look in looks([30.0] * 4, 0.55)]

    found = turns.solid([*looks([0.0] * 6, 0.55), *nodding])

    assert turns.seen(found) == (1,)
