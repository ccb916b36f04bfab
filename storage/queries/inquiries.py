"""Questions the database is asked about a learner's own consultations."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.tables.consultations import Entry, Side, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person


async def count(session: Session, learner_id: int) -> int:
    statement = select(func.count()).where(Thread.learner_id == learner_id)
    return await session.scalar(statement) or 0


async def threads(
    session: Session, learner_id: int, *, offset: int, limit: int
) -> Sequence[tuple[Thread, Discipline]]:
    """A part of the learner's threads, that with the newest message first."""
    newest = func.coalesce(Thread.written_at, Thread.opened_at).desc()
    rows = await session.execute(
        select(Thread, Discipline)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .where(Thread.learner_id == learner_id)
        .order_by(newest, Thread.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def withheld(session: Session, thread_ids: Sequence[int], limit: int) -> Sequence[Entry]:
    """What is kept from the staff of these threads since their last answer, the newest first."""
    answer = aliased(Entry)
    later = select(answer.id).where(answer.thread_id == Entry.thread_id, answer.id > Entry.id)
    found = await session.scalars(
        select(Entry)
        .where(Entry.thread_id.in_(thread_ids), Entry.is_withheld)
        .where(~later.where(answer.side == Side.STAFF).correlate(Entry).exists())
        .order_by(Entry.id.desc())
        .limit(limit)
    )
    return found.all()


async def thread(
    session: Session, learner_id: int, thread_id: int
) -> tuple[Thread, Discipline, Department | None, Person | None] | None:
    """The learner's own thread as it is now, with its discipline, department and teacher."""
    rows = await session.execute(
        select(Thread, Discipline, Department, Person)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .outerjoin(Department, Department.id == Discipline.department_id)
        .outerjoin(Person, Person.id == Thread.teacher_id)
        .where(Thread.id == thread_id, Thread.learner_id == learner_id)
        .execution_options(populate_existing=True)
    )
    found = rows.one_or_none()
    return (found[0], found[1], found[2], found[3]) if found else None


async def newest(
    session: Session, thread_id: int, sides: Collection[Side], limit: int, *, is_whole: bool
) -> Sequence[tuple[Entry, Person]]:
    """The newest entries of these sides with their authors, the oldest of them first; what is kept
    from the staff only where the whole is asked for."""
    statement = (
        select(Entry, Person)
        .join(Person, Person.id == Entry.author_id)
        .where(Entry.thread_id == thread_id, Entry.side.in_(sides))
    )
    if not is_whole:
        statement = statement.where(Entry.is_withheld.is_(False))
    rows = (await session.execute(statement.order_by(Entry.id.desc()).limit(limit))).all()
    return [(row[0], row[1]) for row in reversed(rows)]
