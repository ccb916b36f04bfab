"""Questions the database is asked about working time: hours of the week, days off, holidays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import delete, select

from storage.database import Session
from storage.queries.upserts import insert_new, renew
from storage.tables.columns import Bilingual
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import DayOff, Holiday, OfficeHours
from storage.tables.people import Person, PersonState


@dataclass(frozen=True)
class Answering:
    """How long a department waits, and a piece of one teacher's working time: a span of the week
    beside days off; the same span stands beside every day off."""

    remind_after: timedelta | None
    escalate_after: timedelta | None
    person_id: int | None
    weekday: int | None
    begins: time | None
    ends: time | None
    first_day: date | None
    last_day: date | None


async def answering(
    session: Session, discipline_id: int, person_ids: Sequence[int], today: date
) -> Sequence[Answering]:
    """The working time of these people, or of all active teachers of the discipline."""
    taught = select(Teaching.person_id).where(Teaching.discipline_id == discipline_id)
    chosen = Person.id.in_(person_ids or taught) & (Person.state == PersonState.ACTIVE)
    is_ahead = (DayOff.person_id == Person.id) & (DayOff.last_day >= today)
    statement = (
        select(
            Department.remind_after,
            Department.escalate_after,
            Person.id,
            OfficeHours.weekday,
            OfficeHours.begins,
            OfficeHours.ends,
            DayOff.first_day,
            DayOff.last_day,
        )
        .select_from(Discipline)
        .outerjoin(Department, Department.id == Discipline.department_id)
        .outerjoin(Person, chosen)
        .outerjoin(OfficeHours, OfficeHours.person_id == Person.id)
        .outerjoin(DayOff, is_ahead)
        .where(Discipline.id == discipline_id)
    )
    return [Answering(*row) for row in await session.execute(statement)]


async def holidays(session: Session) -> Sequence[Holiday]:
    """Every day that is not what its weekday says."""
    return (await session.scalars(select(Holiday).order_by(Holiday.day))).all()


async def add_holidays(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """New days of the calendar; one that is there already stays as it is."""
    await session.execute(insert_new(session, Holiday), list(rows))


async def holiday(session: Session, day: date) -> Holiday | None:
    """This day, where it is not what its weekday says."""
    return await session.get(Holiday, day)


async def put_holiday(session: Session, day: date, title: Bilingual, is_working: bool) -> None:
    """From now on the day is this."""
    fields = {"title": title, "is_working": is_working}
    await session.execute(renew(session, Holiday, {"day": day}, fields))


async def drop_holiday(session: Session, day: date) -> bool:
    """Whether the day was not what its weekday says."""
    gone = await session.execute(delete(Holiday).where(Holiday.day == day).returning(Holiday.day))
    return gone.first() is not None


async def own_hours(session: Session, person_id: int) -> Sequence[OfficeHours]:
    """The person's own spans of the week, in order."""
    statement = select(OfficeHours).where(OfficeHours.person_id == person_id)
    order = (OfficeHours.weekday, OfficeHours.begins)
    return (await session.scalars(statement.order_by(*order))).all()


async def replace_hours(
    session: Session, person_id: int, rows: Sequence[Mapping[str, Any]]
) -> None:
    """From now on the person's spans are these."""
    await session.execute(delete(OfficeHours).where(OfficeHours.person_id == person_id))
    if rows:
        await session.execute(insert_new(session, OfficeHours), list(rows))
