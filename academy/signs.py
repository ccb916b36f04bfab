"""What the parts of the bot say about themselves, so that another process can tell how they are.

Only the process that leads writes about Telegram and the disk; so nobody races.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from storage.database import Session
from storage.queries import health as ask
from storage.tables.health import Sign


class Faces(StrEnum):
    """Whether faces are compared, and what is missing where they are not."""

    ON = "on"
    NO_KEY = "no-key"
    WRONG_KEY = "wrong-key"
    MODELS_MISSING = "models-missing"
    MODELS_DAMAGED = "models-damaged"


@dataclass(frozen=True)
class Disk:
    """Bytes of the disk that DATA_DIR lies on."""

    free: int
    total: int


async def telegram(
    session: Session, heard_at: datetime | None, held: int | None, *, now: datetime
) -> None:
    """Telegram answered last at `heard_at` and holds so many updates; none where nobody knows.

    An earlier answer is kept, and since when it holds any.
    """
    known = (await ask.signs(session)).get("telegram")
    before = known.facts if known else {}
    heard = heard_at.isoformat() if heard_at else before.get("heard_at")
    held = before.get("held", 0) if held is None else held
    since = (before.get("held_since") or now.isoformat()) if held else None
    facts = {"heard_at": heard, "held": held, "held_since": since}
    await ask.put_sign(session, "telegram", now, facts)


async def disk(session: Session, found: Disk, *, now: datetime) -> None:
    """So much room is left."""
    await ask.put_sign(session, "disk", now, vars(found))


async def faces(session: Session, state: Faces, *, now: datetime) -> None:
    """A process started, and this is how it compares faces."""
    await ask.put_sign(session, "faces", now, {"state": state})


def moment(known: Mapping[str, Sign], name: str, fact: str) -> datetime | None:
    """A point in time that a sign tells; none where it tells none."""
    found: Any = known[name].facts.get(fact) if name in known else None
    return datetime.fromisoformat(found) if found else None
