"""Questions the database is asked about identity."""

from storage.database import Session
from storage.tables.identity import KeyCanary


async def canary(session: Session, key_id: int) -> KeyCanary | None:
    """The word this key sealed at its first start."""
    return await session.get(KeyCanary, key_id)
