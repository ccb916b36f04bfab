"""Staff take an answer back (row C5).

Telegram lets a bot delete what it sent for 48 hours. After that only words can be changed: a text
or a caption says that it was withdrawn, a file below it stays. What has no words of its own stays
as it is; so it is told before anything is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from academy import audit, letters, parcels
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
    sent_at = await ask.sent_at(session, [each.id for each in found])
    return Recallable(found, _fate(found, sent_at, now))


async def recall(session: Session, author: Person, entry_id: int, *, now: datetime) -> Recallable:
    """Take an answer back: what has not left does not leave, copies go by a letter in the lane of
    the answer. Nothing is done to what cannot be changed any more. Raises AnswerNotFound."""
    at = await recallable(session, author, entry_id, now=now)
    if at.fate == Fate.KEPT:
        return at
    numbers = await ask.recall(session, [each.id for each in at.entries], now)
    if not numbers:
        raise AnswerNotFound
    await _follow(session, [each for each in at.entries if each.id in numbers], now)
    thread_id = at.entry.thread_id
    audit.note(session, author.id, "answer-recalled", now=now, thread=thread_id, entry=at.entry.id)
    return at


async def recall_album(
    session: Session, author: Person, thread: Thread, album: str, *, now: datetime
) -> None:
    """The album turned out to be a note: the parts of it that were taken for answers do not leave,
    and what has left is taken back."""
    found = await ask.recall_album(session, author.id, thread.id, album, now)
    if found:
        await _follow(session, found, now)
        number = found[0].id
        audit.note(session, author.id, "answer-recalled", now=now, thread=thread.id, entry=number)


async def _follow(session: Session, recalled: Sequence[Entry], now: datetime) -> None:
    """The copies go in the lane of the answer."""
    abouts = {about for each in recalled for about in parcels.abouts(each)}
    drafts = [
        Draft(
            kind=RECALL,
            key=f"{RECALL}:{each.id}:{whom.person_id}:{whom.chat_id}",
            person_id=whom.person_id,
            chat_id=whom.chat_id,
            facts={"entry_id": each.id},
            lane=whom.lane,
            in_order=True,
        )
        for whom in dict.fromkeys(await ask.recipients(session, sorted(abouts)))
        for each in recalled
    ]
    await letters.queue(session, drafts, now=now)


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
