"""Refusals of people."""

from dataclasses import dataclass
from datetime import datetime

from academy.errors import AcademyError
from storage.tables.people import PersonState


@dataclass(eq=False)
class NotLinked(AcademyError):
    """Nobody of the roster speaks from this chat yet."""


@dataclass(eq=False)
class NotAllowed(AcademyError):
    """The person's roles do not hold the right this needs."""


@dataclass(eq=False)
class NotActive(AcademyError):
    """The person is suspended, has finished or left: the record stays, the rights have ended."""

    state: PersonState
    since: datetime


@dataclass(eq=False)
class OwnStanding(AcademyError):
    """Nobody suspends or finishes themself."""


@dataclass(eq=False)
class LastAdministrator(AcademyError):
    """Without this person the Academy would have no administrator."""


@dataclass(eq=False)
class OwnRole(AcademyError):
    """Nobody takes the role of an administrator from themself."""


@dataclass(eq=False)
class ReasonMissing(AcademyError):
    """A role of the staff is given and taken for a stated reason."""


@dataclass(eq=False)
class NotALecturer(AcademyError):
    """Disciplines are given to lecturers only."""


@dataclass(eq=False)
class InviteUnknown(AcademyError):
    """No invite has this code."""


@dataclass(eq=False)
class InviteUsed(AcademyError):
    """The invite was used before; a second use is refused."""


@dataclass(eq=False)
class InviteExpired(AcademyError):
    """The invite is past its date."""

    expired_at: datetime


@dataclass(eq=False)
class AlreadyLinked(AcademyError):
    """This chat already belongs to another person of the roster."""

    name: str
