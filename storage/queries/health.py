"""Questions the database is asked about the bot's own health."""

from datetime import datetime

from sqlalchemy import func, literal_column, select

from storage.database import Session
from storage.tables.work import Work, WorkState


async def work(session: Session) -> tuple[int, int, datetime | None]:
    """How many jobs wait, how many are poisoned, since when the oldest waits."""
    waiting = Work.state == literal_column("'waiting'")
    row = await session.execute(
        select(
            func.count().filter(waiting),
            func.count().filter(Work.state == WorkState.POISONED),
            func.min(Work.queued_at).filter(waiting),
        )
    )
    count, poisoned, oldest = row.one()
    return count, poisoned, oldest
