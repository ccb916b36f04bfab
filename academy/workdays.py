"""Working time: Monday to Friday, nine to six at the Academy; holidays are not known here."""

from datetime import UTC, datetime, time, timedelta

from academy.timetable import ACADEMY_ZONE

_BEGIN, _END = time(9), time(18)
_SATURDAY = 5
_DAY = timedelta(days=1)


def after_hours(moment: datetime, span: timedelta) -> datetime:
    """When so much working time has passed since then."""
    at, left = moment.astimezone(ACADEMY_ZONE), span
    while True:
        begin = max(at, datetime.combine(at.date(), _BEGIN, ACADEMY_ZONE))
        end = datetime.combine(at.date(), _END, ACADEMY_ZONE)
        room = end - begin if at.weekday() < _SATURDAY and begin < end else timedelta()
        if room and left <= room:
            return (begin + left).astimezone(UTC)
        left -= room
        at = datetime.combine(at.date() + _DAY, time(), ACADEMY_ZONE)


def after_days(moment: datetime, days: int) -> datetime:
    """The same time of day so many working days later; a weekend begins to count on Monday."""
    at = moment.astimezone(ACADEMY_ZONE)
    if at.weekday() >= _SATURDAY:
        monday = at.date() + _DAY * (7 - at.weekday())
        at = datetime.combine(monday, time(), ACADEMY_ZONE)
    while days:
        at += _DAY
        days -= at.weekday() < _SATURDAY
    return at.astimezone(UTC)


def longest(days: int) -> int:
    """The most days of the calendar that so many working days in a row take."""
    return days + 2 + 2 * (days // 5)
