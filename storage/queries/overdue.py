"""Questions the database is asked about threads that wait too long, and the moments taken off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from storage.database import Session
from storage.queries.routes import covers
from storage.tables.consultations import Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import DayOff
from storage.tables.people import Conversation, Person, PersonState

_NAMED = 3  # teachers of a discipline


@dataclass(frozen=True)
class Waiting:
    """A thread in which somebody waits; the learner's name where the department shows it."""

    thread: Thread
    since: datetime
    discipline: Discipline
    learner: Person
    is_hidden: bool


async def take_reminders(session: Session, now: datetime, limit: int) -> Sequence[Thread]:
    """Threads whose reminder is due, the oldest first; it is due no more."""
    return await _take(session, Thread.remind_at, now, limit)


async def take_escalations(session: Session, now: datetime, limit: int) -> Sequence[Thread]:
    """The same for the head of the department."""
    return await _take(session, Thread.escalate_at, now, limit)


async def _take(
    session: Session, moment: InstrumentedAttribute[datetime | None], now: datetime, limit: int
) -> Sequence[Thread]:
    due: ColumnElement[bool] = moment.is_not(None) & (moment <= now)
    chosen = select(Thread.id).where(due, Thread.waiting_since.is_not(None))
    chosen = chosen.order_by(moment).limit(limit).with_for_update(skip_locked=True)
    taken = await session.scalars(
        update(Thread)
        .where(Thread.id.in_(chosen.scalar_subquery()), due)
        .values({moment: None})
        .returning(Thread)
        .execution_options(populate_existing=True, synchronize_session=False)
    )
    return taken.all()


async def heads(session: Session, thread_ids: Sequence[int], today: date) -> dict[int, int]:
    """The heads of the threads' departments who are active and reached, by thread; of one who is
    away today, who stands in for them."""
    is_away = and_(DayOff.person_id == Department.head_id, covers(today))
    is_instead = func.coalesce(DayOff.stand_in_id == Person.id, False)
    statement = (
        select(Thread.id, Person.id)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .join(Department, Department.id == Discipline.department_id)
        .outerjoin(DayOff, is_away)
        .join(Person, or_(Person.id == Department.head_id, Person.id == DayOff.stand_in_id))
        .join(Conversation, Conversation.person_id == Person.id)
        .where(Thread.id.in_(thread_ids), Thread.learner_id != Person.id)
        .where(Person.state == PersonState.ACTIVE, Conversation.is_reachable)
        .order_by(is_instead)
    )
    return {thread_id: person_id for thread_id, person_id in await session.execute(statement)}


async def waiting(session: Session, thread_id: int) -> Waiting | None:
    """The thread, if somebody waits there."""
    statement = (
        select(Thread, Discipline, Person, Department.hides_learner)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .join(Person, Person.id == Thread.learner_id)
        .outerjoin(Department, Department.id == Discipline.department_id)
        .where(Thread.id == thread_id, Thread.waiting_since.is_not(None))
    )
    row = (await session.execute(statement)).first()
    if row is None:
        return None
    thread, discipline, learner, is_hidden = row
    assert thread.waiting_since is not None  # noqa: S101 - the query says so
    return Waiting(thread, thread.waiting_since, discipline, learner, bool(is_hidden))


async def asked(session: Session, thread: Thread) -> Sequence[str]:
    """The names of who answers: who has taken the thread, else some who teach the discipline."""
    taught = select(Teaching.person_id).where(Teaching.discipline_id == thread.discipline_id)
    own = Person.id == thread.teacher_id
    who = own if thread.teacher_id is not None else or_(own, Person.id.in_(taught))
    statement = select(Person).where(who, Person.state == PersonState.ACTIVE)
    people = await session.scalars(statement.order_by(Person.folded, Person.id).limit(_NAMED))
    return [each.name for each in people]
