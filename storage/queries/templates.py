"""Questions the database is asked about ready answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.tables.consultations import AnswerTemplate, Entry, EntryCopy, Side
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching

_SEEN = (Entry.side != Side.NOTE, Entry.is_withheld.is_(False))


def _departments(person_id: int) -> Select[Any]:
    """The numbers of the departments the person teaches in or heads."""
    taught = (
        select(Discipline.department_id)
        .join(Teaching, Teaching.discipline_id == Discipline.id)
        .where(Teaching.person_id == person_id, Discipline.department_id.is_not(None))
    )
    theirs = or_(Department.id.in_(taught), Department.head_id == person_id)
    return select(Department.id).where(theirs, Department.archived_at.is_(None))


def _reached(person_id: int) -> ColumnElement[bool]:
    """Their own, and those of their departments."""
    own = AnswerTemplate.author_id == person_id
    shared = AnswerTemplate.department_id.in_(_departments(person_id))
    return and_(AnswerTemplate.archived_at.is_(None), or_(own, shared))


def _kept(person_id: int) -> ColumnElement[bool]:
    """Those they may change: their own, and of the department they head."""
    headed = select(Department.id).where(Department.head_id == person_id)
    theirs = or_(AnswerTemplate.author_id == person_id, AnswerTemplate.department_id.in_(headed))
    return and_(AnswerTemplate.archived_at.is_(None), theirs)


async def count(session: Session, person_id: int) -> int:
    statement = select(func.count()).select_from(AnswerTemplate).where(_reached(person_id))
    return await session.scalar(statement) or 0


async def templates(
    session: Session, person_id: int, *, offset: int, limit: int
) -> Sequence[AnswerTemplate]:
    """A part of the ready answers the person can use, by title."""
    statement = select(AnswerTemplate).where(_reached(person_id))
    statement = statement.order_by(AnswerTemplate.title, AnswerTemplate.id)
    return (await session.scalars(statement.offset(offset).limit(limit))).all()


async def template(
    session: Session, person_id: int, template_id: int
) -> tuple[AnswerTemplate, Department | None, bool] | None:
    """One the person can use, of which department, and whether they may change it."""
    rows = await session.execute(
        select(AnswerTemplate, Department, _kept(person_id))
        .outerjoin(Department, Department.id == AnswerTemplate.department_id)
        .where(AnswerTemplate.id == template_id, _reached(person_id))
        .execution_options(populate_existing=True)
    )
    found = rows.one_or_none()
    return (found[0], found[1], bool(found[2])) if found else None


async def change(session: Session, person_id: int, template_id: int, **fields: Any) -> bool:
    """Set these columns of one the person may change."""
    changed = await session.execute(
        update(AnswerTemplate)
        .where(AnswerTemplate.id == template_id, _kept(person_id))
        .values(**fields)
        .returning(AnswerTemplate.id)
        .execution_options(synchronize_session=False)
    )
    return changed.scalar_one_or_none() is not None


async def departments(session: Session, person_id: int, limit: int) -> Sequence[Department]:
    """The departments the person can share with."""
    statement = select(Department).where(Department.id.in_(_departments(person_id)))
    return (await session.scalars(statement.order_by(Department.code).limit(limit))).all()


async def share(
    session: Session, person_id: int, template_id: int, department_id: int | None
) -> bool:
    """Make it a department's of theirs, or their own again."""
    fields = {"department_id": department_id}
    if department_id is None:
        return await change(session, person_id, template_id, **fields)
    theirs = _departments(person_id).where(Department.id == department_id).exists()
    changed = await session.execute(
        update(AnswerTemplate)
        .where(AnswerTemplate.id == template_id, _kept(person_id), theirs)
        .values(**fields)
        .returning(AnswerTemplate.id)
        .execution_options(synchronize_session=False)
    )
    return changed.scalar_one_or_none() is not None


async def answer_at(session: Session, person_id: int, chat_id: int, message_id: int) -> str | None:
    """The text of the person's own answer that stands there."""
    statement = (
        select(Entry.text)
        .join(EntryCopy, EntryCopy.entry_id == Entry.id)
        .where(EntryCopy.chat_id == chat_id, EntryCopy.message_id == message_id)
        .where(Entry.author_id == person_id, Entry.side == Side.STAFF, Entry.text != "")
    )
    return await session.scalar(statement)


async def archive(session: Session, person_id: int, template_id: int, now: datetime) -> bool:
    """Take it out of use."""
    return await change(session, person_id, template_id, archived_at=now)


async def newest(session: Session, thread_id: int) -> int:
    """The newest message of the thread that both sides see."""
    found = select(func.max(Entry.id)).where(Entry.thread_id == thread_id, *_SEEN)
    return await session.scalar(found) or 0


async def thread_ending_with(session: Session, entry_id: int) -> int | None:
    """The thread whose newest message this is; none where something newer was written."""
    later = aliased(Entry)
    seen = later.side != Side.NOTE, later.is_withheld.is_(False)
    newer = select(later.id).where(later.thread_id == Entry.thread_id, later.id > Entry.id, *seen)
    return await session.scalar(
        select(Entry.thread_id).where(Entry.id == entry_id, ~newer.correlate(Entry).exists())
    )
