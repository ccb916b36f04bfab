"""Days off of a teacher, and who stands in for them: questions go there meanwhile (art. 6.2)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from academy import audit
from academy.errors.hours import AbsenceNotFound, DaysPast, DaysTaken, StandInNotFound
from academy.pages import Page, cut
from academy.timetable import ACADEMY_ZONE
from storage.database import Session
from storage.queries import absences as ask
from storage.queries.absences import Absence as Absence
from storage.tables.hours import DayOff
from storage.tables.people import Person

MOST_DAYS = 366  # of one leave, and how far ahead it may begin


async def ahead(session: Session, whose: Person, *, now: datetime) -> Sequence[Absence]:
    """The leaves that are not over, the next one first."""
    return await ask.ahead(session, whose.id, _today(now))


async def add(
    session: Session, actor: Person, whose: Person, days: tuple[date, date], *, now: datetime
) -> DayOff:
    """Both ends are days off. Raises DaysPast, DaysTaken."""
    (first, last), today, most = days, _today(now), timedelta(days=MOST_DAYS)
    if last < today or last - first > most or first - today > most:
        raise DaysPast(most=MOST_DAYS)
    if await ask.is_taken(session, whose.id, first, last):
        raise DaysTaken
    row = DayOff(person_id=whose.id, first_day=first, last_day=last)
    session.add(row)
    await session.flush()
    _note(session, actor, whose, now)
    return row


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


def _note(session: Session, actor: Person, whose: Person, now: datetime) -> None:
    audit.note(session, actor.id, "days-off-changed", now=now, person=whose.id)


def _today(now: datetime) -> date:
    return now.astimezone(ACADEMY_ZONE).date()
