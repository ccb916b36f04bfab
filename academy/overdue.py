"""Questions that wait too long: who answers is reminded, then the head of the department is told.

The moments are of a thread's row, computed in working time when it began to wait (row C10). Whoever
takes a moment off the row queues its letters in the same transaction: each happens once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from academy import letters, parcels, quiet, routes
from academy.letters import Draft, Priority
from academy.people import RIGHTS, Right
from academy.settings import Settings
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import overdue as ask
from storage.queries.overdue import Waiting as Waiting
from storage.queries.reviews import holders
from storage.tables.consultations import EventKind, Thread, ThreadEvent

REMINDER = "thread-reminder"
ESCALATION = "thread-escalation"
PORTION = 30  # threads of one transaction
_OFFICE = [role for role, held in RIGHTS.items() if Right.MANAGE_PEOPLE in held]


@dataclass(frozen=True)
class Late:
    """A thread that still waits, as it did when its letter was queued."""

    waiting: Waiting
    teachers: Sequence[str]


async def remind(session: Session, settings: Settings, *, now: datetime) -> int:
    """Remind those who are asked, in their own chats or in the department's group; in quiet hours
    the letters wait until the morning. Say how many threads that were."""
    due = await ask.take_reminders(session, now, PORTION)
    drafts: list[Draft] = []
    for thread in due:
        to = await routes.route(session, thread, now=now)
        drafts += _reminders(thread, to, quiet.morning(settings, now=now))
    _note(session, due, EventKind.REMINDED, now)
    await letters.queue(session, drafts, now=now)
    return len(due)


async def escalate(session: Session, settings: Settings, *, now: datetime) -> int:
    """Tell the head of the department, or the administrators where there is none who could be
    told, as `remind` does. Say how many threads that were."""
    due = await ask.take_escalations(session, now, PORTION)
    heads = await ask.heads(session, [each.id for each in due], academy_day(now)) if due else {}
    later = quiet.morning(settings, now=now)
    for thread in due:
        draft = _draft(ESCALATION, thread, later)
        if thread.id in heads:
            facts = {**draft.facts, "is_head": True}
            head = replace(_to(draft, heads[thread.id]), facts=facts)
            await letters.queue(session, [head], now=now)
        else:
            await letters.queue_for(session, draft, holders(_OFFICE), now=now)
    _note(session, due, EventKind.ESCALATED, now)
    return len(due)


async def late(session: Session, thread_id: int, since: str) -> Late | None:
    """The thread; none where it was answered meanwhile."""
    found = await ask.waiting(session, thread_id)
    if found is None or found.since.isoformat() != since:
        return None
    return Late(found, await ask.asked(session, found.thread))


def _reminders(thread: Thread, to: routes.Route, later: datetime) -> Iterator[Draft]:
    draft = _draft(REMINDER, thread, later)
    if to.chat_id is not None:
        lane = parcels.staff_lane(thread.id)
        yield replace(draft, key=f"{draft.key}chat", chat_id=to.chat_id, lane=lane)
    for person_id in to.person_ids:
        yield _to(draft, person_id)


def _draft(kind: str, thread: Thread, later: datetime) -> Draft:
    since = thread.waiting_since.isoformat() if thread.waiting_since else ""
    return Draft(
        kind=kind,
        key=f"{kind}:{thread.id}:{later.isoformat()}:",  # it may wait anew, for a colleague
        facts={"thread_id": thread.id, "since": since},
        priority=Priority.REMINDER,
        not_before=later,
    )


def _to(draft: Draft, person_id: int) -> Draft:
    return replace(draft, key=f"{draft.key}{person_id}", person_id=person_id)


def _note(session: Session, threads: Sequence[Thread], kind: EventKind, now: datetime) -> None:
    session.add_all(ThreadEvent(thread_id=each.id, kind=kind, at=now) for each in threads)
