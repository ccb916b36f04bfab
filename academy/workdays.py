"""Working time, one rule for the house: whose hours, and which days are holidays, are arguments."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from academy.timetable import ACADEMY_ZONE, academy_day

Hours = tuple[time, time]
Week = Mapping[int, Collection[Hours]]  # by weekday, 0 is Monday
ACADEMY_WEEK: Week = {day: ((time(9), time(18)),) for day in range(5)}
FARTHEST = 400  # days that are looked through; nobody is away for longer
_FRIDAY, _SATURDAY = 4, 5
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Days that are not what their weekday says: public holidays, and days of a weekend on which
    people work instead of another day."""

    holidays: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()

    def is_workday(self, day: date) -> bool:
        if day in self.working:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays


@dataclass(frozen=True)
class Schedule:
    """When somebody is at work: the hours of a week, in the time of the Academy, but for holidays
    and the days they are away, both ends included."""

    calendar: Calendar
    week: Week = field(default_factory=lambda: ACADEMY_WEEK)
    away: Sequence[tuple[date, date]] = ()

    def hours(self, day: date) -> Collection[Hours]:
        """The hours of this day. A weekend day that is worked on has those of a Friday."""
        if any(first <= day <= last for first, last in self.away):
            return ()
        if day in self.calendar.holidays:
            return ()
        own = self.week.get(day.weekday(), ())
        return own or (self.week.get(_FRIDAY, ()) if day in self.calendar.working else ())


def after_hours(moment: datetime, span: timedelta, staff: Sequence[Schedule]) -> datetime:
    """When somebody of the staff has been at work for so long since then. UTC."""
    at, left = moment.astimezone(ACADEMY_ZONE), span
    for begin, end in _spans(at.date(), staff):
        room = end - max(begin, at)
        if room <= timedelta():
            continue
        if left <= room:
            return (max(begin, at) + left).astimezone(UTC)
        left -= room
    return moment.astimezone(UTC) + FARTHEST * _DAY


def next_at(moment: datetime, staff: Sequence[Schedule]) -> datetime | None:
    """When somebody of the staff will be at work; none when somebody is by now. UTC."""
    for begin, end in _spans(academy_day(moment), staff):
        if moment < end:
            return None if begin <= moment else begin.astimezone(UTC)
    return moment.astimezone(UTC) + FARTHEST * _DAY


def worked(begin: datetime, end: datetime, schedule: Schedule) -> timedelta:
    """How long somebody has been at work between two moments."""
    total = timedelta()
    for start, stop in _spans(academy_day(begin), (schedule,)):
        if start >= end:
            break
        total += max(min(stop, end) - max(start, begin), timedelta())
    return total


def after_days(moment: datetime, days: int, calendar: Calendar) -> datetime:
    """The same time of day so many working days later; a free day begins to count on the next
    working day. Never later than `longest` says, however many days the calendar takes away. UTC."""
    at, left = moment.astimezone(ACADEMY_ZONE), days
    while not calendar.is_workday(at.date()):
        at = datetime.combine(at.date() + _DAY, time(), ACADEMY_ZONE)
    while left:
        at += _DAY
        left -= calendar.is_workday(at.date())
    return min(at.astimezone(UTC), moment.astimezone(UTC) + longest(days) * _DAY)


def longest(days: int) -> int:
    """The most days of the calendar that so many working days in a row take. The law's holidays
    lie so that three of them fall among three working days, and five among a month's."""
    counted = days + (3 if days < 4 else 5)
    return counted + 2 + 2 * (counted // 5)


def _spans(day: date, staff: Sequence[Schedule]) -> Iterator[tuple[datetime, datetime]]:
    """When somebody is at work, from this day on, one after the other."""
    for _ in range(FARTHEST):
        end = datetime.combine(day, time(), ACADEMY_ZONE)
        for begins, ends in sorted(hours for each in staff for hours in each.hours(day)):
            begin = max(datetime.combine(day, begins, ACADEMY_ZONE), end)
            end = max(datetime.combine(day, ends, ACADEMY_ZONE), end)
            if begin < end:
                yield begin, end
        day += _DAY
