"""Tags of ours for what a format has no place for: `points:2`, `level:3`, `folded`, `exact`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LEVEL = re.compile(r"level:([123])")
_POINTS = re.compile(r"points:([0-9]{1,4}(?:\.[0-9]{1,6})?)")
_FOLDED = {"folded": True, "exact": False}


@dataclass(frozen=True)
class Marks:
    """What the tags of ours said, and the tags that are the author's own."""

    tags: tuple[str, ...]
    level: int | None = None
    points: float | None = None
    is_folded: bool | None = None


def marks(tags: Iterable[str]) -> Marks:
    """Sort the tags of a question."""
    own: list[str] = []
    level: int | None = None
    points: float | None = None
    is_folded: bool | None = None
    for tag in tags:
        if found := _LEVEL.fullmatch(tag):
            level = int(found[1])
        elif found := _POINTS.fullmatch(tag):
            points = float(found[1])
        elif tag in _FOLDED:
            is_folded = _FOLDED[tag]
        else:
            own.append(tag)
    return Marks(tuple(own), level, points, is_folded)
