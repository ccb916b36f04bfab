"""Refusals of letters in doubt."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class LetterDecided(AcademyError):
    """The letter is in doubt no more: somebody else decided."""
