"""Questions the database is asked about what waits for a teacher."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select

from storage.database import Session
from storage.queries.staffing import staffed_by
from storage.tables.consultations import Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person


def _queued(person_id: int, today: date, *, is_waiting: bool) -> ColumnElement[bool]:
    waits = Thread.waiting_since.is_not(None) if is_waiting else Thread.waiting_since.is_(None)
    return and_(waits, staffed_by(person_id, today))


async def count(session: Session, person_id: int, today: date, *, is_waiting: bool) -> int:
    """How many threads of the person's wait, or how many do not."""
    statement = select(func.count()).select_from(Thread)
    queued = _queued(person_id, today, is_waiting=is_waiting)
    return await session.scalar(statement.where(queued)) or 0


async def threads(
    session: Session, person_id: int, today: date, *, is_waiting: bool, offset: int, limit: int
) -> Sequence[tuple[Thread, Discipline, Department | None, Person, None]]:
    """A part of them: who waits longest goes first, and what was written last among the others."""
    order = Thread.waiting_since if is_waiting else Thread.written_at.desc()
    rows = await session.execute(
        select(Thread, Discipline, Department, Person)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .outerjoin(Department, Department.id == Discipline.department_id)
        .join(Person, Person.id == Thread.learner_id)
        .where(_queued(person_id, today, is_waiting=is_waiting))
        .order_by(order, Thread.id)
        .offset(offset)
        .limit(limit)
    )
    return [(row[0], row[1], row[2], row[3], None) for row in rows]
