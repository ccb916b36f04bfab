"""Closing a consultation, by either side, and what a message after it means (rows C7, C8)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import audit, letters, parcels, staffing, topics
from academy.errors.closings import NewQuestion, QuestionComing, RatingOver
from academy.letters import Draft
from academy.staffing import Staffed
from academy.thanks_words import AROUND, EMOJI, THANKS
from storage.database import Session
from storage.queries import closings as ask
from storage.tables.columns import Bilingual
from storage.tables.consultations import EntryKind, EventKind, Thread, ThreadEvent, ThreadState
from storage.tables.folding import folded
from storage.tables.people import Person

CLOSED = "consultation-closed"
RATINGS = range(1, 6)
CHANGE = timedelta(days=1)  # how long after the first rating another one may take its place

MOST_WORDS = 3  # of a message that is only thanks
_WORD = re.compile(r"\w+")
_SILENT = frozenset(" .,!…-–—:;)(\"'«»\ufe0f\u200d")  # among the words they say nothing
_TONES = range(0x1F3FB, 0x1F400)  # the colours of a hand


@dataclass(frozen=True)
class Closed:
    """A closed thread in the words of the letter; `closed_by`: "" when the learner did it."""

    thread: Thread
    title: Bilingual
    closed_by: str


def is_only_thanks(kind: EntryKind, text: str) -> bool:
    """Whether a message says thank you and nothing else: at most three words of a list in both
    languages, or hands and hearts. Such a message opens nothing and waits for nobody. A file is
    more than the thanks below it."""
    return kind == EntryKind.TEXT and _thanks(text)


def _thanks(text: str) -> bool:
    plain = folded(text)
    words = _WORD.findall(plain)
    if len(words) > MOST_WORDS or not set(words) <= THANKS | AROUND:
        return False
    signs = {each for each in _WORD.sub("", plain) if ord(each) not in _TONES} - _SILENT
    return signs <= EMOJI and bool(signs or THANKS & set(words))


async def close_own(session: Session, learner: Person, thread_id: int, *, now: datetime) -> None:
    """The learner closes their own thread; one that is closed, or somebody else's, stays so."""
    closed = await ask.close(session, thread_id, now, learner_id=learner.id)
    if closed is not None:
        _note(session, thread_id, EventKind.CLOSED, learner, now)
        await letters.queue(session, _topic(closed, now), now=now)


async def close(
    session: Session, person: Person, thread_id: int, *, seen: int, now: datetime
) -> Staffed:
    """Staff close a thread of which they have seen everything up to an entry; the learner is told
    and asked how the answer was. Raises ThreadNotFound, NewQuestion.
    """
    at = await staffing.staffed(session, person, thread_id, now=now)
    await end(session, person, at.thread, seen=seen, now=now)
    return at


async def end(
    session: Session, person: Person, thread: Thread, *, seen: int | None = None, now: datetime
) -> None:
    """Close a thread whose staff the person is known to be; closed twice it is told once. Where
    nothing says what was `seen`, in a group, it is what has arrived there.

    Raises NewQuestion where the learner wrote after the entry that was seen last, QuestionComing
    where what they wrote is on its way to the group.
    """
    lane = parcels.staff_lane(thread.id)
    unseen = ask.coming(lane, parcels.QUESTION) if seen is None else ask.newer(thread.id, seen)
    closed = await ask.close(session, thread.id, now, unless=unseen)
    if closed is not None:
        _note(session, thread.id, EventKind.CLOSED, person, now)
        audit.note(session, person.id, "consultation-closed", now=now, thread=thread.id)
        await letters.queue(session, [_told(closed, now), *_topic(closed, now)], now=now)
    elif thread.state != ThreadState.CLOSED:
        raise QuestionComing if seen is None else NewQuestion


async def rate(
    session: Session, learner: Person, thread_id: int, points: int, *, now: datetime
) -> None:
    """Rate the answers of the own closed thread, from 1 to 5; within a day another rating takes
    the place of the first. Raises RatingOver."""
    is_kept = points in RATINGS and await ask.rate(
        session, learner.id, thread_id, points, CHANGE, now
    )
    if not is_kept:
        raise RatingOver
    _note(session, thread_id, EventKind.RATED, learner, now, points)


async def closed(session: Session, thread_id: int) -> Closed | None:
    """A thread that is closed, and who of the staff closed it last."""
    found = await ask.closed(session, thread_id)
    if found is None or found[0].state != ThreadState.CLOSED:
        return None
    thread, discipline, closer = found
    is_own = closer is None or closer.id == thread.learner_id
    return Closed(thread, discipline.title, "" if is_own or closer is None else closer.name)


def may_rate(thread: Thread, *, now: datetime) -> bool:
    """Whether the learner is asked for a rating, or may change it."""
    if thread.state != ThreadState.CLOSED or thread.closed_at is None:
        return False
    rated_at = thread.rated_at
    return rated_at is None or rated_at < thread.closed_at or rated_at > now - CHANGE


def _note(
    session: Session,
    thread_id: int,
    kind: EventKind,
    person: Person,
    now: datetime,
    number: int | None = None,
) -> None:
    event = {"thread_id": thread_id, "kind": kind, "person_id": person.id, "number": number}
    session.add(ThreadEvent(at=now, **event))


def _topic(closed: Thread, now: datetime) -> list[Draft]:
    """Its topic in the group of the staff is closed as well."""
    has_topic = closed.chat_id is not None and closed.topic_id is not None
    return [topics.state(closed, now, is_open=False)] if has_topic else []


def _told(thread: Thread, now: datetime) -> Draft:
    return Draft(
        CLOSED,
        f"{CLOSED}:{thread.id}:{now.isoformat()}",
        thread.learner_id,
        facts={"thread_id": thread.id},
        lane=f"thread:{thread.id}:learner",
        in_order=True,
    )
