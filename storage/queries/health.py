"""Questions the database is asked about the bot's own health: counts and oldest ages, by index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    and_,
    delete,
    false,
    func,
    literal_column,
    select,
    text,
)

from storage.database import Session
from storage.queries.upserts import renew
from storage.tables.clock import Heartbeat
from storage.tables.health import Sign
from storage.tables.identity import Check
from storage.tables.inbox import StoredUpdate
from storage.tables.letters import Letter
from storage.tables.work import Work

# Literals, not parameters: a generic plan could not use the partial indexes otherwise.
_WAITING: ColumnElement[str] = literal_column("'waiting'")
_FAILED: ColumnElement[str] = literal_column("'failed'")
_DOUBT: ColumnElement[str] = literal_column("'doubt'")
_DOUBTFUL: ColumnElement[str] = literal_column("'doubtful'")
_POISONED: ColumnElement[str] = literal_column("'poisoned'")
_AT_WORK = timedelta(seconds=5)  # younger ones are being answered, as the question itself is
_SIZES = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
    "postgresql": "SELECT pg_database_size(current_database())",
}


@dataclass(frozen=True)
class Counts:
    """What waits and since when, what failed since a moment; none where there is nothing."""

    beat_at: datetime | None
    updates_waiting: int
    updates_failed: int
    oldest_update_at: datetime | None
    last_update_at: datetime | None
    letters_due: int
    letters_doubt: int
    letters_failed: int
    oldest_letter_at: datetime | None
    oldest_urgent_at: datetime | None
    work_waiting: int
    work_poisoned: int
    oldest_work_at: datetime | None
    checks_waiting: int
    oldest_check_at: datetime | None


async def counts(
    session: Session, priorities: Sequence[int], since: timedelta, *, now: datetime
) -> Counts:
    """Everything that is counted, in one query; letters of all `priorities` but the last one, the
    lowest, are urgent."""
    asked = _updates(now, now - since) | _letters(now, priorities, now - since) | _work(now - since)
    asked |= _checks()
    asked["beat_at"] = select(func.max(Heartbeat.at)).scalar_subquery()
    names = [each.name for each in fields(Counts)]
    row = (await session.execute(select(*(asked[name].label(name) for name in names)))).one()
    return Counts(**row._mapping)


def _updates(now: datetime, since: datetime) -> dict[str, ScalarSelect[Any]]:
    is_due = StoredUpdate.received_at < now - _AT_WORK
    is_open = StoredUpdate.is_answered == false()  # alone, or SQLite takes the index by time
    failed = StoredUpdate.state == _FAILED, StoredUpdate.received_at >= since
    waiting = select(func.count().filter(is_due)).where(is_open)
    oldest = select(func.min(StoredUpdate.received_at).filter(is_due)).where(is_open)
    return {
        "updates_waiting": waiting.scalar_subquery(),
        "updates_failed": select(func.count()).where(*failed).scalar_subquery(),
        "oldest_update_at": oldest.scalar_subquery(),
        "last_update_at": select(func.max(StoredUpdate.received_at)).scalar_subquery(),
    }


def _letters(
    now: datetime, priorities: Sequence[int], since: datetime
) -> dict[str, ScalarSelect[Any]]:
    """Priorities are named because the index of what is due begins with them."""
    is_due = and_(Letter.state == _WAITING, Letter.not_before <= now)
    due = and_(is_due, Letter.priority.in_(priorities))
    oldest = select(func.min(Letter.not_before))
    urgent = and_(is_due, Letter.priority.in_(priorities[:-1]))
    failed = Letter.state == _FAILED, Letter.closed_at >= since
    return {
        "letters_due": select(func.count()).where(due).scalar_subquery(),
        "letters_doubt": select(func.count()).where(Letter.state == _DOUBT).scalar_subquery(),
        "letters_failed": select(func.count()).where(*failed).scalar_subquery(),
        "oldest_letter_at": oldest.where(due).scalar_subquery(),
        "oldest_urgent_at": oldest.where(urgent).scalar_subquery(),
    }


def _work(since: datetime) -> dict[str, ScalarSelect[Any]]:
    waiting = Work.state == _WAITING
    poisoned = Work.state == _POISONED, Work.finished_at >= since
    return {
        "work_waiting": select(func.count()).where(waiting).scalar_subquery(),
        "work_poisoned": select(func.count()).where(*poisoned).scalar_subquery(),
        "oldest_work_at": select(func.min(Work.queued_at)).where(waiting).scalar_subquery(),
    }


def _checks() -> dict[str, ScalarSelect[Any]]:
    is_waiting = Check.state == _DOUBTFUL
    oldest = select(func.min(Check.received_at)).where(is_waiting)
    return {
        "checks_waiting": select(func.count()).where(is_waiting).scalar_subquery(),
        "oldest_check_at": oldest.scalar_subquery(),
    }


async def size(session: Session) -> tuple[str, int]:
    """Which database this is, and how many bytes it has."""
    name = session.get_bind().dialect.name
    return name, int(await session.scalar(text(_SIZES[name])) or 0)


async def signs(session: Session) -> Mapping[str, Sign]:
    """Every sign by its name."""
    found = await session.scalars(select(Sign).execution_options(populate_existing=True))
    return {sign.name: sign for sign in found}


async def put_sign(session: Session, name: str, at: datetime, facts: Mapping[str, Any]) -> None:
    """The sign of this name, new or renewed."""
    await session.execute(renew(session, Sign, {"name": name}, {"at": at, "facts": dict(facts)}))


async def take_sign(session: Session, name: str) -> None:
    await session.execute(delete(Sign).where(Sign.name == name))
