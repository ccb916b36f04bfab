"""Refusals of erasure."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class ErasureHeld(AcademyError):
    """Something that must come to its end first; `hold` is its code."""

    hold: str


@dataclass(eq=False)
class NobodyToErase(AcademyError):
    """There is no such person, they are erased already, or it is the one who asks."""
