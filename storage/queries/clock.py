"""Questions the database is asked about the clock and about whose database it is."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.clock import Heartbeat, Ownership


async def last_beat(session: Session) -> datetime | None:
    row = await session.get(Heartbeat, 1)
    return row.at if row else None


async def beat(session: Session, now: datetime) -> None:
    await session.execute(insert_new(session, Heartbeat).values(one=1, at=now))
    await session.execute(update(Heartbeat).values(at=now))


async def open_attempts(session: Session, at: datetime) -> Sequence[tuple[int, datetime]]:
    """Attempts that were open at this moment, with their deadlines."""
    statement = select(Attempt.id, Attempt.deadline).where(
        Attempt.state == AttemptState.OPEN, Attempt.started_at <= at, Attempt.deadline > at
    )
    return [(row.id, row.deadline) for row in await session.execute(statement)]


async def set_deadlines(session: Session, deadlines: Sequence[tuple[int, datetime]]) -> None:
    await session.execute(
        update(Attempt), [{"id": number, "deadline": deadline} for number, deadline in deadlines]
    )


async def ownership(session: Session) -> Ownership | None:
    """Whose database this is; none before the first start."""
    return await session.get(Ownership, 1)
