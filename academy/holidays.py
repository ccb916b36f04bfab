"""The Academy's calendar: which days are no workdays, and which weekends are.

A process keeps it in memory: it is asked for with every question and hardly ever changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from academy import holiday_law
from academy.timetable import ACADEMY_ZONE
from academy.workdays import Calendar
from storage.database import Session, after_commit
from storage.queries import hours as ask
from storage.tables.hours import Holiday


@dataclass
class _Kept:
    """The calendar of one database, and how often it was changed."""

    calendar: Calendar | None = None
    changes: int = 0


_KEPT: WeakKeyDictionary[Any, _Kept] = WeakKeyDictionary()


async def calendar(session: Session) -> Calendar:
    """Every day that is not what its weekday says. One query, and none once it is known."""
    return _kept(session).calendar or await renew(session)


async def renew(session: Session) -> Calendar:
    """Look again: another process may have changed the calendar. One query."""
    kept = _kept(session)
    changes = kept.changes
    found = _calendar(await ask.holidays(session))
    if kept.changes == changes:  # else these rows may be older than the change
        kept.calendar = found
    return found


async def seed(session: Session, *, now: datetime) -> int:
    """Put the law's free days of this and the next year into a calendar that knows no day of that
    year yet; what was changed by hand stays as it is. Say how many days are new."""
    this = now.astimezone(ACADEMY_ZONE).year
    known = {each.day.year for each in await ask.holidays(session)}
    days = [each for year in (this, this + 1) if year not in known for each in law(year)]
    if days:
        await ask.add_holidays(session, days)
        forget(session)
    return len(days)


def law(year: int) -> list[dict[str, Any]]:
    """The rows of a year, as the law has it."""
    found = holiday_law.free_days(year)
    return [{"day": day, "title": title, "is_working": False} for day, title in found.items()]


def forget(session: Session) -> None:
    """With the commit of this transaction the calendar is another one."""
    kept = _kept(session)

    def change() -> None:
        kept.calendar, kept.changes = None, kept.changes + 1

    after_commit(session, change)


def _kept(session: Session) -> _Kept:
    return _KEPT.setdefault(session.get_bind(), _Kept())


def _calendar(rows: Iterable[Holiday]) -> Calendar:
    days: dict[bool, set[Any]] = {True: set(), False: set()}
    for row in rows:
        days[row.is_working].add(row.day)
    return Calendar(holidays=frozenset(days[False]), working=frozenset(days[True]))
