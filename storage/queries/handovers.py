"""Questions the database is asked to give a consultation to a colleague."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from storage.database import Session
from storage.queries.directory import BY_NAME
from storage.tables.consultations import Entry, Side, Thread, ThreadEvent
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.people import Person, PersonRole, PersonState, Role


def _takes(person_id: int, thread: Thread, department_id: int | None) -> ColumnElement[bool]:
    """Who can take the thread from this person: those who teach the discipline or another one of
    its department, and the head; neither its learner nor who has it."""
    near = select(Teaching.person_id).join(Discipline, Discipline.id == Teaching.discipline_id)
    taught = near.where(Discipline.id == thread.discipline_id)
    reached: list[ColumnElement[bool]] = [Person.id.in_(taught)]
    if department_id is not None:
        of_department = near.where(Discipline.department_id == department_id)
        head = select(Department.head_id).where(Department.id == department_id)
        reached += [Person.id.in_(of_department), Person.id.in_(head)]
    lecturers = select(PersonRole.person_id).where(PersonRole.role == Role.LECTURER)
    return and_(
        Person.state == PersonState.ACTIVE,
        Person.id.in_(lecturers),
        Person.id.not_in({person_id, thread.learner_id, thread.teacher_id or person_id}),
        or_(*reached),
    )


async def count(session: Session, person_id: int, thread: Thread, department_id: int | None) -> int:
    """How many could take it."""
    takes = _takes(person_id, thread, department_id)
    return await session.scalar(select(func.count()).select_from(Person).where(takes)) or 0


async def colleagues(
    session: Session,
    person_id: int,
    thread: Thread,
    department_id: int | None,
    *,
    offset: int,
    limit: int,
) -> Sequence[Person]:
    """A part of those who could take it; who teaches the discipline goes first."""
    taught = select(Teaching.person_id).where(Teaching.discipline_id == thread.discipline_id)
    statement = (
        select(Person)
        .where(_takes(person_id, thread, department_id))
        .order_by(Person.id.not_in(taught), *BY_NAME)
    )
    return (await session.scalars(statement.offset(offset).limit(limit))).all()


async def take(
    session: Session, person_id: int, thread: Thread, department_id: int | None, to_id: int
) -> bool:
    """Give the thread to this colleague, if they can take it and it is still whose it was: of two
    who hand it over the row picks one."""
    colleague = select(Person.id).where(
        Person.id == to_id, _takes(person_id, thread, department_id)
    )
    taken = await session.execute(
        update(Thread)
        .where(Thread.id == thread.id, colleague.exists())
        .where(Thread.teacher_id.is_not_distinct_from(thread.teacher_id))
        .values(teacher_id=to_id)
        .returning(Thread.id)
        .execution_options(synchronize_session=False)
    )
    return taken.scalar_one_or_none() is not None


async def wait_anew(
    session: Session, thread_id: int, to_id: int, remind_at: datetime, escalate_at: datetime
) -> None:
    """A thread that waits and is this colleague's is due at these moments."""
    await session.execute(
        update(Thread)
        .where(Thread.id == thread_id, Thread.teacher_id == to_id)
        .where(Thread.waiting_since.is_not(None))
        .values(remind_at=remind_at, escalate_at=escalate_at)
        .execution_options(synchronize_session=False)
    )


async def unanswered(session: Session, thread_id: int, limit: int) -> Sequence[Entry]:
    """What the learner wrote since the staff answered last, the oldest first; of very much only
    the newest."""
    answered = (
        select(func.max(Entry.id))
        .where(Entry.thread_id == thread_id, Entry.side == Side.STAFF)
        .scalar_subquery()
    )
    statement = (
        select(Entry)
        .where(Entry.thread_id == thread_id, Entry.side == Side.LEARNER)
        .where(Entry.is_withheld.is_(False), Entry.recalled_at.is_(None))
        .where(Entry.id > func.coalesce(answered, 0))
        .order_by(Entry.id.desc())
        .limit(limit)
    )
    return list(reversed((await session.scalars(statement)).all()))


async def event(session: Session, event_id: int) -> tuple[ThreadEvent, Person] | None:
    """What happened, and who did it."""
    rows = await session.execute(
        select(ThreadEvent, Person)
        .join(Person, Person.id == ThreadEvent.person_id)
        .where(ThreadEvent.id == event_id)
    )
    found = rows.one_or_none()
    return (found[0], found[1]) if found else None
