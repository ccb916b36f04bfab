"""Questions the database is asked about the clock and about whose database it is."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.clock import Heartbeat, Ownership
from storage.tables.quizzes import Expiry, Quiz


async def last_beat(session: Session) -> datetime | None:
    row = await session.get(Heartbeat, 1)
    return row.at if row else None


async def beat(session: Session, now: datetime) -> None:
    await session.execute(insert_new(session, Heartbeat).values(one=1, at=now))
    await session.execute(update(Heartbeat).values(at=now))


async def open_attempts(session: Session, at: datetime) -> Sequence[Attempt]:
    """Attempts that could be answered at this moment, or in their grace period be submitted; those
    at live quizzes have no time of their own to be given back."""
    could = (Attempt.deadline > at) | (Quiz.expiry == Expiry.GRACE)
    statement = (
        select(Attempt)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.state == AttemptState.OPEN, Attempt.started_at <= at, could)
        .where(~Quiz.is_live)
    )
    return (await session.scalars(statement)).all()


async def set_shown(session: Session, moments: Mapping[int, datetime]) -> None:
    """Since when the question on the screen of these attempts counts as shown."""
    rows = [{"id": number, "shown_at": at} for number, at in moments.items()]
    if rows:
        await session.execute(update(Attempt), rows)


async def own(session: Session, bot_id: int, api: str) -> Ownership:
    """Whose database this is: of processes that start at once the first one says."""
    row = {"one": 1, "bot_id": bot_id, "api": api}
    await session.execute(insert_new(session, Ownership).values(row))
    return await session.get_one(Ownership, 1)


async def ownership(session: Session) -> Ownership | None:
    """Whose database this is; none before the first start."""
    return await session.get(Ownership, 1)
