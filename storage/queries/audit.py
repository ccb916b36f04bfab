"""Questions the database is asked about the audit log."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update

from storage.database import Session
from storage.tables.audit import AuditLine


async def last_sealed(session: Session) -> AuditLine | None:
    """The newest line of the chain."""
    newest = select(AuditLine).where(AuditLine.number.is_not(None))
    return await session.scalar(newest.order_by(AuditLine.number.desc()).limit(1))


async def unsealed(session: Session, limit: int) -> Sequence[AuditLine]:
    """Lines that are in no chain yet, oldest first."""
    waiting = select(AuditLine).where(AuditLine.number.is_(None)).order_by(AuditLine.id)
    return (await session.scalars(waiting.limit(limit))).all()


async def seal(session: Session, line_id: int, number: int, digest: str) -> None:
    """Put a line into the chain; one that another process sealed meanwhile stays as it is."""
    await session.execute(
        update(AuditLine)
        .where(AuditLine.id == line_id, AuditLine.number.is_(None))
        .values(number=number, hash=digest)
        .execution_options(synchronize_session=False)
    )


async def sealed_after(session: Session, number: int, limit: int) -> Sequence[AuditLine]:
    """The next lines of the chain."""
    following = select(AuditLine).where(AuditLine.number > number).order_by(AuditLine.number)
    return (await session.scalars(following.limit(limit))).all()


async def tail(session: Session) -> tuple[int, datetime | None]:
    """How many lines are not sealed yet, and the oldest of them."""
    found = select(func.count(), func.min(AuditLine.at)).where(AuditLine.number.is_(None))
    row = (await session.execute(found)).one()
    return row[0], row[1]
