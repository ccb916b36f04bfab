"""Private notes of the staff on a consultation: they never reach the learner (row C7)."""

from datetime import datetime

from academy import audit, recalls, staffing
from academy.errors.consultations import TextTooLong
from academy.staffing import Staffed
from storage.database import Session
from storage.queries import entries as ask
from storage.tables.consultations import Entry, EntryKind, Side, Thread
from storage.tables.people import Person

LENGTH = 1000  # characters of a note


async def note(
    session: Session, person: Person, thread_id: int, text: str, *, now: datetime
) -> Staffed:
    """Keep a note on a thread whose staff the person is. Raises ThreadNotFound, TextTooLong."""
    at = await staffing.staffed(session, person, thread_id, now=now)
    await keep(session, person, at.thread, text, now=now)
    return at


async def keep(
    session: Session,
    person: Person,
    thread: Thread,
    text: str,
    *,
    album: str | None = None,
    now: datetime,
) -> Entry:
    """Keep a note of somebody who is known to be staff of the thread; nobody is told, and whoever
    waits for an answer goes on waiting. `album`: the words stood below one of its files; no part
    of it is an answer, and what was taken for one is taken back.

    Raises TextTooLong.
    """
    check(text)
    if album is not None:
        await recalls.recall_album(session, person, thread, album, now=now)
    about = {"thread_id": thread.id, "author_id": person.id, "written_at": now, "album": album}
    entry = Entry(side=Side.NOTE, kind=EntryKind.TEXT, text=text, **about)
    session.add(entry)
    audit.note(session, person.id, "consultation-noted", now=now, thread=thread.id)
    await session.flush()
    return entry


async def has_album(session: Session, thread: Thread, album: str | None) -> bool:
    """Whether the album belongs to a note: no part of it is an answer."""
    return album is not None and await ask.has_note(session, thread.id, album)


def check(text: str) -> None:
    """Raises TextTooLong for a note that is longer than its page can show."""
    if len(text) > LENGTH:
        raise TextTooLong(limit=LENGTH, length=len(text))
