"""The audit log: decisions and acts of staff. Lines hold no personal data."""

from datetime import datetime
from typing import Any

from storage.database import Session
from storage.tables.audit import AuditLine


def note(session: Session, actor_id: int | None, act: str, *, now: datetime, **facts: Any) -> None:
    """Add a line in the act's own transaction; `facts` takes numbers and codes only."""
    session.add(AuditLine(at=now, actor_id=actor_id, act=act, facts=facts))
