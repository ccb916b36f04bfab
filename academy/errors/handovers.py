"""Refusals when a consultation is given to a colleague."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class HandedOverAlready(AcademyError):
    """Somebody else has the thread by now, or the colleague cannot take it any more."""
