"""Questions the database is asked to give a consultation to a colleague."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from storage.database import Session
from storage.queries.directory import BY_NAME
from storage.queries.routes import covers
from storage.tables.consultations import EventKind, Thread, ThreadEvent
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import DayOff
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role


class Giving(NamedTuple):
    """Who gives which thread of which department away, and on which day."""

    person_id: int
    thread: Thread
    department_id: int | None
    today: date  # at the Academy


def _takes(giving: Giving) -> ColumnElement[bool]:
    """Who can take the thread: those who teach the discipline or another one of its department,
    and the head, where letters reach them and they are not away today; neither its learner nor who
    has it."""
    person_id, thread, department_id, today = giving
    near = select(Teaching.person_id).join(Discipline, Discipline.id == Teaching.discipline_id)
    taught = near.where(Discipline.id == thread.discipline_id)
    reached: list[ColumnElement[bool]] = [Person.id.in_(taught)]
    if department_id is not None:
        of_department = near.where(Discipline.department_id == department_id)
        head = select(Department.head_id).where(Department.id == department_id)
        reached += [Person.id.in_(of_department), Person.id.in_(head)]
    reachable = select(Conversation.person_id).where(
        Conversation.person_id.is_not(None), Conversation.is_reachable
    )
    away = select(DayOff.person_id).where(covers(today))
    lecturers = select(PersonRole.person_id).where(PersonRole.role == Role.LECTURER)
    return and_(
        Person.state == PersonState.ACTIVE,
        Person.id.in_(lecturers),
        Person.id.in_(reachable),
        Person.id.not_in(away),
        Person.id.not_in({person_id, thread.learner_id, thread.teacher_id or person_id}),
        or_(*reached),
    )


async def count(session: Session, giving: Giving) -> int:
    """How many could take it."""
    counted = select(func.count()).select_from(Person).where(_takes(giving))
    return await session.scalar(counted) or 0


async def colleagues(
    session: Session, giving: Giving, *, offset: int, limit: int
) -> Sequence[Person]:
    """A part of those who could take it; who teaches the discipline goes first."""
    discipline_id = giving.thread.discipline_id
    taught = select(Teaching.person_id).where(Teaching.discipline_id == discipline_id)
    statement = select(Person).where(_takes(giving)).order_by(Person.id.not_in(taught), *BY_NAME)
    return (await session.scalars(statement.offset(offset).limit(limit))).all()


async def take(session: Session, giving: Giving, to_id: int) -> bool:
    """Give the thread to this colleague, if they can take it and it is still whose it was: of two
    who hand it over the row picks one."""
    thread = giving.thread
    colleague = select(Person.id).where(Person.id == to_id, _takes(giving))
    taken = await session.execute(
        update(Thread)
        .where(Thread.id == thread.id, colleague.exists())
        .where(Thread.teacher_id.is_not_distinct_from(thread.teacher_id))
        .values(teacher_id=to_id)
        .returning(Thread.id)
        .execution_options(synchronize_session=False)
    )
    return taken.scalar_one_or_none() is not None


async def give_back(session: Session, given: ThreadEvent, before_id: int | None) -> Thread | None:
    """The thread is whose it was before this hand-over, if that was the last one and the colleague
    still has it. None where it is somebody else's by now."""
    later = select(ThreadEvent.id).where(
        ThreadEvent.thread_id == given.thread_id,
        ThreadEvent.kind == EventKind.HANDED_OVER,
        ThreadEvent.id > given.id,
    )
    before = select(Person.id).where(Person.id == before_id)  # none where they were erased
    returned = await session.scalars(
        update(Thread)
        .where(Thread.id == given.thread_id, Thread.teacher_id == given.to_person_id)
        .where(~later.exists())
        .values(teacher_id=before.scalar_subquery())
        .returning(Thread)
        .execution_options(populate_existing=True, synchronize_session=False)
    )
    return returned.one_or_none()


async def wait_anew(
    session: Session,
    thread_id: int,
    teacher_id: int | None,
    remind_at: datetime,
    escalate_at: datetime,
) -> None:
    """A thread that waits and is this teacher's, or nobody's, is due at these moments."""
    await session.execute(
        update(Thread)
        .where(Thread.id == thread_id, Thread.teacher_id.is_not_distinct_from(teacher_id))
        .where(Thread.waiting_since.is_not(None))
        .values(remind_at=remind_at, escalate_at=escalate_at)
        .execution_options(synchronize_session=False)
    )


async def event(session: Session, event_id: int) -> tuple[ThreadEvent, Person] | None:
    """What happened, and who did it."""
    rows = await session.execute(
        select(ThreadEvent, Person)
        .join(Person, Person.id == ThreadEvent.person_id)
        .where(ThreadEvent.id == event_id)
    )
    found = rows.one_or_none()
    return (found[0], found[1]) if found else None
