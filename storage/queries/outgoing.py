"""Questions the database is asked about files made for somebody."""

from datetime import datetime

from sqlalchemy import delete

from storage.database import Session
from storage.tables.outgoing import OutgoingFile


async def file(session: Session, file_id: int) -> OutgoingFile | None:
    return await session.get(OutgoingFile, file_id)


async def remove(session: Session, file_id: int) -> None:
    await session.execute(delete(OutgoingFile).where(OutgoingFile.id == file_id))


async def remove_old(session: Session, before: datetime) -> int:
    """Delete files that nobody took; say how many."""
    gone = await session.execute(
        delete(OutgoingFile).where(OutgoingFile.made_at < before).returning(OutgoingFile.id)
    )
    return len(gone.all())
