"""Evidence: the pictures of checks, and when they go (row V16). Accepted by the rule, they go at
once; judged by a person, when nobody can appeal any more; undecided, never."""

from collections import Counter
from datetime import datetime

from academy import audit
from storage.database import Session
from storage.queries import evidence as ask


async def due(session: Session, *, now: datetime) -> int:
    """How many pictures would go now; nothing is changed."""
    return await ask.count_old(session, now)


async def delete_old(session: Session, *, now: datetime) -> int:
    """Pictures whose time is over are deleted; the audit log says of which checks, and how many of
    each. Say how many in all."""
    gone = Counter(await ask.delete_old(session, now))
    for check_id, pictures in sorted(gone.items()):
        audit.note(session, None, "evidence-deleted", now=now, check=check_id, count=pictures)
    return gone.total()
