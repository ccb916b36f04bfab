"""Questions the database is asked about what waits for a teacher."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, select

from storage.database import Session
from storage.queries.staffing import staffed_by
from storage.tables.consultations import Entry, Side, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person


def _queued(person_id: int, today: date, *, is_waiting: bool) -> ColumnElement[bool]:
    staffed = staffed_by(person_id, today)
    if is_waiting:
        return and_(Thread.waiting_since.is_not(None), staffed)
    return and_(Thread.waiting_since.is_(None), _written_at().is_not(None), staffed)


def _written_at() -> ScalarSelect[Any]:
    """When the newest message came that the staff can read: what is kept from them leaves no
    trace, so that a thread of nothing else is none of theirs."""
    return (
        select(func.max(Entry.written_at))
        .where(Entry.thread_id == Thread.id, Entry.side != Side.NOTE, Entry.is_withheld.is_(False))
        .scalar_subquery()
    )


async def count(session: Session, person_id: int, today: date, *, is_waiting: bool) -> int:
    """How many threads of the person's wait, or how many do not."""
    statement = select(func.count()).select_from(Thread)
    queued = _queued(person_id, today, is_waiting=is_waiting)
    return await session.scalar(statement.where(queued)) or 0


async def threads(
    session: Session, person_id: int, today: date, *, is_waiting: bool, offset: int, limit: int
) -> Sequence[tuple[Thread, Discipline, Department | None, Person, None]]:
    """A part of them: who waits longest goes first, and what was written last among the others."""
    order = Thread.waiting_since if is_waiting else _written_at().desc()
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
