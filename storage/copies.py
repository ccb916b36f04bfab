"""Every row of the database as files, as they stand at one moment, while the bot runs.

SQLite writes a copy of itself (VACUUM INTO reads one snapshot and holds up no writer). PostgreSQL
copies table by table in one read-only REPEATABLE READ transaction, over our own driver: the tools
of the server need not be there.
"""

import asyncio
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

WHOLE = "database.sqlite"  # the one part of a copy of SQLite
VERSION = "alembic_version"
_COLUMNS = text(
    "SELECT table_name, column_name FROM information_schema.columns"
    " JOIN pg_tables ON schemaname = table_schema AND tablename = table_name"
    " WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
)
_COUNTERS = text(
    "SELECT sequencename, last_value FROM pg_sequences"
    " WHERE schemaname = current_schema() AND last_value IS NOT NULL"
)
_HEAD = "SELECT number || ':' || hash FROM audit_head"


@dataclass(frozen=True)
class Copied:
    """What was copied: the version of the tables, how many rows each has, the newest sealed audit
    line ("812:5d41…"); of PostgreSQL also the columns and the counters of row numbers."""

    revision: str
    tables: dict[str, int]
    audit_head: str | None
    columns: dict[str, list[str]] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)


class NotOurs(Exception):
    """There is no database, or none with tables of Sabaq in it."""


async def copy(db: Database, folder: Path) -> Copied:
    """Write all rows into files of this folder. Raises NotOurs."""
    if db.is_sqlite:
        return await asyncio.to_thread(_copy_file, Path(db.url.database or ""), folder / WHOLE)
    async with db.engine.connect() as connection:
        still = await connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        async with still.begin():
            return await _copy_tables(still, folder)


def part(table: str) -> str:
    """The file of a table of PostgreSQL."""
    return f"{table}.rows"


async def driver(connection: AsyncConnection) -> Any:
    """asyncpg's own connection, which can COPY, inside the transaction that was begun."""
    return (await connection.get_raw_connection()).driver_connection


def _copy_file(source: Path, target: Path) -> Copied:
    if not source.is_file():
        raise NotOurs
    with closing(sqlite3.connect(source, timeout=60)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    with closing(sqlite3.connect(target)) as connection:
        return _described(connection)


def _described(connection: sqlite3.Connection) -> Copied:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = sorted(name for (name,) in found if not name.startswith("sqlite_"))
    if VERSION not in names:
        raise NotOurs
    names.remove(VERSION)
    (revision,) = connection.execute(f"SELECT version_num FROM {VERSION}").fetchone()  # noqa: S608
    counts = {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
        for name in names
    }
    head = connection.execute(_HEAD).fetchone() if "audit_head" in names else None
    return Copied(revision, counts, head[0] if head else None)


async def _copy_tables(connection: AsyncConnection, folder: Path) -> Copied:
    columns: dict[str, list[str]] = defaultdict(list)
    for table, column in await connection.execute(_COLUMNS):
        columns[table].append(column)
    if columns.pop(VERSION, None) is None:
        raise NotOurs
    revision = await connection.scalar(text(f"SELECT version_num FROM {VERSION}"))  # noqa: S608
    head = await connection.scalar(text(_HEAD)) if "audit_head" in columns else None
    counters = {name: last for name, last in await connection.execute(_COUNTERS)}
    raw, tables = await driver(connection), {}
    for table, names in columns.items():
        done = await raw.copy_from_table(table, output=folder / part(table), columns=names)
        tables[table] = int(done.split()[-1])  # "COPY 12"
    return Copied(str(revision), tables, head, dict(columns), counters)
