"""Consultations: a learner asks about a discipline, its lecturers answer (art. 6, rows C2 and C3).

There is one thread for a learner and a discipline. What is written goes to the other side by
letters, so that a phone that is off for a while loses nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from academy import letters, trace
from academy.errors.consultations import NoTeacher, ThreadNotFound
from academy.errors.materials import DisciplineNotFound
from academy.letters import Draft
from storage.database import Session
from storage.queries import consultations as ask
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry, EntryKind, Thread
from storage.tables.disciplines import Discipline
from storage.tables.people import Person
from storage.tables.trace import Thing, Verb

QUESTION = "consultation-question"
ANSWER = "consultation-answer"

# What a message may carry: characters of a text, and of the caption below a photo or a document.
LIMITS = {EntryKind.TEXT: 4096, EntryKind.PHOTO: 1024, EntryKind.DOCUMENT: 1024}
HEADING = 500  # the longest heading: who writes, and about what


@dataclass(frozen=True)
class Written:
    """What a person wrote: a text, or a file under Telegram's id with the text below it."""

    kind: EntryKind
    text: str = ""
    file_id: str | None = None


@dataclass(frozen=True)
class Piece:
    """The part of an entry that one message carries; the buttons are below the last."""

    has_heading: bool
    has_text: bool
    has_file: bool
    is_last: bool


@dataclass(frozen=True)
class Shown:
    """An entry as the other side sees it; `groups` are the learner's."""

    entry: Entry
    thread_id: int
    discipline_id: int
    discipline: Bilingual
    author: str
    groups: Sequence[str]


async def disciplines(session: Session, learner: Person) -> Sequence[Discipline]:
    """What the learner may ask about: the disciplines of their groups."""
    return await ask.disciplines(session, learner.id)


async def asked_about(session: Session, learner: Person, discipline_id: int) -> Discipline:
    """A discipline of the learner's. Raises DisciplineNotFound, and NoTeacher where nobody could
    answer."""
    return (await _taught(session, learner, discipline_id))[0]


async def ask_question(
    session: Session, learner: Person, discipline_id: int, written: Written, *, now: datetime
) -> None:
    """Put the question to every lecturer of the discipline, in the learner's one thread there.

    Raises DisciplineNotFound, NoTeacher.
    """
    _, teachers = await _taught(session, learner, discipline_id)
    thread_id = await ask.open_thread(session, learner.id, discipline_id, now)
    entry = await _keep(session, thread_id, learner, written, now)
    drafts = [
        draft
        for teacher in teachers
        for draft in _drafts(QUESTION, entry, teacher, f"thread:{thread_id}:faculty:{teacher}")
    ]
    await letters.queue(session, drafts, now=now)
    about = trace.About(Thing.THREAD, thread_id, discipline_id)
    trace.record(session, learner.id, Verb.ASKED, about, now=now, kind=written.kind)


async def taught_thread(session: Session, lecturer: Person, thread_id: int) -> Thread:
    """A thread of a discipline the lecturer teaches. Raises ThreadNotFound."""
    thread = await ask.taught_thread(session, lecturer.id, thread_id)
    if thread is None:
        raise ThreadNotFound
    return thread


async def answer(
    session: Session, lecturer: Person, thread: Thread, written: Written, *, now: datetime
) -> None:
    """Send the answer to the learner. `thread` comes from `taught_thread` or `asked_at`."""
    entry = await _keep(session, thread.id, lecturer, written, now)
    await ask.mark_answered(session, thread.id, now)
    drafts = _drafts(ANSWER, entry, thread.learner_id, f"thread:{thread.id}:learner")
    await letters.queue(session, drafts, now=now)
    about = trace.About(Thing.THREAD, thread.id, thread.discipline_id)
    trace.record(session, lecturer.id, Verb.REPLIED, about, now=now, kind=written.kind)


async def asked_at(
    session: Session, lecturer: Person, chat_id: int, message_id: int
) -> Thread | None:
    """The thread whose question stands there, if the lecturer teaches its discipline."""
    return await ask.thread_of_lecturer(session, lecturer.id, chat_id, message_id)


async def answered_at(
    session: Session, learner: Person, chat_id: int, message_id: int
) -> Thread | None:
    """The learner's own thread whose answer stands there."""
    return await ask.thread_of_learner(session, learner.id, chat_id, message_id)


async def shown(session: Session, entry_id: int) -> Shown | None:
    """An entry with what its heading says."""
    found = await ask.entry(session, entry_id)
    if found is None:
        return None
    entry, thread, discipline, author = found
    groups = await ask.groups(session, thread.learner_id, discipline.id)
    return Shown(entry, thread.id, discipline.id, discipline.title, author.name, groups)


async def keep_copies(
    session: Session, entry_id: int, chat_id: int, message_ids: Sequence[int]
) -> None:
    """Remember where an entry stands, so that a reply to it finds its thread."""
    if message_ids:
        await ask.keep_copies(session, entry_id, chat_id, message_ids)


def pieces(kind: EntryKind, text: str) -> list[Piece]:
    """How an entry is spread over messages: one where it fits, the heading apart where it does
    not, and the text apart as well where the caption of a subscriber is longer than a bot's may be.
    """
    length = len(text.encode("utf-16-le")) // 2  # as the messenger counts
    has_file = kind != EntryKind.TEXT
    if length <= LIMITS[kind] - HEADING:
        return [Piece(True, True, has_file, True)]
    heading = Piece(True, False, False, False)
    if length <= LIMITS[kind]:
        return [heading, Piece(False, True, has_file, True)]
    return [heading, Piece(False, True, False, False), Piece(False, False, True, True)]


async def _taught(
    session: Session, learner: Person, discipline_id: int
) -> tuple[Discipline, list[int]]:
    found = await ask.discipline(session, learner.id, discipline_id)
    if found is None:
        raise DisciplineNotFound
    discipline, teachers = found
    if not teachers:
        raise NoTeacher(discipline=discipline.title)
    return discipline, teachers


async def _keep(
    session: Session, thread_id: int, author: Person, written: Written, now: datetime
) -> Entry:
    entry = Entry(thread_id=thread_id, author_id=author.id, written_at=now, **vars(written))
    session.add(entry)
    await session.flush()
    return entry


def _drafts(kind: str, entry: Entry, person_id: int, lane: str) -> Iterator[Draft]:
    for number, piece in enumerate(pieces(entry.kind, entry.text)):
        yield Draft(
            kind=kind,
            key=f"{kind}:{entry.id}:{person_id}:{number}",
            person_id=person_id,
            facts={"entry_id": entry.id, **asdict(piece)},
            lane=lane,
        )
