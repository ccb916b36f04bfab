"""Staff take an answer back (row C5).

Telegram lets a bot delete what it sent for 48 hours. After that only words can be changed: a text
or a caption says that it was withdrawn, a file below it stays. What has no words of its own stays
as it is; so it is told before anything is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from academy import audit, letters, parcels, waits
from academy.entries import Spot
from academy.errors.consultations import AnswerNotFound
from academy.letters import Draft
from storage.database import Session
from storage.queries import entries as ask
from storage.tables.consultations import Entry, EntryKind, Thread
from storage.tables.people import Person

RECALL = "consultation-recall"
# Telegram's 48 hours, less what a letter may wait.
DELETABLE = timedelta(hours=47, minutes=50)
_WITH_WORDS = frozenset(
    {
        EntryKind.TEXT,
        EntryKind.PHOTO,
        EntryKind.DOCUMENT,
        EntryKind.VIDEO,
        EntryKind.AUDIO,
        EntryKind.ANIMATION,
    }
)


class Fate(StrEnum):
    """What becomes of the learner's copies."""

    DELETED = "deleted"
    REWORDED = "reworded"  # the text says that it was withdrawn
    RECAPTIONED = "recaptioned"  # the same below a file, which stays
    KEPT = "kept"  # nothing can be done any more
    UNSENT = "unsent"  # it has not left


@dataclass(frozen=True)
class Recallable:
    """An answer that its author may take back, with the parts of its album."""

    entries: Sequence[Entry]
    fate: Fate

    @property
    def entry(self) -> Entry:
        return self.entries[0]


async def written_there(
    session: Session, author: Person, spot: Spot, *, now: datetime
) -> Recallable:
    """The author's own answer that they wrote there. Raises AnswerNotFound."""
    found = await ask.written_at_spot(session, author.id, spot.chat_id, spot.message_id)
    if found is None:
        raise AnswerNotFound
    return await recallable(session, author, found.id, now=now)


async def recallable(
    session: Session, author: Person, entry_id: int, *, now: datetime
) -> Recallable:
    """An answer of the author's that was not taken back yet, and what can be done about it now.
    Raises AnswerNotFound."""
    found = await ask.own_answers(session, author.id, entry_id)
    if not found:
        raise AnswerNotFound
    entries = [entry for entry, _ in found]
    sent_at = min((at for _, at in found if at is not None), default=None)
    return Recallable(entries, _fate(entries, sent_at, now))


async def recall(session: Session, author: Person, entry_id: int, *, now: datetime) -> Recallable:
    """Take an answer back: what has not left does not leave, copies go by a letter in the lane of
    the answer; whom nobody else has answered waits once more. Nothing is done to what cannot be
    changed any more. Raises AnswerNotFound."""
    at = await recallable(session, author, entry_id, now=now)
    if at.fate == Fate.KEPT:
        return at
    thread_id = at.entry.thread_id
    learners = await ask.recall(session, thread_id, [each.id for each in at.entries], now)
    if not learners:
        raise AnswerNotFound
    drafts = [_draft(each, learners[each.id]) for each in at.entries if each.id in learners]
    await letters.queue(session, drafts, now=now)
    await waits.again(session, thread_id)
    audit.note(session, author.id, "answer-recalled", now=now, thread=thread_id, entry=at.entry.id)
    return at


async def recall_album(
    session: Session, author: Person, thread: Thread, album: str, *, now: datetime
) -> None:
    """The album turned out to be a note: the parts of it that were taken for answers do not leave,
    and what has left is taken back."""
    found = await ask.recall_album(session, author.id, thread.id, album, now)
    if found:
        drafts = [_draft(each, thread.learner_id) for each in found]
        await letters.queue(session, drafts, now=now)
        await waits.again(session, thread.id)
        number = found[0].id
        audit.note(session, author.id, "answer-recalled", now=now, thread=thread.id, entry=number)


def is_deletable(sent_at: datetime | None, now: datetime) -> bool:
    """Whether Telegram still deletes what was sent then."""
    return sent_at is not None and now - sent_at < DELETABLE


def _fate(found: Sequence[Entry], sent_at: datetime | None, now: datetime) -> Fate:
    if sent_at is None:
        return Fate.UNSENT
    if is_deletable(sent_at, now):
        return Fate.DELETED
    if any(each.kind not in _WITH_WORDS for each in found):
        return Fate.KEPT
    return Fate.REWORDED if found[0].kind == EntryKind.TEXT else Fate.RECAPTIONED


def _draft(recalled: Entry, learner_id: int) -> Draft:
    """The copies go in the lane of the answer."""
    return Draft(
        kind=RECALL,
        key=f"{RECALL}:{recalled.id}",
        person_id=learner_id,
        facts={"entry_id": recalled.id, "thread_id": recalled.thread_id},
        lane=parcels.learner_lane(recalled.thread_id),
        in_order=True,
    )
