"""Refusals of departments."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class DepartmentNotFound(AcademyError):
    """There is no such department, or it was archived."""


@dataclass(eq=False)
class DepartmentUnclear(AcademyError):
    """The lines do not hold a code and one or two titles."""


@dataclass(eq=False)
class DepartmentTitleUnclear(AcademyError):
    """The lines do not hold one or two titles that fit."""

    limit: int


@dataclass(eq=False)
class DepartmentTaken(AcademyError):
    """Another department has this code, be it archived."""

    code: str


@dataclass(eq=False)
class TimesUnclear(AcademyError):
    """Three numbers are awaited: hours, hours, days; the reminder comes first."""


@dataclass(eq=False)
class NotALecturerHere(AcademyError):
    """Only an active lecturer can head a department: its head answers questions."""


@dataclass(eq=False)
class NoGroupYet(AcademyError):
    """The department has no group: the bot must be added to it first."""
