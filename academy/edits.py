"""A message of a consultation was changed by its author: every copy of it follows (row C4).

The change goes in the lane of the copies, so it never overtakes them; a copy that has not left yet
leaves as the message is now. What does not show – a preview, a reaction, a point that moved –
changes nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from academy import bans, letters, parcels
from academy.entries import CAPTION, CAPTIONED, Piece, Spot, Written, units
from academy.letters import Draft
from storage.database import Session
from storage.queries import entries as ask
from storage.queries.entries import Recipient
from storage.tables.consultations import Entry, Side
from storage.tables.people import Person

EDIT = "consultation-edit"


async def known(session: Session, author: Person, at: Spot) -> Entry | None:
    """What the author wrote there, unless it was recalled."""
    found = await ask.written_at_spot(session, author.id, at.chat_id, at.message_id)
    return found if found is not None and found.recalled_at is None else None


async def change(
    session: Session, found: Entry, written: Written, *, number: int, now: datetime
) -> None:
    """A message says this now; `number` is the change's own: two may come within a moment. What
    the staff have of a learner who is banned stays as it is.

    Raises Banned, BannedUntil.
    """
    is_file = (found.kind, found.file_id) != (written.kind, written.file_id)
    is_text = (found.text, found.html) != (written.text, written.html)
    if not is_file and not is_text:
        return
    if await _is_kept_back(session, found, now):
        return
    grew = _has_long_caption(written) and not _has_long_caption(found)
    found.kind, found.file_id, found.edited_at = written.kind, written.file_id, now
    found.text, found.html, found.facts = written.text, written.html, written.facts
    parts = [*(["file"] if is_file else []), *(["text"] if is_text else [])]
    whom = await ask.recipients(session, parcels.abouts(found))
    drafts = [
        draft
        for each in dict.fromkeys(whom)
        for draft in _drafts(found, each, parts, number, grew=grew)
    ]
    await letters.queue(session, drafts, now=now)


async def _is_kept_back(session: Session, found: Entry, now: datetime) -> bool:
    """What was never relayed may change: nobody sees it."""
    if found.side != Side.LEARNER:
        return False
    is_kept = await bans.admit_change(session, found.author_id, found.thread_id, now=now)
    return is_kept and not found.is_withheld


def _drafts(
    entry: Entry, whom: Recipient, parts: Sequence[str], number: int, *, grew: bool
) -> list[Draft]:
    key = f"{EDIT}:{entry.id}:{number}:{whom.person_id}:{whom.chat_id}"
    facts: dict[str, Any] = {"entry_id": entry.id, "thread_id": entry.thread_id}
    common: dict[str, Any] = {"person_id": whom.person_id, "chat_id": whom.chat_id}
    common |= {"lane": whom.lane, "in_order": True}
    edits = [
        Draft(EDIT, f"{key}:{each}", facts={**facts, "part": each}, **common) for each in parts
    ]
    if not grew:
        return edits
    kind = parcels.ANSWER if entry.side == Side.STAFF else parcels.QUESTION
    apart = {**facts, "piece": Piece(text=True).facts}
    return [*edits, Draft(kind, f"{key}:apart", facts=apart, **common)]


def _has_long_caption(said: Entry | Written) -> bool:
    """A subscriber's caption may be longer than a bot's: it follows in a message of its own."""
    return said.kind in CAPTIONED and units(said.text) > CAPTION
