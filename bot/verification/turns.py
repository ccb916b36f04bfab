"""Turns of the head: what is asked, what a clip shows, and whether the two agree."""

from collections.abc import Sequence
from random import Random
from statistics import median

_ARMED, _FIRES = 0.08, 0.20  # shares of the distance between the eyes, as in Face.turn
_FEWEST, _MOST = 3, 4

Turns = tuple[int, ...]
"""One number for each turn, +1 and -1 being the two sides; which is which no rule depends on."""


def drawn(random: Random) -> Turns:
    """A pattern of 3 or 4 turns, each of the 12 that differ by more than a mirror equally likely.

    Take `random.SystemRandom()`: a pattern that can be foreseen can be filmed before
    (VERIFICATION 3.2).
    """
    classes = 2**_FEWEST // 2 + 2**_MOST // 2
    count = _FEWEST if random.randrange(classes) < 2**_FEWEST // 2 else _MOST
    return tuple(random.choice((1, -1)) for _ in range(count))


def matches(asked: Turns, seen: Turns) -> bool:
    """Whether exactly the turns asked for were seen, as they are or all of them mirrored.

    Some phones send what the front camera sees mirrored, others do not, and nothing in the file
    tells (VERIFICATION 3.2). No turns match nothing.
    """
    return bool(asked) and seen in (asked, tuple(-turn for turn in asked))


def seen(yaws: Sequence[float]) -> Turns:
    """The turns in six samples a second of `Face.turn` (-0.6 to 0.6), in their order.

    The median of three neighbours counts; a turn fires above 0.20 and only after the head looked
    ahead, below 0.08 (VERIFICATION 3.1). A held-up photograph tilted by 50 degrees stays below.
    """
    found: list[int] = []
    is_armed = False
    for number in range(len(yaws)):
        yaw = median(yaws[max(0, number - 1) : number + 2])
        if abs(yaw) < _ARMED:
            is_armed = True
        elif is_armed and abs(yaw) > _FIRES:
            found.append(1 if yaw > 0 else -1)
            is_armed = False
    return tuple(found)
