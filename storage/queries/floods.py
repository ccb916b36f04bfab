"""What the database is asked about a learner who writes too much at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from storage.database import Session
from storage.tables.consultations import Entry, Side


async def written(
    session: Session,
    learner_id: int,
    album: str | None,
    limits: Sequence[tuple[timedelta, int]],
    now: datetime,
) -> tuple[bool, list[datetime | None]]:
    """Whether a part of this album was taken before; and for each span with its limit when the
    learner wrote the oldest of so many newest messages, if that is within the span."""
    own = (Entry.author_id == learner_id, Entry.side == Side.LEARNER)
    oldest = [
        select(Entry.written_at)
        .where(*own, Entry.written_at > now - span)
        .order_by(Entry.written_at.desc())
        .offset(most - 1)
        .limit(1)
        .scalar_subquery()
        for span, most in limits
    ]
    of_album = select(Entry.id).where(*own, Entry.album == album).exists()
    row = (await session.execute(select(of_album, *oldest))).one()
    return album is not None and bool(row[0]), list(row[1:])
