"""The transcript of a consultation: everything that was written in a thread, as who asks for it
may see it (row C15)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from academy import audit, work
from academy.errors.consultations import ThreadNotFound
from academy.people import Right, rights
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import people as ask_people
from storage.queries import transcripts as ask
from storage.queries.transcripts import Seen
from storage.tables.consultations import (
    Entry,
    EntryKind,
    EventKind,
    Side,
    Thread,
    ThreadEvent,
)
from storage.tables.disciplines import Discipline
from storage.tables.people import Person

EXPORT = "thread-export"
MOST = 1000  # entries of a transcript, the newest: the document stays one that opens on a phone
PORTION = 100  # entries read at a time
_LONG = 20  # entries: what takes longer to read has a panel that tells how far it is
_INNER = frozenset(  # what happened among the staff
    {
        EventKind.REMINDED,
        EventKind.ESCALATED,
        EventKind.TOPIC_MADE,
        EventKind.TOPIC_LOST,
        EventKind.HANDED_OVER,
        EventKind.HANDED_BACK,
    }
)


class Reader(StrEnum):
    """For whom a transcript is made; the staff's notes are for everybody but the learner."""

    LEARNER = "learner"
    STAFF = "staff"
    OFFICE = "office"


@dataclass(frozen=True)
class Head:
    """A thread and who reads it. `learner` is none where the reader may not know who asks."""

    thread: Thread
    discipline: Discipline
    reader: Reader
    learner: Person | None
    right: Right
    after: int  # the entries behind this number are told …
    earlier: int  # … and so many before it are not


@dataclass(frozen=True)
class Line:
    """An entry as its reader sees it. `author` is none for a learner who is not to be known; of an
    answer that was withdrawn a learner sees only that it was."""

    id: int
    side: Side
    author: Person | None
    kind: EntryKind
    written_at: datetime
    text: str = ""
    html: str = ""
    file_id: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    quote_id: int | None = None
    edited_at: datetime | None = None
    recalled_at: datetime | None = None
    is_withheld: bool = False


@dataclass(frozen=True)
class Happening:
    """What happened beside messages: by whom and to whom, where the reader may know."""

    kind: EventKind
    at: datetime
    who: Person | None
    to: Person | None
    number: int | None
    text: str


async def export(session: Session, person: Person, thread_id: int, *, now: datetime) -> None:
    """Have the transcript made as PDF and JSON; that is a line of the audit log.

    Raises ThreadNotFound for whose thread it is not: the learner's, or of who answers there.
    """
    thread = (await _found(session, person, thread_id, now))[0]
    audit.note(session, person.id, "thread-exported", now=now, thread=thread_id)
    is_long = await ask.length(session, _of(thread_id, _reader(person, thread))) > _LONG
    facts = {"thread_id": thread_id}
    await work.queue(session, EXPORT, facts, person_id=person.id, now=now, is_shown=is_long)


async def head(session: Session, person_id: int, thread_id: int, *, now: datetime) -> Head:
    """The thread, if it is still for this person to read. Raises ThreadNotFound."""
    person = await ask_people.person(session, person_id)
    if person is None:
        raise ThreadNotFound
    thread, discipline, learner, hides = await _found(session, person, thread_id, now)
    reader = _reader(person, thread)
    right = {Reader.LEARNER: Right.STUDY, Reader.OFFICE: Right.PROTECT_DATA}
    seen = _of(thread_id, reader)
    first, total = await ask.first(session, seen, MOST), await ask.length(session, seen)
    return Head(
        thread=thread,
        discipline=discipline,
        reader=reader,
        learner=None if hides and reader is Reader.STAFF else learner,
        right=right.get(reader, Right.TEACH),
        after=max(0, first - 1),
        earlier=max(0, total - MOST),
    )


async def portion(session: Session, head: Head, after: int) -> tuple[list[Line], int]:
    """The next entries as the reader sees them, and behind which number the rest stands; 0 at the
    end."""
    rows = await ask.entries(session, _of(head.thread.id, head.reader), after, PORTION)
    lines = [_seen(head, entry, author) for entry, author in rows]
    return lines, rows[-1][0].id if len(rows) == PORTION else 0


async def happenings(session: Session, head: Head) -> Sequence[Happening]:
    """What happened to the thread, as the reader may know it."""
    rows = await ask.events(session, head.thread.id, MOST)
    is_learner = head.reader is Reader.LEARNER
    return [
        Happening(
            kind=event.kind,
            at=event.at,
            who=_known(head, who),
            to=_known(head, to),
            number=event.number if event.kind is EventKind.RATED else None,
            text=event.text,
        )
        for event, who, to in rows
        if not (is_learner and _is_inner(event))
    ]


async def _found(
    session: Session, person: Person, thread_id: int, now: datetime
) -> tuple[Thread, Discipline, Person, bool]:
    held, today = rights(person), academy_day(now)
    is_office = Right.PROTECT_DATA in held
    found = await ask.thread(session, person.id, thread_id, today, is_office=is_office)
    if found is None or not (is_office or held & {Right.TEACH, Right.STUDY}):
        raise ThreadNotFound
    return found


def _reader(person: Person, thread: Thread) -> Reader:
    if person.id == thread.learner_id:
        return Reader.LEARNER
    return Reader.OFFICE if Right.PROTECT_DATA in rights(person) else Reader.STAFF


def _of(thread_id: int, reader: Reader) -> Seen:
    is_learner, is_staff = reader is Reader.LEARNER, reader is Reader.STAFF
    return Seen(thread_id, notes=not is_learner, withheld=not is_staff)


def _seen(head: Head, entry: Entry, author: Person) -> Line:
    is_learner = head.reader is Reader.LEARNER
    about: dict[str, Any] = {
        "id": entry.id,
        "side": entry.side,
        "author": _known(head, author),
        "kind": entry.kind,
        "written_at": entry.written_at,
        "quote_id": entry.quote_id,
        "edited_at": entry.edited_at,
        "recalled_at": entry.recalled_at,
        "is_withheld": entry.is_withheld and not is_learner,
    }
    if entry.recalled_at is not None and is_learner:
        return Line(**about)
    is_hidden = about["author"] is None and entry.kind is EntryKind.CONTACT
    facts = {} if is_hidden else entry.facts
    return Line(**about, text=entry.text, html=entry.html, file_id=entry.file_id, facts=facts)


def _known(head: Head, person: Person | None) -> Person | None:
    """The person, unless it is the learner and the reader may not know who asks."""
    is_asking = person is not None and person.id == head.thread.learner_id
    return None if is_asking and head.learner is None else person


def _is_inner(event: ThreadEvent) -> bool:
    return event.kind in _INNER
