"""Questions the database is asked about working time: hours of the week, days off, holidays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import select

from storage.database import Session
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
