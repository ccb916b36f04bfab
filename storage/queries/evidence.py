"""Questions the database is asked about the pictures of checks: which have had their time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select

from storage.database import Session
from storage.tables.identity import Check, CheckPicture, CheckState

_JUDGED = (CheckState.CONFIRMED, CheckState.REJECTED)


async def count_old(session: Session, now: datetime) -> int:
    """How many pictures would go."""
    statement = select(func.count()).select_from(CheckPicture).where(_is_old(now))
    return await session.scalar(statement) or 0


async def delete_old(session: Session, now: datetime) -> Sequence[int]:
    """The pictures of decisions that nobody can change any more are gone; of each its check.
    A check that waits, for whomever, is not judged: its pictures stay."""
    gone = await session.scalars(
        delete(CheckPicture).where(_is_old(now)).returning(CheckPicture.check_id)
    )
    return gone.all()


def _is_old(now: datetime) -> ColumnElement[bool]:
    judged = select(Check.id).where(
        Check.id == CheckPicture.check_id, Check.state.in_(_JUDGED), Check.appeal_until <= now
    )
    return judged.correlate(CheckPicture).exists()
