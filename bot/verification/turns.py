"""Turns of the head: what is asked, what a clip shows, and whether the two agree."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import median

AHEAD = 0.08
"""Up to this yaw a head looks ahead, share of the distance between the eyes (VERIFICATION 3.1)."""

_FIRES = 0.20
_NEARLY_AHEAD = 0.12  # a portrait may be turned a little by itself
_FEWEST, _MOST = 3, 4
_SOLID = 0.30  # of a nose, see `solid`; flat pictures reach 0.25 to 0.35, heads have 0.4 to 0.7
_SOLID_UNSEEN = 0.45  # where the detector's own view does not agree with the turn

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
        if abs(yaw) < AHEAD:
            is_armed = True
        elif is_armed and abs(yaw) > _FIRES:
            found.append(1 if yaw > 0 else -1)
            is_armed = False
    return tuple(found)


@dataclass(frozen=True)
class Look:
    """A face in one sample, as Face has it."""

    yaw: float
    drop: float
    view: int


def solid(looks: Sequence[Look]) -> list[float]:
    """The yaws, those of a tilted photograph cut down to what fires no turn.

    A head and a photograph turned by an angle a both bring the eyes nearer to each other: the
    nose's drop, measured in that distance, grows by 1 / cos(a). But only what stands out of the
    face moves sideways, by its depth times tan(a); on paper that depth is next to nothing.
    Measured: the turning head of the sample clip 0.41 to 0.72, portraits held up as near as 1.2
    of their width and tilted by 60 degrees up to 0.34; VERIFICATION 3.1 measured from farther.
    """
    ahead = sorted((each for each in looks if abs(each.yaw) < _NEARLY_AHEAD), key=_drop)
    if not ahead:
        return [look.yaw for look in looks]
    straight = ahead[: len(ahead) // 2 + 1]  # the picture's own yaw, seen where it is not tilted
    yaw, drop = median(look.yaw for look in straight), straight[len(straight) // 2].drop
    return [look.yaw if _is_solid(look, yaw, drop) else _cut(look.yaw) for look in looks]


def _drop(look: Look) -> float:
    return look.drop


def _is_solid(look: Look, yaw: float, drop: float) -> bool:
    slope = math.sqrt(max((look.drop / drop) ** 2 - 1, 0.0)) if drop else 0.0
    is_seen = look.view == (2 if look.yaw > 0 else 1)
    return abs(look.yaw - yaw) >= slope * (_SOLID if is_seen else _SOLID_UNSEEN)


def _cut(yaw: float) -> float:
    return max(-_FIRES, min(_FIRES, yaw))
