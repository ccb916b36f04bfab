"""Panels: one message kept up to date while something goes on (DESIGN.md 2.5).

A panel is a letter, and what renews it are letters that edit its message. They hold no state: each
is worded from the rows as they are when it leaves, so the newest content wins.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from academy import letters
from academy.letters import Draft
from storage.database import Session
from storage.queries import panels as ask

EVERY = timedelta(seconds=3)  # no panel is edited more often
_EDIT = "-edit"


async def show(
    session: Session, kind: str, key: str, person_id: int | None, *, now: datetime, **facts: Any
) -> None:
    """Put the panel into the person's chat; `kind` is the letter's, `key` says which panel."""
    draft = Draft(kind=kind, key=key, person_id=person_id, facts=facts)
    await letters.queue(session, [draft], now=now)


async def renew(
    session: Session, kind: str, key: str, person_id: int | None, *, now: datetime, **facts: Any
) -> None:
    """What it shows has changed: it is edited soon, once in `EVERY` however often this is said.

    The fact `message_id` names the message, where it was the answer to a press and no letter.
    """
    slot = int(now.timestamp() // EVERY.total_seconds()) + 1
    due = datetime.fromtimestamp(slot * EVERY.total_seconds(), UTC)
    await letters.queue(
        session, [_edit(kind, key, person_id, f"{slot}", due, {**facts, "panel": key})], now=now
    )


async def close(
    session: Session, kind: str, key: str, person_id: int | None, *, now: datetime, **facts: Any
) -> None:
    """It is over: the panel says so now."""
    facts = {**facts, "panel": key, "is_last": True}
    await letters.queue(session, [_edit(kind, key, person_id, "last", now, facts)], now=now)


async def message(session: Session, key: str, chat_id: int) -> int | None:
    """The panel's message in this chat; none when it has not arrived, or stands in another one."""
    return await ask.message(session, key, chat_id)


def _edit(
    kind: str, key: str, person_id: int | None, mark: str, due: datetime, facts: dict[str, Any]
) -> Draft:
    return Draft(
        kind=f"{kind}{_EDIT}",
        key=f"{key}:{mark}",
        person_id=person_id,
        facts=facts,
        not_before=due,
        too_late=None if "is_last" in facts else due + EVERY,
    )
