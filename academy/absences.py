"""Days off of a teacher, and who stands in for them: questions go there meanwhile (art. 6.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from academy import audit, withdrawals
from academy.errors.hours import AbsenceNotFound, DaysPast, DaysTaken, StandInNotFound
from academy.pages import Page, cut
from academy.timetable import academy_day
from academy.withdrawals import Affected as Affected
from storage.database import Session
from storage.queries import absences as ask
from storage.queries.absences import Absence as Absence
from storage.tables.people import Person

MOST_DAYS = 366  # of one leave, and how far ahead it may begin


@dataclass(frozen=True)
class Kept:
    """The number of a new leave, and the times for consultations it took back."""

    absence_id: int
    withdrawn: Affected


async def ahead(session: Session, whose: Person, *, now: datetime) -> Sequence[Absence]:
    """The leaves that are not over, the next one first."""
    return await ask.ahead(session, whose.id, academy_day(now))


async def affected(
    session: Session, whose: Person, days: tuple[date, date], *, now: datetime
) -> Affected:
    """The times for consultations that such a leave would take back. Raises DaysPast, and DaysTaken
    where somebody is booked."""
    _check(days, now)
    found = await withdrawals.of_days(session, whose, days, now=now)
    if found.booked and await ask.is_taken(session, whose.id, *days):
        raise DaysTaken
    return found


async def add(
    session: Session, actor: Person, whose: Person, days: tuple[date, date], *, now: datetime
) -> Kept:
    """Both ends are days off. The teacher's times on these days are taken back, and who booked them
    is told. Raises DaysPast, DaysTaken."""
    _check(days, now)
    number = await ask.add(session, whose.id, *days)
    if number is None:
        raise DaysTaken
    told = await withdrawals.withdraw_days(session, actor, whose, days, now=now)
    _note(session, actor, whose, now, slots=told.slots, bookings=told.booked)
    return Kept(number, told)


async def remove(
    session: Session, actor: Person, whose: Person, absence_id: int, *, now: datetime
) -> None:
    """The days are working days again. Raises AbsenceNotFound."""
    if not await ask.remove(session, whose.id, absence_id):
        raise AbsenceNotFound
    _note(session, actor, whose, now)


async def colleagues(session: Session, whose: Person, page: int) -> Page[Person]:
    """Who could stand in: active teachers of the same disciplines or departments, by name."""
    return cut(await ask.colleagues(session, whose.id), page)


async def stand_in(
    session: Session,
    actor: Person,
    whose: Person,
    choice: tuple[int, int | None],
    *,
    now: datetime,
) -> None:
    """From now on this colleague stands in on that leave, or nobody: the leave and the colleague's
    number. Raises AbsenceNotFound, StandInNotFound."""
    absence_id, number = choice
    if number is not None:
        known = {each.id for each in await ask.colleagues(session, whose.id)}
        if number not in known:
            raise StandInNotFound
    if not await ask.set_stand_in(session, whose.id, absence_id, number):
        raise AbsenceNotFound
    _note(session, actor, whose, now)


def _check(days: tuple[date, date], now: datetime) -> None:
    """Raises DaysPast."""
    (first, last), today, most = days, academy_day(now), timedelta(days=MOST_DAYS)
    if last < today or last - first > most or first - today > most:
        raise DaysPast(most=MOST_DAYS)


def _note(session: Session, actor: Person, whose: Person, now: datetime, **facts: Any) -> None:
    audit.note(session, actor.id, "days-off-changed", now=now, person=whose.id, **facts)
