"""Refusals of problems that learners report during an attempt."""

from dataclasses import dataclass
from datetime import datetime

from academy.errors import AcademyError
from storage.tables.columns import Bilingual


@dataclass(eq=False)
class ProblemNotFound(AcademyError):
    """There is no such problem in the disciplines of who asks."""


@dataclass(eq=False)
class ProblemClosed(AcademyError):
    """Somebody else was faster."""

    number: str


@dataclass(eq=False)
class ProblemTooLate(AcademyError):
    """The attempt is over: there is nothing to help with on the spot."""


@dataclass(eq=False)
class MinutesUnclear(AcademyError):
    """The minutes could not be read, or are more than may be given at once."""

    most: int


@dataclass(eq=False)
class NoTimeToGive(AcademyError):
    """The attempt is over: minutes help no more, another attempt does."""


@dataclass(eq=False)
class NoWindowLeft(AcademyError):
    """The quiz is closed to this learner: another attempt could not begin."""

    title: Bilingual
    closed_at: datetime


@dataclass(eq=False)
class DelayTooLong(AcademyError):
    """Another attempt could begin only when the quiz is closed to this learner."""

    title: Bilingual
    begins_at: datetime
    closed_at: datetime
