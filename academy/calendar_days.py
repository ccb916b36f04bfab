"""The calendar in the hands of the office: a day becomes free, working, or ordinary again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from academy import audit, day_numbers, holidays, typed_days, withdrawals
from academy.errors.hours import DaysUnclear, HolidayUnclear, NoWeekend, YearNotKept
from academy.pages import Page, cut
from academy.timetable import academy_day
from academy.withdrawals import Affected as Affected
from storage.database import Session
from storage.queries import hours as ask
from storage.tables.columns import Bilingual
from storage.tables.hours import Holiday
from storage.tables.people import Person

TITLE_LENGTH = 100  # characters of a title in one language
_SATURDAY = 5


@dataclass(frozen=True)
class Kept:
    """A day of the calendar, and the times for consultations it took back."""

    day: Holiday
    withdrawn: Affected


async def days(session: Session, year: int, page: int) -> Page[Holiday]:
    """The days of a year that are not what their weekday says."""
    return cut([each for each in await ask.holidays(session) if each.day.year == year], page)


async def day(session: Session, number: int) -> Holiday | None:
    """The day of this number: 20270315."""
    at = day_numbers.of(number)
    return await ask.holiday(session, at) if at else None


async def affected(
    session: Session, text: str, *, is_working: bool, now: datetime
) -> tuple[date, Affected]:
    """The day such words mean, and the times for consultations it would take back. Raises
    HolidayUnclear, YearNotKept, NoWeekend."""
    at, _ = _checked(text, is_working, now)
    if is_working:
        return at, Affected()
    return at, await withdrawals.of_days(session, None, (at, at), now=now)


async def add(
    session: Session, actor: Person, text: str, *, is_working: bool, now: datetime
) -> Kept:
    """A day and its title, in one language or in both with a stroke between. What the day was
    before gives way. On a free day there are no consultations by appointment: who booked one is
    told. Raises HolidayUnclear, YearNotKept, NoWeekend."""
    at, title = _checked(text, is_working, now)
    await ask.put_holiday(session, at, title, is_working)
    told = Affected()
    if not is_working:
        told = await withdrawals.withdraw_days(session, actor, None, (at, at), now=now)
    _changed(session, actor, at, now, slots=told.slots, bookings=told.booked)
    return Kept(Holiday(day=at, title=title, is_working=is_working), told)


async def remove(session: Session, actor: Person, number: int, *, now: datetime) -> None:
    """The day is an ordinary one again. Pressing twice is harmless."""
    at = day_numbers.of(number)
    if at and await ask.drop_holiday(session, at):
        _changed(session, actor, at, now)


def _changed(session: Session, actor: Person, at: date, now: datetime, **facts: Any) -> None:
    audit.note(session, actor.id, "calendar-changed", now=now, day=at.isoformat(), **facts)
    holidays.forget(session)


def _checked(text: str, is_working: bool, now: datetime) -> tuple[date, Bilingual]:
    """Raises HolidayUnclear, YearNotKept, NoWeekend."""
    at, title = _read(text, now)
    this = academy_day(now).year
    if at.year not in (this, this + 1):
        raise YearNotKept(first=str(this), last=str(this + 1))
    if is_working and at.weekday() < _SATURDAY:
        raise NoWeekend(day=at)
    return at, title


def _read(text: str, now: datetime) -> tuple[date, Bilingual]:
    """Raises HolidayUnclear."""
    words = text.split(maxsplit=1)
    try:
        first, last = typed_days.days(words[0] if words else "", now=now)
    except DaysUnclear:
        raise HolidayUnclear from None
    kk, _, ru = (words[1] if len(words) > 1 else "").partition("/")
    title = Bilingual(kk.strip(), ru.strip() or kk.strip())
    if first != last or max(len(title.kk), len(title.ru)) > TITLE_LENGTH:
        raise HolidayUnclear
    return first, title
