"""Refusals of quizzes."""

from dataclasses import dataclass
from datetime import datetime

from academy.errors import AcademyError
from storage.tables.columns import Bilingual


@dataclass(eq=False)
class QuizNotFound(AcademyError):
    """There is no such quiz in the person's disciplines."""


@dataclass(eq=False)
class AttemptNotFound(AcademyError):
    """The button belongs to another person or to an attempt that no longer exists."""


@dataclass(eq=False)
class QuizNotOpen(AcademyError):
    """The quiz has not opened yet."""

    title: Bilingual
    opens_at: datetime


@dataclass(eq=False)
class QuizClosed(AcademyError):
    """The press came after the quiz had closed."""

    title: Bilingual
    closed_at: datetime


@dataclass(eq=False)
class TimeOver(AcademyError):
    """The answer came after the attempt's own deadline."""

    title: Bilingual
    deadline: datetime


@dataclass(eq=False)
class TooFewQuestions(AcademyError):
    """The bank holds fewer questions than the quiz draws."""

    title: Bilingual
    needed: int
    there: int


@dataclass(eq=False)
class CategoryTooSmall(AcademyError):
    """A category of the bank holds fewer questions than the quiz draws from it."""

    title: Bilingual
    category: str
    needed: int
    there: int


@dataclass(eq=False)
class NothingChosen(AcademyError):
    """Done was pressed with no option chosen."""


@dataclass(eq=False)
class NumberUnreadable(AcademyError):
    """A number is awaited, and this is none."""


@dataclass(eq=False)
class TimeToSubmit(AcademyError):
    """The time is over: nothing can be answered, the attempt can be submitted still."""

    title: Bilingual
    until: datetime


@dataclass(eq=False)
class AttemptDiscarded(AcademyError):
    """The attempt was not submitted in time and does not count."""

    title: Bilingual
    deadline: datetime


@dataclass(eq=False)
class AttemptTooSoon(AcademyError):
    """Another attempt may begin later only."""

    title: Bilingual
    again_at: datetime


@dataclass(eq=False)
class NoAttemptLeft(AcademyError):
    """All attempts are used, or the quiz closes before another one may begin."""

    title: Bilingual


@dataclass(eq=False)
class AnswerUnfinished(AcademyError):
    """Done was pressed before everything had its place or anything was written."""
