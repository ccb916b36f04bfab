"""Questions the database is asked about updates, and the marks it keeps on them."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    and_,
    bindparam,
    case,
    false,
    func,
    null,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.inbox import StoredUpdate, UpdateState

# Of an update that was handled and answered nothing of what was said is kept; one that was refused
# or failed keeps it for a while, for who looks into it.
_IS_SETTLED = StoredUpdate.state == UpdateState.HANDLED
_said = case((_IS_SETTLED, ""), else_=StoredUpdate.body)
_replied = case((_IS_SETTLED, null()), else_=StoredUpdate.replies)
_OPEN = StoredUpdate.is_answered == false()


async def add(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """New updates; one that came before stays as it is."""
    await session.execute(insert_new(session, StoredUpdate), list(rows))


@cache  # asked twice for every update: an alias costs half a millisecond to make
def _head_of_its_lane() -> Any:
    other = aliased(StoredUpdate)
    in_the_way = (
        select(other.update_id)
        .where(
            other.lane == StoredUpdate.lane,
            other.is_answered == false(),
            other.update_id != StoredUpdate.update_id,
            or_(other.update_id < StoredUpdate.update_id, other.owner.is_not(None)),
        )
        .exists()
    )
    return and_(_OPEN, StoredUpdate.owner.is_(None), ~in_the_way)


async def heads(session: Session, limit: int) -> Sequence[tuple[int, int]]:
    """Updates that may be worked on now, oldest first: (update id, lane)."""
    statement = (
        select(StoredUpdate.update_id, StoredUpdate.lane)
        .where(_head_of_its_lane())
        .order_by(StoredUpdate.update_id)
        .limit(limit)
    )
    return [(row.update_id, row.lane) for row in await session.execute(statement)]


async def hold_lanes(session: Session, lanes: Sequence[int]) -> None:
    """No other process claims in these lanes until the transaction ends (PostgreSQL)."""
    held = text("SELECT count(pg_advisory_xact_lock(lane)) FROM unnest(:lanes) AS lane")
    await session.execute(
        held.bindparams(bindparam("lanes", type_=ARRAY(BigInteger))), {"lanes": sorted(lanes)}
    )


async def claim(
    session: Session, update_ids: Sequence[int], owner: int
) -> Sequence[Mapping[str, Any]]:
    """Those of them that are still free heads of their lanes, now this process's own."""
    free = and_(StoredUpdate.update_id.in_(update_ids), _head_of_its_lane())
    return await _claimed(session, free, owner)


async def claim_heads(session: Session, owner: int, limit: int) -> Sequence[Mapping[str, Any]]:
    """The oldest free heads of their lanes, where no other process can claim beside us."""
    heads = (
        select(StoredUpdate.update_id)
        .where(_head_of_its_lane())
        .order_by(StoredUpdate.update_id)
        .limit(limit)
    )
    return await _claimed(session, StoredUpdate.update_id.in_(heads), owner)


async def _claimed(
    session: Session, chosen: ColumnElement[bool], owner: int
) -> Sequence[Mapping[str, Any]]:
    claimed = await session.execute(
        update(StoredUpdate)
        .where(chosen)
        .values(owner=owner, tries=StoredUpdate.tries + 1)
        .returning(
            StoredUpdate.update_id,
            StoredUpdate.body,
            StoredUpdate.received_at,
            StoredUpdate.state,
            StoredUpdate.tries,
            StoredUpdate.replies,
        )
        .execution_options(synchronize_session=False)
    )
    return [dict(row._mapping) for row in claimed]


async def mark(session: Session, update_id: int, state: UpdateState, **marks: Any) -> None:
    await session.execute(
        update(StoredUpdate)
        .where(StoredUpdate.update_id == update_id)
        .values(state=state, **marks)
        .execution_options(synchronize_session=False)
    )


async def answered(session: Session, update_ids: Sequence[int]) -> None:
    await session.execute(
        update(StoredUpdate)
        .where(StoredUpdate.update_id.in_(update_ids))
        .values(is_answered=True, owner=None, body=_said, replies=_replied)
        .execution_options(synchronize_session=False)
    )


async def free(session: Session, update_id: int) -> None:
    await session.execute(
        update(StoredUpdate)
        .where(StoredUpdate.update_id == update_id)
        .values(owner=None)
        .execution_options(synchronize_session=False)
    )


async def keep_rest(session: Session, update_id: int, replies: list[dict[str, Any]]) -> None:
    await session.execute(
        update(StoredUpdate)
        .where(StoredUpdate.update_id == update_id)
        .values(replies=replies)
        .execution_options(synchronize_session=False)
    )


async def release(session: Session, alive: Sequence[int]) -> int:
    """Updates of a process that died are free again."""
    freed = await session.execute(
        update(StoredUpdate)
        .where(_OPEN, StoredUpdate.owner.is_not(None), StoredUpdate.owner.not_in(alive))
        .values(owner=None)
        .returning(StoredUpdate.update_id)
        .execution_options(synchronize_session=False)
    )
    return len(freed.all())


async def last_id(session: Session) -> int | None:
    """The newest update ever stored: polling goes on behind it."""
    return await session.scalar(select(func.max(StoredUpdate.update_id)))
