"""Refusals of the register of consents."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class PaperUnclear(AcademyError):
    """The number and the date of a consent given elsewhere could not be read."""


@dataclass(eq=False)
class PaperAhead(AcademyError):
    """The date of a consent lies in the future."""

    date: str


@dataclass(eq=False)
class PaperAlreadyEntered(AcademyError):
    """A consent of this kind is in the register already, and in force."""

    number: str


@dataclass(eq=False)
class ListAwaited(AcademyError):
    """Something else came where a list of consents is awaited as a document."""
