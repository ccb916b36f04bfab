"""The audit log's whole closed months go when their time is over; a checkpoint stands for each."""

from collections.abc import Sequence
from datetime import datetime

from academy import audit
from academy.timetable import ACADEMY_ZONE
from storage.database import Session
from storage.queries import audit as ask
from storage.tables.audit import AuditCheckpoint

_PORTION = 5_000  # lines a transaction removes


def first_of_month(at: datetime, months: int) -> datetime:
    """The beginning of the month so many months later, in Almaty."""
    here = at.astimezone(ACADEMY_ZONE)
    count = here.year * 12 + here.month - 1 + months
    return datetime(count // 12, count % 12 + 1, 1, tzinfo=ACADEMY_ZONE)


async def due(session: Session, months: int, *, now: datetime) -> Sequence[AuditCheckpoint]:
    """A checkpoint, not kept yet, for each month that ended more than so many whole months ago.

    Raises ValueError for a number of months below 1.
    """
    if months < 1:
        raise ValueError("AUDIT_KEEP_MONTHS: one month at least")
    cut = first_of_month(now, -months)
    done = await ask.last_removed(session)
    found: list[AuditCheckpoint] = []
    while (oldest := await ask.first_after(session, done)) and oldest.at < cut:
        end = first_of_month(oldest.at, 1)
        last = await ask.last_before(session, end, done)
        found.append(
            AuditCheckpoint(
                month=f"{oldest.at.astimezone(ACADEMY_ZONE):%Y-%m}",
                first_number=done + 1,
                last_number=last.number,
                last_hash=last.hash,
                removed_at=now,
            )
        )
        done = found[-1].last_number
    return found


async def retain(session: Session, months: int, *, now: datetime) -> Sequence[AuditCheckpoint]:
    """Keep a checkpoint for each month whose time is over; its lines may be removed from now on.

    Each is a line of the log itself (row A6). Raises ValueError as `due` does.
    """
    found = await due(session, months, now=now)
    for each in found:
        session.add(each)
        audit.note(
            session,
            None,
            "audit-retained",
            now=now,
            month=each.month,
            first=each.first_number,
            last=each.last_number,
            hash=each.last_hash,
        )
    await session.flush()
    return found


async def remove(session: Session) -> int:
    """Remove a portion of the lines that a checkpoint stands for, and their reasons; say how many.
    Done until it says 0."""
    last = await ask.last_removed(session)
    return await ask.remove(session, last, _PORTION)
