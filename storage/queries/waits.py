"""Questions the database is asked about what was not answered: it waits, or waits once more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ScalarSelect,
    Select,
    String,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    update,
)

from storage.database import Session
from storage.tables.consultations import (
    Entry,
    EntryCopy,
    EventKind,
    Side,
    Thread,
    ThreadEvent,
    ThreadState,
)
from storage.tables.letters import Letter, LetterState

_COMING = (LetterState.WAITING, LetterState.SENDING)


async def unanswered(session: Session, thread_id: int, limit: int) -> Sequence[Entry]:
    """What the learner wrote since the staff answered – an answer that was taken back is none – or
    the thread was closed; in order, of very much only the newest."""
    answered = (
        select(func.max(Entry.id))
        .where(Entry.thread_id == thread_id, Entry.side == Side.STAFF)
        .where(Entry.recalled_at.is_(None))
        .scalar_subquery()
    )
    closed_since = select(ThreadEvent.id).where(
        ThreadEvent.thread_id == thread_id,
        ThreadEvent.kind == EventKind.CLOSED,
        ThreadEvent.at >= Entry.written_at,
    )
    statement = (
        select(Entry)
        .where(Entry.thread_id == thread_id, Entry.side == Side.LEARNER)
        .where(Entry.is_withheld.is_(False), Entry.recalled_at.is_(None))
        .where(Entry.id > func.coalesce(answered, 0), ~closed_since.exists())
        .order_by(Entry.id.desc())
        .limit(limit)
    )
    return list(reversed((await session.scalars(statement)).all()))


async def wait_since(session: Session, thread_id: int, since: datetime) -> None:
    """A thread that is not closed waits, since then at the latest."""
    waits_less = or_(Thread.waiting_since.is_(None), Thread.waiting_since > since)
    state = case((Thread.state == ThreadState.ANSWERED, ThreadState.OPEN), else_=Thread.state)
    await session.execute(
        update(Thread)
        .where(Thread.id == thread_id, Thread.state != ThreadState.CLOSED, waits_less)
        .values(state=state, waiting_since=since, answered_at=None)
        .execution_options(synchronize_session=False)
    )


def held(thread_id: int) -> ScalarSelect[int]:
    """The number of the thread, which nobody else changes until the transaction ends."""
    return select(Thread.id).where(Thread.id == thread_id).with_for_update().scalar_subquery()


def coming_since() -> ScalarSelect[datetime]:
    """Since when the oldest message waits that is on its way to the staff of a thread and stands
    with nobody of them yet; none where nothing waits."""
    carrying = Letter.about.in_((literal("entry:") + cast(Entry.id, String), Entry.parcel))
    coming = select(Letter.id).where(carrying, Letter.state.in_(_COMING)).correlate(Entry)
    return (
        select(func.min(Entry.written_at))
        .where(Entry.thread_id == Thread.id, Entry.side == Side.LEARNER)
        .where(Entry.is_withheld.is_(False), Entry.written_at >= Thread.waiting_since)
        .where(coming.exists(), ~_arrived().exists())
        .correlate(Thread)
        .scalar_subquery()
    )


async def has_arrived(session: Session, entry_id: int) -> bool:
    """Whether the message stands whole with somebody of the other side."""
    found = await session.scalar(select(Entry.id).where(Entry.id == entry_id, _arrived().exists()))
    return found is not None


def _arrived() -> Select[Any]:
    whole = EntryCopy.piece["last"].as_boolean()
    return select(EntryCopy.entry_id).where(EntryCopy.entry_id == Entry.id, whole).correlate(Entry)
