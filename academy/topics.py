"""Topics of threads in a group of the staff (rows C1, C11): made before a thread's first message
there, made anew when they are lost; where none can be made, messages go without.

What is written in a topic is the answer; without topics a reply to a message of the thread is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from academy import letters, parcels
from academy.errors.topics import NoThreadHere
from academy.letters import Draft
from academy.people import Right, rights
from academy.routes import Route
from storage.database import Session, wake
from storage.queries import topics as ask
from storage.queries.topics import Found as Found
from storage.tables.chats import BoundChat
from storage.tables.consultations import (
    Entry,
    EventKind,
    Thread,
    ThreadEvent,
    ThreadState,
)
from storage.tables.people import Person

TOPIC = "topic"
HEADING = "topic-heading"
STATE = "topic-state"
STRANGER = "topic-stranger"
QUOTED = 5  # entries a new topic repeats of a lost one
REFUSED_FOR = timedelta(hours=1)  # nobody asks Telegram again and again
SOON = timedelta(seconds=2)
LONGEST = timedelta(minutes=10)  # a message waits for its new topic


class Outsider(StrEnum):
    """Why what somebody writes in a thread's topic is not carried."""

    STRANGER = "stranger"  # nobody of the roster, or not active
    NO_RIGHT = "no-right"
    LEARNER = "learner"  # the thread is their own


@dataclass(frozen=True)
class Before:
    """What a new topic tells of the one that was lost: the newest entries, and a message that may
    still be there."""

    entries: Sequence[Entry]
    message_id: int | None
    topic_id: int | None


def before_first(thread: Thread, chat: BoundChat | None, route: Route, entry: Entry) -> list[Draft]:
    """The letters that stand before the first message of a thread in a group with topics: its topic
    and the heading there. Asked for again they are the same letters."""
    if chat is None or not route.has_topics or route.topic_id is not None:
        return []
    return _making(thread, chat, parcels.staff_lane(thread.id), entry_id=entry.id)


async def named(session: Session, thread_id: int) -> tuple[Found, Sequence[str]] | None:
    """A thread with what its heading says; the learner's groups."""
    found = await ask.thread(session, thread_id)
    return (found, await ask.groups(session, found.thread)) if found else None


async def found(session: Session, thread_id: int) -> Found | None:
    """A thread with what its topic is called by."""
    return await ask.thread(session, thread_id)


async def before(session: Session, thread: Thread, former_id: int | None) -> Before | None:
    """What a topic that replaces another one repeats."""
    if former_id is None or thread.chat_id is None:
        return None
    entries = await ask.last_entries(session, thread.id, QUOTED)
    copy = await ask.last_copy(session, thread.id, thread.chat_id)
    return Before(entries, copy, former_id)


async def made(
    session: Session, thread_id: int, chat_id: int, topic_id: int, *, now: datetime
) -> None:
    """Telegram made the topic."""
    if await ask.keep(session, thread_id, chat_id, topic_id):
        event = ThreadEvent(thread_id=thread_id, kind=EventKind.TOPIC_MADE, at=now, number=topic_id)
        session.add(event)


async def refused(session: Session, chat_id: int, *, now: datetime) -> None:
    """Telegram makes no topic there: for a while messages go without; then it is asked again."""
    await ask.set_pause(session, chat_id, now + REFUSED_FOR)


async def go_on(session: Session, thread_id: int, *, now: datetime) -> None:
    """The new topic is there, or cannot be: what waited for it leaves."""
    await ask.hasten(session, parcels.staff_lane(thread_id), now)
    wake(session, letters.WAKE)


async def headed(
    session: Session,
    facts: Mapping[str, Any],
    chat_id: int,
    message_id: int | None,
    *,
    now: datetime,
) -> None:
    """The heading stands there. Without a topic a reply to it finds the thread; with a new one what
    waited for it leaves."""
    found = await ask.thread(session, facts["thread_id"])
    if found is not None and found.thread.topic_id is None and message_id is not None:
        await ask.keep_heading(session, facts["entry_id"], chat_id, message_id, now)
    if facts["former_id"] is not None:
        await go_on(session, facts["thread_id"], now=now)


async def lose(session: Session, found: Found, *, now: datetime) -> timedelta | bool:
    """The topic is gone: a new one is made beside the lane, in which the message that found it out
    and all behind it wait; for how long at most. False where nothing can be done."""
    thread, former = found.thread, found.thread.topic_id
    entry_id = await ask.newest_entry(session, thread.id)
    if found.chat is None or former is None or entry_id is None:
        return False
    if await ask.forget(session, thread.id, former):
        event = ThreadEvent(thread_id=thread.id, kind=EventKind.TOPIC_LOST, at=now, number=former)
        session.add(event)
        lane = (
            f"thread:{thread.id}:topic:{thread.topics_made}"  # no heading of before is in the way
        )
        drafts = _making(thread, found.chat, lane, entry_id=entry_id, former_id=former)
        await letters.queue(session, drafts, now=now)
    return LONGEST


async def reopen(session: Session, thread: Thread, *, now: datetime) -> timedelta:
    """Somebody closed the topic by hand, and the bot may not write there: it is opened again."""
    await letters.queue(session, [state(thread, now, is_open=True)], now=now)
    return SOON


def follow(thread: Thread, *, is_open: bool, now: datetime) -> list[Draft]:
    """The letter that closes or opens the thread's topic as the thread was; none without one."""
    return [state(thread, now, is_open=is_open)] if thread.topic_id is not None else []


def state(thread: Thread, now: datetime, *, is_open: bool) -> Draft:
    """The topic is closed or open as its thread is."""
    key = f"{STATE}:{thread.id}:{now.isoformat()}:{is_open}"
    facts = {"thread_id": thread.id, "is_open": is_open}
    lane = f"thread:{thread.id}:state"
    return Draft(STATE, key, chat_id=thread.chat_id, facts=facts, lane=lane, in_order=True)


def is_headed(thread: Thread, facts: Mapping[str, Any]) -> bool:
    """Whether the thread has another topic by now than the one this heading was for."""
    return thread.topic_id is not None and thread.topics_made > facts["before"] + 1


def is_stale(thread: Thread, *, is_open: bool) -> bool:
    """Whether the thread has changed again since its topic was to be closed or opened."""
    return (thread.state == ThreadState.CLOSED) is is_open


def theirs(person: Person, thread: Thread | None) -> Thread:
    """The thread a command stands in, if this person answers there. Raises NoThreadHere."""
    if thread is None or outsider(person, thread) is not None:
        raise NoThreadHere
    return thread


async def here(session: Session, person: Person, chat_id: int, thread_id: int) -> Thread:
    """The thread of a button that stands in its group. Raises NoThreadHere."""
    found = await ask.thread(session, thread_id)
    thread = found.thread if found and found.thread.chat_id == chat_id else None
    return theirs(person, thread)


def outsider(person: Person | None, thread: Thread) -> Outsider | None:
    """Why this person does not answer here; none where they do: in a group of the staff everybody
    who teaches."""
    if person is None or not person.is_active:
        return Outsider.STRANGER
    if person.id == thread.learner_id:
        return Outsider.LEARNER
    return None if Right.TEACH in rights(person) else Outsider.NO_RIGHT


def warning(
    thread: Thread, telegram_id: int, message_id: int, why: Outsider, *, now: datetime
) -> Draft:
    """What an outsider is told, once a day in a thread."""
    key = f"{STRANGER}:{thread.id}:{telegram_id}:{why}:{now.date().isoformat()}"
    facts = {"message_id": message_id, "thread_id": thread.id, "why": why.value}
    return Draft(STRANGER, key, chat_id=thread.chat_id, facts=facts)


def _making(
    thread: Thread, chat: BoundChat, lane: str, *, entry_id: int, former_id: int | None = None
) -> list[Draft]:
    since = chat.no_topics_until.isoformat() if chat.no_topics_until else ""
    mark = f"{thread.id}:{chat.chat_id}:{thread.topics_made}:{since}"
    facts = {"thread_id": thread.id, "entry_id": entry_id, "former_id": former_id}
    facts["before"] = thread.topics_made
    return [
        Draft(kind, f"{kind}:{mark}", chat_id=chat.chat_id, facts=facts, lane=lane, in_order=True)
        for kind in (TOPIC, HEADING)
    ]
