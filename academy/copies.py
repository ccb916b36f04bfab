"""Where the messages of consultations stand in chats: what a letter carries, what it became."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy.entries import Spot
from storage.database import Session
from storage.queries import consultations as ask
from storage.queries import entries as ask_entries
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry, EntryCopy, Side, Thread


@dataclass(frozen=True)
class Shown:
    """Entries that one message carries – several are an album – as the other side sees them.
    `groups` are the learner's; `quoted` is the message of that chat which they answer."""

    entries: Sequence[Entry]
    thread: Thread
    discipline: Bilingual
    author: str
    groups: Sequence[str] = ()
    hides_learner: bool = False
    quoted: int | None = None


async def shown(
    session: Session,
    chat_id: int,
    entry_id: int,
    *,
    parcel: str | None = None,
    until: int = 0,
) -> Shown | None:
    """What a letter carries into this chat; none when it was recalled or erased meanwhile."""
    found = await ask_entries.carried(session, entry_id, parcel, until)
    whole = [each for each in found if each.entry.text or each.entry.file_id or each.entry.facts]
    if not whole:
        return None
    entry, thread, discipline, author, hides_learner = whole[0]
    groups: Sequence[str] = ()
    if entry.side == Side.LEARNER:
        groups = await ask.groups(session, thread.learner_id, discipline.id)
    return Shown(
        entries=[each.entry for each in whole],
        thread=thread,
        discipline=discipline.title,
        author=author.name,
        groups=groups,
        hides_learner=bool(hides_learner),
        quoted=await _standing(session, entry.quote_id, chat_id),
    )


async def keep(
    session: Session,
    facts: Mapping[str, Any],
    spots: Sequence[Spot],
    *,
    now: datetime,
) -> None:
    """Remember what a letter of these facts became, so that a reply finds the thread and an edit
    finds the copies; the messages of an album belong to the entries that were `carried`, in their
    order, also to those that were recalled while it left."""
    entry_ids = facts.get("carried") or [facts["entry_id"]]
    rows = [
        {
            "chat_id": spot.chat_id,
            "message_id": spot.message_id,
            "entry_id": entry_id,
            "piece": facts["piece"],
            "sent_at": now,
        }
        for entry_id, spot in zip(entry_ids, spots, strict=False)
    ]
    if rows:
        await ask_entries.keep_copies(session, rows)


async def pieces(session: Session, entry_id: int, chat_id: int) -> Sequence[EntryCopy]:
    """The messages of this chat that carry an entry written elsewhere."""
    found = await ask_entries.copies(session, entry_id, chat_id)
    return [each for each in found if each.piece is not None]


async def carrying(session: Session, entry_id: int, chat_id: int, part: str) -> EntryCopy | None:
    """The message of this chat that carries the `text` or the `file` of an entry. A file that was
    added to a text takes the text's place."""
    copies = await ask_entries.copies(session, entry_id, chat_id)
    pieces = [(each, each.piece) for each in copies if each.piece]
    if part == "text":
        found = [each for each, piece in pieces if piece["text"] and not piece["file"]]
        found = found or [each for each, piece in pieces if piece["text"]]
        return found[-1] if found else None
    for each, piece in pieces:
        if piece["file"]:
            return each
    for each, piece in pieces:
        if piece["text"]:
            each.piece = {**piece, "file": True}
            return each
    return None


async def topic(session: Session, thread_id: int, chat_id: int) -> int | None:
    """The topic the thread has in this chat, if any."""
    thread = await ask.thread(session, thread_id)
    return thread.topic_id if thread and thread.chat_id == chat_id else None


async def _standing(session: Session, entry_id: int | None, chat_id: int) -> int | None:
    """The message of this chat in which the entry stands: its author's own, or what carries its
    text or file."""
    if entry_id is None:
        return None
    copies = await ask_entries.copies(session, entry_id, chat_id)
    whole = [each for each in copies if not each.piece or each.piece["text"] or each.piece["file"]]
    return whole[0].message_id if whole else None
