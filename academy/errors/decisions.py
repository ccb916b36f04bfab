"""Refusals of the register of managerial decisions."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class DecisionNotFound(AcademyError):
    """There is no such decision."""


@dataclass(eq=False)
class DecisionUnclear(AcademyError):
    """Number, date and signatory could not be read."""


@dataclass(eq=False)
class DecisionNumberTaken(AcademyError):
    """Another decision of the year, or a draft of it, has this number."""

    number: str
    year: str


@dataclass(eq=False)
class DecisionClosed(AcademyError):
    """It is a draft no more, or was revoked already: it is never edited."""

    number: str


@dataclass(eq=False)
class NobodyAffected(AcademyError):
    """A decision that concerns nobody is not registered."""
