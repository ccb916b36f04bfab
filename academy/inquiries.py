"""A learner's own consultations: what waits, what was answered, what is closed (row C7)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from academy import closings, hours, routes
from academy.errors.consultations import ThreadNotFound
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import inquiries as ask
from storage.tables.consultations import Entry, Side, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person

SHOWN = 4  # of the newest messages
MOST_WITHHELD = 100  # messages of a page's threads that are looked at, the newest
_OPEN = (Side.LEARNER, Side.STAFF)


@dataclass(frozen=True)
class Inquiry:
    """A thread as its learner sees it. `may_rate`: they are asked how the answers were."""

    thread: Thread
    discipline: Discipline
    department: Department | None
    teacher: Person | None
    entries: Sequence[tuple[Entry, Person]]
    may_rate: bool
    promised_at: datetime | None = None  # while it waits: when somebody will be at work

    @property
    def waits_since(self) -> datetime | None:
        """Since when the learner waits. What is kept from the staff waits like anything else, until
        an answer or a close: who was banned silently sees nothing that tells it."""
        said = [entry for entry, _ in self.entries]
        answers = [number for number, each in enumerate(said) if each.side == Side.STAFF]
        since = said[answers[-1] + 1 :] if answers else said
        waits = [
            each.written_at for each in since if each.is_withheld and _waits(self.thread, each)
        ]
        return self.thread.waiting_since or (waits[0] if waits else None)


@dataclass(frozen=True)
class Listed:
    """A thread as it stands in the list."""

    thread: Thread
    discipline: Discipline
    is_withheld: bool  # something it waits for since the last answer: for ever


def _waits(thread: Thread, entry: Entry) -> bool:
    """Whether a message is more than thanks, and the thread was not closed after it."""
    is_thanks = closings.is_only_thanks(entry.kind, entry.text)
    return not is_thanks and (thread.closed_at is None or entry.written_at > thread.closed_at)


async def inquiries(session: Session, learner: Person, page: int) -> Page[Listed]:
    """A page of the learner's threads, that with the newest message first."""
    empty: Page[Listed] = place(page, await ask.count(session, learner.id))
    rows = await ask.threads(session, learner.id, offset=empty.offset, limit=SIZE)
    hidden = await ask.withheld(session, [thread.id for thread, _ in rows], MOST_WITHHELD)
    threads = {thread.id: thread for thread, _ in rows}
    waiting = {each.thread_id for each in hidden if _waits(threads[each.thread_id], each)}
    items = [Listed(*row, is_withheld=row[0].id in waiting) for row in rows]
    return Page(items, empty.number, empty.count)


async def inquiry(session: Session, learner: Person, thread_id: int, *, now: datetime) -> Inquiry:
    """The learner's own thread with its newest messages; notes of the staff are never among them.

    Raises ThreadNotFound.
    """
    found = await ask.thread(session, learner.id, thread_id)
    if found is None:
        raise ThreadNotFound
    entries = await ask.newest(session, thread_id, _OPEN, SHOWN, is_whole=True)
    thread = found[0]
    at = Inquiry(*found, entries, closings.may_rate(thread, now=now))
    if at.waits_since is None:
        return at
    asked = (await routes.route(session, thread, now=now)).person_ids
    due = await hours.due_times(session, thread.discipline_id, asked, now=now)
    return replace(at, promised_at=due.next_at)
