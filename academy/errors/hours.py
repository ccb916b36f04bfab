"""Refusals about office hours, days off and the calendar."""

from dataclasses import dataclass
from datetime import date

from academy.errors import AcademyError


@dataclass(eq=False)
class NotATeacher(AcademyError):
    """Only who teaches has office hours."""


@dataclass(eq=False)
class HoursUnclear(AcademyError):
    """What was typed are no hours of a day."""


@dataclass(eq=False)
class NoHoursLeft(AcademyError):
    """The last day with hours cannot be given up: a leave can be entered instead."""


@dataclass(eq=False)
class DaysUnclear(AcademyError):
    """What was typed are no days."""


@dataclass(eq=False)
class DaysPast(AcademyError):
    """The days are over, too many, or too far ahead."""

    most: int


@dataclass(eq=False)
class DaysTaken(AcademyError):
    """Some of the days are entered already."""


@dataclass(eq=False)
class AbsenceNotFound(AcademyError):
    """There is no such leave."""


@dataclass(eq=False)
class StandInNotFound(AcademyError):
    """Nobody such could stand in."""


@dataclass(eq=False)
class HolidayUnclear(AcademyError):
    """What was typed is no day with a title."""


@dataclass(eq=False)
class YearNotKept(AcademyError):
    """The calendar holds this year and the next."""

    first: str
    last: str


@dataclass(eq=False)
class NoWeekend(AcademyError):
    """Only a day of a weekend can be made a working day."""

    day: date
