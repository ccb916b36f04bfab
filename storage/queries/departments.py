"""Questions the database is asked about departments: who heads them, what belongs to them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, update

from storage.database import Session
from storage.queries.directory import BY_NAME, named
from storage.queries.upserts import insert_new
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person, PersonRole, PersonState, Role

_KEPT = Department.archived_at.is_(None)


async def count(session: Session) -> int:
    return await session.scalar(select(func.count()).select_from(Department).where(_KEPT)) or 0


async def departments(session: Session, *, offset: int, limit: int) -> Sequence[Department]:
    """A part of those that are not archived, by code."""
    found = select(Department).where(_KEPT).order_by(Department.code)
    return (await session.scalars(found.offset(offset).limit(limit))).all()


async def department(
    session: Session, department_id: int
) -> tuple[Department, Person | None, BoundChat | None, int] | None:
    """A department that is not archived, its head, its group, how many disciplines it has."""
    counted = (
        select(func.count())
        .where(Discipline.department_id == Department.id, Discipline.archived_at.is_(None))
        .scalar_subquery()
    )
    group = and_(
        BoundChat.department_id == Department.id,
        BoundChat.use == ChatUse.STAFF,
        BoundChat.left_at.is_(None),
    )
    rows = await session.execute(
        select(Department, Person, BoundChat, counted)
        .outerjoin(Person, Person.id == Department.head_id)
        .outerjoin(BoundChat, group)
        .where(Department.id == department_id, _KEPT)
        .execution_options(populate_existing=True)
    )
    found = rows.one_or_none()
    return (found[0], found[1], found[2], found[3]) if found else None


async def add(session: Session, fields: dict[str, Any]) -> int | None:
    """The number of a new department; none where the code is taken."""
    statement = insert_new(session, Department).values(fields).returning(Department.id)
    number: int | None = (await session.execute(statement)).scalar_one_or_none()
    return number


async def change(session: Session, department_id: int, **fields: Any) -> bool:
    """Set these columns of a department that is not archived."""
    changed = await session.execute(
        update(Department)
        .where(Department.id == department_id, _KEPT)
        .values(**fields)
        .returning(Department.id)
        .execution_options(synchronize_session=False)
    )
    return changed.scalar_one_or_none() is not None


async def archive(session: Session, department_id: int, now: datetime) -> bool:
    """Take a department out of use: its disciplines and its group are free again."""
    if not await change(session, department_id, archived_at=now):
        return False
    for table, fields in (
        (Discipline, {"department_id": None}),
        (BoundChat, {"department_id": None, "use": None}),
    ):
        own = update(table).where(table.department_id == department_id).values(**fields)
        await session.execute(own.execution_options(synchronize_session=False))
    return True


async def count_disciplines(session: Session) -> int:
    open_ones = select(func.count()).where(Discipline.archived_at.is_(None))
    return await session.scalar(open_ones) or 0


async def disciplines(session: Session, *, offset: int, limit: int) -> Sequence[Discipline]:
    """A part of the disciplines of now, by code."""
    found = select(Discipline).where(Discipline.archived_at.is_(None)).order_by(Discipline.code)
    fresh = found.execution_options(populate_existing=True)
    return (await session.scalars(fresh.offset(offset).limit(limit))).all()


async def place(session: Session, department_id: int, discipline_id: int, *, is_in: bool) -> bool:
    """Put a discipline into the department, or take it out; whether that changed anything."""
    of = Discipline.department_id
    stands = of.is_distinct_from(department_id) if is_in else of == department_id
    kept = select(Department.id).where(Department.id == department_id, _KEPT)
    changed = await session.execute(
        update(Discipline)
        .where(Discipline.id == discipline_id, Discipline.archived_at.is_(None), stands)
        .where(kept.exists())
        .values(department_id=department_id if is_in else None)
        .returning(Discipline.id)
        .execution_options(synchronize_session=False)
    )
    return changed.scalar_one_or_none() is not None


def _lecturers(text: str) -> ColumnElement[bool]:
    teaching = select(PersonRole.person_id).where(PersonRole.role == Role.LECTURER)
    here = and_(Person.state == PersonState.ACTIVE, Person.id.in_(teaching))
    return and_(here, named(text)) if text else here


async def count_lecturers(session: Session, text: str) -> int:
    """How many active lecturers are meant; an empty text means all."""
    statement = select(func.count()).select_from(Person).where(_lecturers(text))
    return await session.scalar(statement) or 0


async def lecturers(session: Session, text: str, *, offset: int, limit: int) -> Sequence[Person]:
    """A part of them, by name."""
    found = select(Person).where(_lecturers(text)).order_by(*BY_NAME)
    return (await session.scalars(found.offset(offset).limit(limit))).all()


async def is_lecturer(session: Session, person_id: int) -> bool:
    found = select(Person.id).where(Person.id == person_id, _lecturers(""))
    return await session.scalar(found) is not None
