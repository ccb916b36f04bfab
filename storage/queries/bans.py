"""Questions the database is asked about who may not write to the staff."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, func, literal, or_, select, update

from storage.database import Session
from storage.tables.consultations import Ban, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.people import Person


def _stands(now: datetime) -> ColumnElement[bool]:
    return and_(Ban.lifted_at.is_(None), or_(Ban.ends_at.is_(None), Ban.ends_at > now))


async def standing(
    session: Session, learner_id: int, department_id: int | None, now: datetime
) -> Ban | None:
    """What keeps the learner from writing there; a ban that was told goes before a silent one."""
    return await session.scalar(_standing(learner_id, literal(department_id, Integer), now))


async def standing_in(
    session: Session, learner_id: int, thread_id: int, now: datetime
) -> Ban | None:
    """The same, of the department of a thread."""
    department = (
        select(Discipline.department_id)
        .join(Thread, Thread.discipline_id == Discipline.id)
        .where(Thread.id == thread_id)
        .scalar_subquery()
    )
    return await session.scalar(_standing(learner_id, department, now))


def _standing(learner_id: int, department: ColumnElement[Any], now: datetime) -> Select[Ban]:
    return (
        select(Ban)
        .where(Ban.learner_id == learner_id, _stands(now))
        .where(or_(Ban.department_id.is_(None), Ban.department_id == department))
        .order_by(Ban.is_silent, Ban.ends_at.is_not(None), Ban.ends_at.desc())
        .limit(1)
    )


async def end(
    session: Session, ban: Ban, author_id: int, now: datetime
) -> Sequence[tuple[int, bool]]:
    """Lift whatever stands of the same learner in the same place: numbers, and which are silent."""
    department_id = ban.department_id
    rows = await session.execute(
        update(Ban)
        .where(Ban.learner_id == ban.learner_id, _stands(now))
        .where(Ban.department_id.is_not_distinct_from(department_id))
        .values(lifted_at=now, lifted_by=author_id)
        .returning(Ban.id, Ban.is_silent)
        .execution_options(synchronize_session=False)
    )
    return [(row[0], row[1]) for row in rows]


async def ban(session: Session, ban_id: int) -> tuple[Ban, Department | None, Person] | None:
    """A ban as it is now, of which department, and its learner."""
    rows = await session.execute(
        select(Ban, Department, Person)
        .outerjoin(Department, Department.id == Ban.department_id)
        .join(Person, Person.id == Ban.learner_id)
        .where(Ban.id == ban_id)
        .execution_options(populate_existing=True)
    )
    found = rows.one_or_none()
    return (found[0], found[1], found[2]) if found else None


async def count(session: Session, now: datetime) -> int:
    """How many stand."""
    statement = select(func.count()).select_from(Ban).where(_stands(now))
    return await session.scalar(statement) or 0


async def bans(
    session: Session, now: datetime, *, offset: int, limit: int
) -> Sequence[tuple[Ban, Person]]:
    """A part of those that stand, the newest first, with their learners."""
    rows = await session.execute(
        select(Ban, Person)
        .join(Person, Person.id == Ban.learner_id)
        .where(_stands(now))
        .order_by(Ban.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def is_of(session: Session, person_id: int, department_id: int) -> bool:
    """Whether the person teaches a discipline of the department, or is its head."""
    taught = (
        select(Teaching.discipline_id)
        .join(Discipline, Discipline.id == Teaching.discipline_id)
        .where(Teaching.person_id == person_id, Discipline.department_id == department_id)
    )
    headed = select(Department.id).where(
        Department.id == department_id, Department.head_id == person_id
    )
    return bool(await session.scalar(select(or_(taught.exists(), headed.exists()))))
