"""A thread begins to wait: what the learner is promised, and when the staff are reminded (row C10).

Both are found out when the learner's receipt leaves, so that the message itself costs little.
Where an answer is taken back the thread waits again, and the letter that does so finds them out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy import chats, closings, hours, routes
from storage.database import Session
from storage.queries import consultations as ask
from storage.queries import waits as ask_again
from storage.tables.columns import Bilingual
from storage.tables.consultations import EventKind, ThreadEvent

MOST = 100  # messages among which the one that waits longest is looked for


@dataclass(frozen=True)
class Promise:
    """What happens next: `next_at` is when the staff work again, none where they do now. `minutes`
    pass until the question stands in a group that is busy, 0 where it is soon."""

    discipline: Bilingual
    next_at: datetime | None
    minutes: int = 0


async def begin(session: Session, facts: Mapping[str, Any], *, now: datetime) -> Promise | None:
    """The promise of a receipt; the thread's reminders are due from now on. None where an answer
    was quicker; what is withheld is promised the same, and reminds nobody. Beginning twice is
    harmless."""
    found = await ask.with_discipline(session, facts["thread_id"])
    if found is None:
        return None
    thread, discipline = found
    since, is_withheld = datetime.fromisoformat(facts["since"]), facts["is_withheld"]
    if thread.waiting_since != since and not is_withheld:
        return None
    route = await routes.route(session, thread, now=now)
    asked, minutes = route.person_ids, await chats.minutes_ahead(session, route.chat_id)
    due = await hours.due_times(session, discipline.id, asked, now=since)
    if not is_withheld:
        await ask.set_due(session, thread, due.remind_at, due.escalate_at)
    return Promise(discipline.title, due.next_at, minutes)


async def again(session: Session, thread_id: int) -> None:
    """An answer was taken back: where it was the only one, the thread waits since the oldest
    message that wants an answer. Mere thanks want none; what was closed is settled."""
    for each in await ask_again.unanswered(session, thread_id, MOST):
        if not closings.is_only_thanks(each.kind, each.text):
            await ask_again.wait_since(session, thread_id, each.written_at)
            return


async def resume(session: Session, thread_id: int, *, now: datetime) -> None:
    """The reminders of a thread that waits again are due from now on, unless they are already."""
    found = await ask.with_discipline(session, thread_id)
    if found is None or found[0].waiting_since is None:
        return
    thread, discipline = found
    route = await routes.route(session, thread, now=now)
    due = await hours.due_times(session, discipline.id, route.person_ids, now=now)
    await ask.set_due(session, thread, due.remind_at, due.escalate_at)


def note(session: Session, facts: Mapping[str, Any]) -> None:
    """Keep what the message did to its thread: opened it, or opened it again."""
    if facts["event"] is not None:
        event, at = EventKind(facts["event"]), datetime.fromisoformat(facts["since"])
        session.add(ThreadEvent(thread_id=facts["thread_id"], kind=event, at=at))


async def about(session: Session, thread_id: int) -> Bilingual | None:
    """The discipline of a thread that still waits; none where it does not."""
    found = await ask.with_discipline(session, thread_id)
    return found[1].title if found and found[0].waiting_since is not None else None
