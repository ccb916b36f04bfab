"""Old months of the audit log go, and what is left still proves itself."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from academy import audit, checkpoints, verdicts
from storage.database import Database
from storage.tables.audit import AuditCheckpoint, AuditLine, AuditReason
from tests.conftest import NOW

JANUARY = datetime(2026, 1, 15, tzinfo=UTC)


async def written(db: Database, *moments: datetime) -> None:
    """A sealed line of each of these moments, with a reason."""
    async with db.begin() as session:
        for at in moments:
            audit.note(session, 9, "role-given", now=at, reason="Приказ", person=None)
            await session.flush()
    async with db.begin() as session:
        await audit.seal(session)


async def retained(db: Database, months: int, now: datetime) -> Sequence[AuditCheckpoint]:
    """As the clock does it."""
    async with db.begin() as session:
        found = await checkpoints.retain(session, months, now=now)
    async with db.begin() as session:
        await checkpoints.remove(session)
    async with db.begin() as session:
        await audit.seal(session)
    return found


async def left(db: Database, table: type) -> int:
    async with db.read() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def good(db: Database) -> verdicts.Verdict:
    async with db.read() as session:
        return await verdicts.verdict(session, now=NOW)


async def test_whole_closed_months_go_and_the_rest_is_verified(either_db: Database) -> None:
    march = JANUARY + timedelta(days=60)
    await written(either_db, JANUARY, JANUARY, JANUARY + timedelta(days=30), march)

    found = await retained(either_db, 1, march)

    assert [(each.month, each.count) for each in found] == [("2026-01", 2)]
    assert await left(either_db, AuditLine) == 3  # February, March, and the line about it
    assert await left(either_db, AuditReason) == 2
    verdict = await good(either_db)
    assert verdict.is_good
    assert (verdict.removed, verdict.lines) == (2, 3)


async def test_a_month_is_a_month_of_almaty(either_db: Database) -> None:
    """The last evening of January in Greenwich is the first of February in Almaty."""
    await written(either_db, datetime(2026, 1, 31, 20, tzinfo=UTC))

    found = await retained(either_db, 1, datetime(2026, 3, 5, tzinfo=UTC))

    assert found == []


async def test_months_go_one_after_another_and_the_chain_goes_on_from_nothing(
    either_db: Database,
) -> None:
    await written(either_db, JANUARY, JANUARY + timedelta(days=90))

    first = await retained(either_db, 1, JANUARY + timedelta(days=200))
    again = await retained(either_db, 1, JANUARY + timedelta(days=200))
    await retained(either_db, 1, JANUARY + timedelta(days=900))
    await written(either_db, JANUARY + timedelta(days=901))

    assert [each.month for each in first] == ["2026-01", "2026-04"]
    assert again == []
    assert (await good(either_db)).is_good


async def test_nothing_goes_without_a_checkpoint_and_no_checkpoint_is_changed(
    either_db: Database,
) -> None:
    await written(either_db, JANUARY, JANUARY + timedelta(days=90))
    await retained(either_db, 1, JANUARY + timedelta(days=90))

    for statement, refusal in (
        ("DELETE FROM audit", "a sealed line stays as it is"),
        ("UPDATE audit_checkpoint SET last_hash = ''", "a checkpoint stays as it is"),
        ("DELETE FROM audit_checkpoint", "a checkpoint stays as it is"),
    ):
        with pytest.raises(DBAPIError, match=refusal):
            async with either_db.begin() as session:
                await session.execute(text(statement))


async def test_a_look_ahead_removes_nothing(either_db: Database) -> None:
    await written(either_db, JANUARY)

    async with either_db.begin() as session:
        found = await checkpoints.due(session, 1, now=NOW + timedelta(days=900))

    assert len(found) == 1
    assert await left(either_db, AuditCheckpoint) == 0
    assert (await good(either_db)).lines == 1


async def test_not_a_single_month_kept_is_refused(db: Database) -> None:
    async with db.begin() as session:
        with pytest.raises(ValueError, match="one month at least"):
            await checkpoints.retain(session, 0, now=NOW)


async def test_a_checkpoint_that_does_not_fit_the_others_is_named(either_db: Database) -> None:
    await written(either_db, JANUARY, JANUARY)
    async with either_db.begin() as session:
        session.add(
            AuditCheckpoint(
                month="2026-01", first_number=2, last_number=2, last_hash="", removed_at=NOW
            )
        )

    assert (await good(either_db)).broken == 1
