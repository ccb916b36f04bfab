"""Questions the database is asked to close a consultation and to keep how it was rated."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Exists, case, literal_column, or_, select, update

from storage.database import Session
from storage.tables.consultations import Entry, EventKind, Side, Thread, ThreadEvent, ThreadState
from storage.tables.disciplines import Discipline
from storage.tables.letters import Letter
from storage.tables.people import Person

_COMING: tuple[ColumnElement[str], ...] = (  # as the index has it
    literal_column("'waiting'"),
    literal_column("'sending'"),
)
_DONE = {"waiting_since": None, "remind_at": None, "escalate_at": None}


async def close(
    session: Session,
    thread_id: int,
    now: datetime,
    *,
    learner_id: int | None = None,
    unless: Exists | None = None,
) -> Thread | None:
    """Close a thread that is not closed, of this learner if one is named; not where staff have not
    seen everything. Of two who close it the row picks one, and the other gets none."""
    statement = update(Thread).where(Thread.id == thread_id, Thread.state != ThreadState.CLOSED)
    if learner_id is not None:
        statement = statement.where(Thread.learner_id == learner_id)
    if unless is not None:
        statement = statement.where(~unless)
    closing = statement.values(state=ThreadState.CLOSED, closed_at=now, **_DONE).returning(Thread)
    options = {"synchronize_session": False, "populate_existing": True}
    return (await session.scalars(closing, execution_options=options)).one_or_none()


def newer(thread_id: int, seen: int) -> Exists:
    """Something the learner wrote after the entry that was seen last."""
    written = Entry.thread_id == thread_id, Entry.side == Side.LEARNER, Entry.id > seen
    return select(Entry.id).where(*written, Entry.is_withheld.is_(False)).exists()


def coming(lane: str, kind: str) -> Exists:
    """Something of this kind that is on its way in the lane."""
    return (
        select(Letter.id)
        .where(Letter.lane == lane, Letter.kind == kind, Letter.state.in_(_COMING))
        .exists()
    )


async def rate(
    session: Session, learner_id: int, thread_id: int, points: int, change: timedelta, now: datetime
) -> bool:
    """Keep the rating of the learner's closed thread: the first since it was closed, or another
    one within the span after the first. `rated_at` stays the moment of the first."""
    is_first = or_(Thread.rated_at.is_(None), Thread.rated_at < Thread.closed_at)
    rated = await session.execute(
        update(Thread)
        .where(Thread.id == thread_id, Thread.learner_id == learner_id)
        .where(Thread.state == ThreadState.CLOSED, or_(is_first, Thread.rated_at > now - change))
        .values(rating=points, rated_at=case((is_first, now), else_=Thread.rated_at))
        .returning(Thread.id)
        .execution_options(synchronize_session=False)
    )
    return rated.scalar_one_or_none() is not None


async def closed(
    session: Session, thread_id: int
) -> tuple[Thread, Discipline, Person | None] | None:
    """A thread as it is now, and who closed it last."""
    closing = (
        select(ThreadEvent.person_id)
        .where(ThreadEvent.thread_id == Thread.id, ThreadEvent.kind == EventKind.CLOSED)
        .order_by(ThreadEvent.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Thread, Discipline, Person)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .outerjoin(Person, Person.id == closing)
        .where(Thread.id == thread_id)
        .execution_options(populate_existing=True)
    )
    found = rows.one_or_none()
    return (found[0], found[1], found[2]) if found else None
