"""Refusals to whoever builds a quiz."""

from dataclasses import dataclass
from datetime import datetime

from academy.errors import AcademyError
from storage.tables.columns import Bilingual


@dataclass(eq=False)
class NothingTaught(AcademyError):
    """The lecturer is given no discipline yet."""


@dataclass(eq=False)
class MomentUnclear(AcademyError):
    """What was typed is no date and hour."""


@dataclass(eq=False)
class WindowEmpty(AcademyError):
    """The closing comes before the opening, or is missing."""


@dataclass(eq=False)
class WindowPast(AcademyError):
    """The closing has passed already."""

    closes_at: datetime


@dataclass(eq=False)
class TitleUnclear(AcademyError):
    """A title of more than two lines, or too long for a button and a heading."""

    limit: int


@dataclass(eq=False)
class TitleMissing(AcademyError):
    """A quiz opens with a title."""


@dataclass(eq=False)
class NothingDrawn(AcademyError):
    """A quiz opens with questions."""


@dataclass(eq=False)
class LimitNeedsOrder(AcademyError):
    """A limit for each question and free navigation do not go together."""


@dataclass(eq=False)
class SettingUnclear(AcademyError):
    """A number outside of what the setting takes."""

    lowest: int
    highest: int


@dataclass(eq=False)
class BandsUnclear(AcademyError):
    """The words for percents could not be read."""

    line: str


@dataclass(eq=False)
class PolicyNotInstalled(AcademyError):
    """This way to check an identity needs what is not installed here."""

    missing: str


@dataclass(eq=False)
class QuizTaken(AcademyError):
    """Somebody takes the quiz or has taken it: what the paper is made of stays."""

    attempts: int


@dataclass(eq=False)
class QuizPublished(AcademyError):
    """It is a draft no more."""

    title: Bilingual


@dataclass(eq=False)
class QuizOver(AcademyError):
    """It has closed already."""

    title: Bilingual
