"""Consultations as they may stand in the database of a test."""

from datetime import datetime, timedelta
from typing import Any

from storage.database import Database
from storage.tables.consultations import Entry, EntryKind, Side, Thread, ThreadState
from tests.conftest import NOW, add

HOUR = timedelta(hours=1)


async def waiting(db: Database, number: int = 1, **fields: Any) -> Thread:
    """Thread 1 of learner 7 in discipline 1: asked an hour before now, nobody answered."""
    asked_at: datetime = fields.pop("asked_at", NOW - HOUR)
    fields = {"learner_id": 7, "discipline_id": 1, "state": ThreadState.OPEN, **fields}
    times = dict.fromkeys(("opened_at", "written_at", "waiting_since"), asked_at)
    thread = Thread(id=number, **{**times, **fields})
    await add(db, thread)
    await written(db, number, Side.LEARNER, "Когда подаётся иск?", author_id=thread.learner_id)
    return thread


async def answered(db: Database, number: int = 1, **fields: Any) -> Thread:
    """The same, with an answer of lecturer 8."""
    marks = {"state": ThreadState.ANSWERED, "answered_at": NOW, "waiting_since": None}
    thread = await waiting(db, number, **{**marks, "teacher_id": 8, **fields})
    await written(db, number, Side.STAFF, "Кез келген уақытта.", author_id=8)
    return thread


async def written(db: Database, thread_id: int, side: Side, text: str, **fields: Any) -> Entry:
    """One more entry of the thread, of lecturer 8 where nobody else is named."""
    fields = {"author_id": 8, "kind": EntryKind.TEXT, "written_at": NOW, **fields}
    entry = Entry(thread_id=thread_id, side=side, text=text, **fields)
    await add(db, entry)
    return entry


async def stored(db: Database, number: int = 1) -> Thread:
    """The thread as it is now."""
    async with db.read() as session:
        return await session.get_one(Thread, number)
