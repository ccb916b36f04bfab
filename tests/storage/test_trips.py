"""A statement on SQLite makes one trip to its thread, and behaves as it always did."""

import pytest
from sqlalchemy import CursorResult, text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.database import Database
from storage.tables.people import Conversation


async def test_a_statement_makes_one_trip(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    trips: list[object] = []
    async with db.read() as session:
        connection = await (await session.connection()).get_raw_connection()
        driver = connection.driver_connection
        assert driver is not None
        travel = driver._execute

        async def counted(work: object, *facts: object) -> object:
            trips.append(work)
            return await travel(work, *facts)

        monkeypatch.setattr(driver, "_execute", counted)
        rows = (await session.execute(text("SELECT 1 UNION SELECT 2"))).all()

        assert [row[0] for row in rows] == [1, 2]
        assert len(trips) == 1


async def test_rows_columns_and_counts_are_as_before(db: Database) -> None:
    async with db.begin() as session:
        session.add_all([Conversation(telegram_id=1), Conversation(telegram_id=2)])
        await session.flush()
        changed = await session.execute(text("UPDATE conversation SET locale = 'kk'"))
        found = await session.execute(
            text("UPDATE conversation SET locale = 'ru' RETURNING telegram_id AS number")
        )
        empty = await session.execute(text("SELECT telegram_id FROM conversation WHERE 1 = 0"))

    assert isinstance(changed, CursorResult)
    assert changed.rowcount == 2
    assert [row.number for row in found] == [1, 2]
    assert list(empty.keys()) == ["telegram_id"]
    assert empty.all() == []


async def test_a_refused_statement_leaves_the_connection_usable(db: Database) -> None:
    async with db.begin() as session:
        session.add(Conversation(telegram_id=1))

    with pytest.raises(IntegrityError):
        async with db.begin() as session:
            await session.execute(text("INSERT INTO conversation (telegram_id) VALUES (1)"))
    with pytest.raises(OperationalError):
        async with db.read() as session:
            await session.execute(text("SELECT nothing FROM nowhere"))

    async with db.read() as session:
        assert await session.scalar(text("SELECT count(*) FROM conversation")) == 1


async def test_many_rows_are_streamed(db: Database) -> None:
    numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 3000)"
    async with db.read() as session:
        stream = await session.stream(text(f"{numbers} SELECT x FROM n"))
        seen = [row[0] async for row in stream]

    assert seen == list(range(1, 3001))
