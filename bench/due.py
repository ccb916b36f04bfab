"""Finding what is due among a million letters of the future, as the courier asks it.

100,000, then 1,000,000 letters due in the next months and eight due now; the median of 50 looks for
each priority, lanes respected (a whole round, which also claims the eight and asks for the next
moment, is told beside it). Beside it: the same over the 100,000, so that growth shows, and a bare
SELECT without ORM and lanes. The plans must read the partial indexes.
"""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import event, insert, text

from academy import letters
from bench.figures import Figure
from bench.scenes import Ground, found
from storage.database import Database
from storage.queries import letters as ask
from storage.tables.letters import Letter

FEW, MANY = 100_000, 1_000_000
DUE_NOW = 8
LOOKS = 50
LIMIT = 5.0  # ms
MOST_GROWTH = 1.5  # times: more is not the noise of a clock
_CHUNK = 50_000
_BARE = (
    "SELECT id FROM letter WHERE state = 'waiting' AND priority = 2 "
    "AND not_before <= '{now}' ORDER BY not_before, id LIMIT 8"
)
NOW = datetime.now(UTC)


async def measure(ground: Ground) -> list[Figure]:
    figures = []
    for kind in ("SQLite", "PostgreSQL"):
        db = await ground.database(kind)
        await found(db, [1])
        await _queue(db, range(DUE_NOW), NOW - timedelta(minutes=1), timedelta())
        await _queue(db, range(DUE_NOW, FEW), NOW + timedelta(hours=1), timedelta(seconds=5))
        few = await _median(db, _find)
        await _queue(db, range(FEW, MANY), NOW + timedelta(hours=1), timedelta(seconds=5))
        many, bare = await _median(db, _find), await _median(db, _select)
        whole, plan = await _median(db, _claim), await _plan(db)
        await db.close()
        figures += [
            Figure(
                f"what is due among {MANY:,} future letters ({kind})",
                f"{many:.2f} ms, {plan}; a whole round {whole:.2f} ms",
                f"a bare SELECT {bare:.2f} ms ({many / bare:.1f} ×)",
                many,
                "ms",
                LIMIT,
            ),
            Figure(
                f"the same against {FEW:,} letters ({kind})",
                f"{many:.2f} ms",
                f"{few:.2f} ms",
                many / few,
                "×",
                MOST_GROWTH,
            ),
        ]
    return figures


async def _queue(db: Database, numbers: range, first: datetime, step: timedelta) -> None:
    for start in range(numbers.start, numbers.stop, _CHUNK):
        rows = [
            {
                "key": f"bench:{number}",
                "kind": "lesson-soon",
                "facts": {"lesson_id": number},
                "person_id": 1,
                "lane": f"person:{number}",
                "priority": 2,
                "not_before": first + step * number,
            }
            for number in range(start, min(start + _CHUNK, numbers.stop))
        ]
        async with db.begin() as session:
            await session.execute(insert(Letter), rows)
    async with db.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("ANALYZE"))


async def _find(db: Database) -> None:
    async with db.read() as session:
        found = [await ask.due(session, each, NOW, DUE_NOW) for each in letters.Priority]
        assert sum(map(len, found)) == DUE_NOW


async def _claim(db: Database) -> None:
    """A whole round of the courier; rolled back, as nobody commits."""
    async with db.read() as session:
        assert len(await letters.claim(session, 1, DUE_NOW, now=NOW)) == DUE_NOW
        assert await letters.next_due(session, NOW) is not None


async def _select(db: Database) -> None:
    statement = text(_BARE.format(now=NOW.strftime("%Y-%m-%d %H:%M:%S.%f")))
    async with db.engine.connect() as connection:
        assert len((await connection.execute(statement)).all()) == DUE_NOW


async def _median(db: Database, look: Callable[[Database], Awaitable[None]]) -> float:
    """Milliseconds of one look, while eight letters are due."""
    times = []
    for _ in range(LOOKS):
        start = time.perf_counter()
        await look(db)
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


async def _plan(db: Database) -> str:
    """Which way the database goes: by partial indexes, or through everything."""
    asked: list[tuple[str, Any]] = []

    def keep(_c: Any, _cursor: Any, statement: str, params: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, params))

    event.listen(db.engine.sync_engine, "before_cursor_execute", keep)
    async with db.read() as session:
        await letters.claim(session, 1, DUE_NOW, now=NOW)
        await letters.next_due(session, NOW)
        connection = await session.connection()
        lines = []
        explain = "EXPLAIN QUERY PLAN " if db.is_sqlite else "EXPLAIN "
        for statement, params in list(asked):
            found = await connection.exec_driver_sql(explain + statement, params)
            lines += [" ".join(map(str, row)) for row in found]
    reads_all = [each for each in lines if "SCAN letter" in each or "Seq Scan on letter" in each]
    return "reads everything: " + reads_all[0] if reads_all else "partial indexes only"
