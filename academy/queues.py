"""What waits for a teacher: unanswered threads first, the oldest of them first (row C7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from academy import staffing
from academy.pages import SIZE, Page, place
from academy.staffing import Staffed as Staffed
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import consultations
from storage.queries import inquiries as written
from storage.queries import queues as ask
from storage.tables.consultations import Entry, Side
from storage.tables.people import Person

SHOWN = 5  # of the newest entries


@dataclass(frozen=True)
class Queued:
    """A thread as its staff see it, with the newest entries, notes among them. The learner's groups
    are not told where the learner is hidden."""

    at: Staffed
    groups: Sequence[str]
    entries: Sequence[tuple[Entry, Person]]

    @property
    def seen(self) -> int:
        """The newest entry that is shown."""
        return max((entry.id for entry, _ in self.entries), default=0)


def last_answer(found: Queued, person: Person) -> int | None:
    """The person's own newest answer among what is shown, if it was not taken back."""
    own = [
        entry.id
        for entry, _ in found.entries
        if entry.side == Side.STAFF and entry.author_id == person.id and not entry.recalled_at
    ]
    return own[-1] if own else None


async def queue(
    session: Session, person: Person, page: int, *, is_waiting: bool, now: datetime
) -> tuple[Page[Staffed], int]:
    """A page of the threads whose staff the person is: those that wait, who waits longest first, or
    the others; and how many there are."""
    today = academy_day(now)
    total = await ask.count(session, person.id, today, is_waiting=is_waiting)
    empty: Page[Staffed] = place(page, total)
    rows = await ask.threads(
        session, person.id, today, is_waiting=is_waiting, offset=empty.offset, limit=SIZE
    )
    return Page([Staffed(*row) for row in rows], empty.number, empty.count), total


async def queued(session: Session, person: Person, thread_id: int, *, now: datetime) -> Queued:
    """A thread with what its page shows. Raises ThreadNotFound."""
    at = await staffing.staffed(session, person, thread_id, now=now)
    groups: Sequence[str] = ()
    if not at.is_hidden:
        groups = await consultations.groups(session, at.learner.id, at.discipline.id)
    entries = await written.newest(session, thread_id, tuple(Side), SHOWN, is_whole=False)
    return Queued(at, groups, entries)
