"""Refusals of rosters."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class RosterNotFound(AcademyError):
    """There is no such import."""


@dataclass(eq=False)
class RosterClosed(AcademyError):
    """The import was applied, undone or dropped already."""


@dataclass(eq=False)
class RosterStale(AcademyError):
    """Another roster was applied or undone after this one had been compared."""


@dataclass(eq=False)
class RosterLinesRefused(AcademyError):
    """Lines of the file were refused: somebody of them may be among the missing."""

    count: int


@dataclass(eq=False)
class UndoTooLate(AcademyError):
    """The hour in which an import can be undone is over."""


@dataclass(eq=False)
class RosterFileAwaited(AcademyError):
    """Something else came where a roster is awaited."""


@dataclass(eq=False)
class RosterFileTooBig(AcademyError):
    """The file is larger than a bot can download."""

    limit: int
