"""What Telegram refused of a consultation is carried otherwise."""

from datetime import datetime
from typing import Any

from academy import letters
from academy.entries import Piece
from academy.letters import Draft
from storage.database import Session
from storage.queries import entries as ask_entries
from storage.queries import letters as ask_letters
from storage.tables.letters import Letter


async def change(session: Session, letter: Letter, **facts: Any) -> bool:
    """The letter goes once more, about this, too."""
    await ask_letters.change_facts(session, letter.id, {**letter.facts, **facts})
    return True


async def split(session: Session, letter: Letter, *, now: datetime) -> bool:
    """The parts of an album go one by one, each with a fate of its own: this letter becomes the
    first, the others follow. False for what is no album, or a part already."""
    facts, parcel = letter.facts, letter.facts.get("parcel")
    if parcel is None or not facts["piece"]["file"]:
        return False
    found = await ask_entries.carried(session, facts["entry_id"], parcel, facts["until"])
    if len(found) < 2:
        return False
    alone = {"thread_id": facts["thread_id"], "piece": Piece(text=True, file=True, last=True).facts}
    alone |= {key: facts[key] for key in ("is_unquoted", "is_plain") if key in facts}
    rest = [
        Draft(
            kind=letter.kind,
            key=f"{letter.kind}:{each.entry.id}:alone:{letter.person_id}:{letter.chat_id}",
            person_id=letter.person_id,
            chat_id=letter.chat_id,
            facts={"entry_id": each.entry.id, **alone},
            lane=letter.lane,
            in_order=True,
            place=letter.place or letter.id,
            about=f"entry:{each.entry.id}",
        )
        for each in found[1:]
    ]
    await letters.queue(session, rest, now=now)
    await ask_letters.change_facts(session, letter.id, {"entry_id": found[0].entry.id, **alone})
    return True
