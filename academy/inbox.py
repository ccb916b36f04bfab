"""Updates that came in: stored before they are acknowledged, worked off lane by lane, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.database import Session
from storage.queries import inbox as ask
from storage.tables.inbox import UpdateState

MOST_TRIES = 3  # an update whose process died is taken again, twice at most


@dataclass(frozen=True)
class Arrival:
    """An update as it came: its number, whose turn it is, the JSON, and when it reached us."""

    update_id: int
    lane: int
    body: str
    received_at: datetime


@dataclass(frozen=True)
class Claimed:
    """An update this process works on. `replies` are there when only the answer is missing."""

    update_id: int
    body: str
    received_at: datetime
    state: UpdateState
    tries: int
    replies: list[dict[str, Any]] | None


async def store(session: Session, arrivals: Sequence[Arrival]) -> None:
    """Keep updates; one that came twice is kept once."""
    rows = [
        {
            "update_id": each.update_id,
            "lane": each.lane,
            "body": each.body,
            "received_at": each.received_at,
            "state": UpdateState.WAITING,
            "is_answered": False,
            "tries": 0,
        }
        for each in arrivals
    ]
    if rows:
        await ask.add(session, rows)


async def claim(session: Session, owner: int, limit: int) -> list[Claimed]:
    """The oldest free updates, at most one of a lane, oldest first."""
    if session.get_bind().dialect.name == "postgresql":
        rows = await _claimed_beside_others(session, owner, limit)
    else:
        rows = await ask.claim_heads(session, owner, limit)
    return sorted((Claimed(**row) for row in rows), key=lambda each: each.update_id)


async def _claimed_beside_others(
    session: Session, owner: int, limit: int
) -> Sequence[Mapping[str, Any]]:
    heads = await ask.heads(session, limit)
    if not heads:
        return []
    await ask.hold_lanes(session, [lane for _, lane in heads])
    return await ask.claim(session, [update_id for update_id, _ in heads], owner)


async def handled(session: Session, update_id: int, replies: list[dict[str, Any]]) -> None:
    """The rules have spoken: what they wrote and what is to be answered, in one transaction."""
    await ask.mark(session, update_id, UpdateState.HANDLED, replies=replies)


async def refused(session: Session, update_id: int, replies: list[dict[str, Any]]) -> None:
    """A rule said no; its work was rolled back."""
    await ask.mark(session, update_id, UpdateState.REFUSED, replies=replies)


async def failed(
    session: Session, update_id: int, code: str, replies: list[dict[str, Any]]
) -> None:
    """Something unexpected: not tried again, counted by `sabaq health`."""
    await ask.mark(session, update_id, UpdateState.FAILED, code=code, replies=replies)


async def answered(session: Session, update_ids: Sequence[int]) -> None:
    """The replies have left; the next update of the lane may go."""
    if update_ids:
        await ask.answered(session, update_ids)


async def free(session: Session, update_id: int) -> None:
    """It was cut off in this process; it may be claimed again."""
    await ask.free(session, update_id)


async def keep_rest(session: Session, update_id: int, replies: list[dict[str, Any]]) -> None:
    """Replies that Telegram has not taken yet wait with their update."""
    await ask.keep_rest(session, update_id, replies)


async def release(session: Session, alive: Sequence[int]) -> int:
    """Take over what a dead process was working on; say how many updates that were."""
    return await ask.release(session, alive)


async def last_id(session: Session) -> int:
    """The newest update ever stored, 0 when there is none."""
    return await ask.last_id(session) or 0
