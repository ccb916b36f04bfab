"""Hours and days as teachers type them: 09:00–13:00, 14:00–18:00; 24.12–31.12."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import pairwise

from academy import moments
from academy.errors.hours import DaysUnclear, HoursUnclear
from academy.errors.quiz_building import MomentUnclear
from academy.timetable import academy_day
from academy.workdays import Hours

MOST_SPANS = 4  # of a day
_LONGEST = 100  # characters of a message
_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—−]\s*(\d{1,2})(?:[:.](\d{2}))?")
_BETWEEN = re.compile(r"[\s,;]*")


def hours(text: str) -> list[Hours]:
    """The spans of a day, in order. Raises HoursUnclear where they cannot be read, are none, end
    before they begin or lie over one another."""
    if len(text) > _LONGEST:
        raise HoursUnclear
    found = sorted(_spans(text))
    in_order = all(one[1] <= other[0] for one, other in pairwise(found))
    if not 0 < len(found) <= MOST_SPANS or not in_order:
        raise HoursUnclear
    return found


def days(text: str, *, now: datetime) -> tuple[date, date]:
    """The first day and the last; one day alone is both. Raises DaysUnclear."""
    today = academy_day(now)
    try:
        typed = moments.window(text, now=now)
    except MomentUnclear:
        raise DaysUnclear from None
    first = typed.opens_at.date() if typed.opens_at else today
    last = typed.closes_at.date() if typed.closes_at else first
    if last < first and (last.year == first.year):
        last = next_year(last)
    if last < first:
        raise DaysUnclear
    return first, last


def next_year(day: date) -> date:
    """The same day a year later. Raises DaysUnclear where there is none."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        raise DaysUnclear from None


def _spans(text: str) -> Iterator[Hours]:
    """Raises HoursUnclear."""
    at = 0
    for found in _SPAN.finditer(text):
        if not _BETWEEN.fullmatch(text[at : found.start()]):
            raise HoursUnclear
        begin_hour, begin_minute, end_hour, end_minute = found.groups()
        begins, ends = _time(begin_hour, begin_minute), _time(end_hour, end_minute)
        if ends <= begins:
            raise HoursUnclear
        yield begins, ends
        at = found.end()
    if not _BETWEEN.fullmatch(text[at:]):
        raise HoursUnclear


def _time(hour: str, minute: str | None) -> time:
    """24:00 is the last minute of the day. Raises HoursUnclear."""
    if (int(hour), int(minute or 0)) == (24, 0):
        return time(23, 59)
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise HoursUnclear from None
