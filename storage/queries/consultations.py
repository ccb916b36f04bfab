"""Questions the database is asked about threads, and the marks it keeps on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, update

from storage.database import Session
from storage.queries.routes import (
    Marks,
    entry_at,
    studied_by,
    waiting_parcel,
)
from storage.queries.staffing import staffed_by
from storage.queries.upserts import renew
from storage.queries.waits import coming_since
from storage.tables.columns import Moment
from storage.tables.consultations import Entry, EntryCopy, Side, Thread, ThreadState
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.people import Person


@dataclass(frozen=True)
class Reached:
    """A thread that was just written into by the staff; what the message says of others."""

    thread: Thread
    quote_id: int | None
    has_album: bool
    waiting_parcel: str | None


async def disciplines(session: Session, learner_id: int) -> Sequence[Discipline]:
    """What the learner's groups study."""
    statement = select(Discipline).where(Discipline.id.in_(studied_by(learner_id)))
    return (await session.scalars(statement.order_by(Discipline.id))).all()


async def open_thread(
    session: Session,
    learner_id: int,
    discipline_id: int,
    chat_id: int | None,
    *,
    waits: bool,
    now: datetime,
) -> Thread:
    """The learner's one thread in this discipline, new or found. `waits`: for an answer, since its
    oldest message without one. In another group than before it has no topic yet."""
    changes: dict[str, Any] = {"written_at": now}
    fields: dict[str, Any] = {"opened_at": now, "written_at": now}
    if waits:
        fields["waiting_since"] = now
        changes |= _waiting(now)
    if chat_id is not None:
        fields["chat_id"] = changes["chat_id"] = chat_id
        changes["topic_id"] = case((Thread.chat_id == chat_id, Thread.topic_id))
    keys = {"learner_id": learner_id, "discipline_id": discipline_id}
    opened = await session.scalars(
        renew(session, Thread, keys, fields, changes).returning(Thread),
        execution_options={"populate_existing": True},
    )
    thread: Thread = opened.one()
    return thread


def _waiting(now: datetime) -> dict[str, Any]:
    state = case(
        (Thread.state == ThreadState.CLOSED, ThreadState.REOPENED),
        (Thread.state == ThreadState.ANSWERED, ThreadState.OPEN),
        else_=Thread.state,
    )
    since = func.coalesce(Thread.waiting_since, now)
    return {"state": state, "waiting_since": since, "answered_at": None, "closed_at": None}


async def mark_answered(
    session: Session, person_id: int, thread_id: int, marks: Marks
) -> Reached | None:
    """The staff wrote: nobody waits any more but for what is still on its way to them, and who was
    first has taken the thread. None where it is not this person's to answer; in the group it went
    to everybody answers."""
    parts = (
        select(func.count())
        .where(Entry.thread_id == thread_id, Entry.album == (marks.album or ""))
        .scalar_subquery()
    )
    now, parcel = marks.now, waiting_parcel(thread_id, Side.STAFF, marks.now)
    is_theirs = or_(staffed_by(person_id, marks.today), _in_group(person_id, marks.chat_id))
    since = coming_since()
    answered = await session.execute(
        update(Thread)
        .where(Thread.id == thread_id, is_theirs)
        .values(
            state=case((since.is_not(None), Thread.state), else_=ThreadState.ANSWERED),
            written_at=now,
            replied_at=now,
            answered_at=case((since.is_(None), literal(now, Moment()))),
            closed_at=None,
            waiting_since=since,
            remind_at=case((since.is_not(None), Thread.remind_at)),
            escalate_at=case((since.is_not(None), Thread.escalate_at)),
            teacher_id=func.coalesce(Thread.teacher_id, person_id),
        )
        .returning(Thread, entry_at(marks.chat_id, marks.message_id), parts, parcel)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    row = answered.one_or_none()
    return Reached(row[0], row[1], bool(row[2]), row[3]) if row else None


async def staffed_thread(
    session: Session, person_id: int, thread_id: int, today: date
) -> Thread | None:
    """The thread, if this person answers in it."""
    return await session.scalar(
        select(Thread).where(Thread.id == thread_id, staffed_by(person_id, today))
    )


async def staffed_thread_at(
    session: Session, person_id: int, chat_id: int, message_id: int, today: date
) -> Thread | None:
    """The thread this person answers in to which this message belongs."""
    is_theirs = or_(staffed_by(person_id, today), _in_group(person_id, chat_id))
    return await session.scalar(
        select(Thread)
        .join(Entry, Entry.thread_id == Thread.id)
        .join(EntryCopy, EntryCopy.entry_id == Entry.id)
        .where(EntryCopy.chat_id == chat_id, EntryCopy.message_id == message_id, is_theirs)
    )


def _in_group(person_id: int, chat_id: int) -> ColumnElement[bool]:
    """Threads that went to this group: in a private chat there are none."""
    return and_(Thread.chat_id == chat_id, Thread.learner_id != person_id)


async def thread(session: Session, thread_id: int) -> Thread | None:
    return await session.get(Thread, thread_id)


async def groups(session: Session, learner_id: int, discipline_id: int) -> Sequence[str]:
    """The codes of the learner's groups that study the discipline."""
    statement = (
        select(Group.code)
        .join(Membership, Membership.group_id == Group.id)
        .join(Enrolment, Enrolment.group_id == Group.id)
        .where(Membership.person_id == learner_id, Enrolment.discipline_id == discipline_id)
        .order_by(Group.id)
    )
    return (await session.scalars(statement)).all()


async def set_due(
    session: Session, thread: Thread, remind_at: datetime | None, escalate_at: datetime | None
) -> None:
    """When to remind of this thread, unless it was answered or is known already."""
    await session.execute(
        update(Thread)
        .where(Thread.id == thread.id, Thread.waiting_since == thread.waiting_since)
        .where(Thread.remind_at.is_(None), Thread.escalate_at.is_(None))
        .values(remind_at=remind_at, escalate_at=escalate_at)
        .execution_options(synchronize_session=False)
    )


async def with_discipline(session: Session, thread_id: int) -> tuple[Thread, Discipline] | None:
    """A thread as it is now, with its discipline."""
    rows = await session.execute(
        select(Thread, Discipline)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .where(Thread.id == thread_id)
        .execution_options(populate_existing=True)
    )
    found = rows.one_or_none()
    return (found[0], found[1]) if found else None


async def addressees(
    session: Session, person_id: int, today: date, since: datetime, limit: int
) -> Sequence[tuple[Thread, Discipline, Department | None, Person]]:
    """Threads of this person's whom an answer may be meant for: those that wait, who waits longest
    first, and those they answered in lately."""
    lately = and_(Thread.teacher_id == person_id, Thread.replied_at >= since)
    rows = await session.execute(
        select(Thread, Discipline, Department, Person)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .outerjoin(Department, Department.id == Discipline.department_id)
        .join(Person, Person.id == Thread.learner_id)
        .where(staffed_by(person_id, today), or_(Thread.waiting_since.is_not(None), lately))
        .order_by(Thread.waiting_since.is_(None), Thread.waiting_since, Thread.replied_at.desc())
        .limit(limit)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]
