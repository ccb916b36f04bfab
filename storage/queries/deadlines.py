"""What the database keeps of the deadlines of open attempts."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import case, literal, update

from storage.database import Session
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.columns import Moment


async def move(session: Session, deadlines: Mapping[int, datetime]) -> frozenset[int]:
    """Set the deadlines of these attempts; the numbers of those that are open: the row says it."""
    chosen = {number: literal(end, Moment) for number, end in deadlines.items()}
    moved = await session.scalars(
        update(Attempt)
        .where(Attempt.id.in_(deadlines), Attempt.state == AttemptState.OPEN)
        .values(deadline=case(chosen, value=Attempt.id))
        .returning(Attempt.id)
        .execution_options(synchronize_session=False)
    )
    return frozenset(moved)
