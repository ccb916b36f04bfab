"""Rows of a copy back into a database: whole or not at all, whenever the process dies."""

import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path

from asyncpg import PostgresError
from sqlalchemy import Connection, MetaData, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.archives import ArchiveBroken
from storage.copies import VERSION, WHOLE, Copied, driver, part
from storage.database import Database, Session
from storage.migrating import upgrade, upgrade_within

_TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
_FUNCTIONS = text(
    "SELECT CAST(CAST(p.oid AS regprocedure) AS text) FROM pg_proc p"
    " WHERE pronamespace = CAST(current_schema() AS regnamespace) AND NOT EXISTS"
    " (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
)
_COUNT = text(
    "SELECT setval(to_regclass(CAST(:name AS text)), :last)"
    " WHERE to_regclass(CAST(:name AS text)) IS NOT NULL"
)


async def holds_people(db: Database) -> bool:
    """Whether somebody's academy is in the database already, or something that cannot be read."""
    if not db.is_there():
        return False
    try:
        return await _has_a_person(db)
    except DBAPIError:
        return True


async def _has_a_person(db: Database) -> bool:
    async with db.engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        if "person" not in names:
            return False
        return await connection.scalar(text("SELECT 1 FROM person LIMIT 1")) is not None


@asynccontextmanager
async def loaded(db: Database, folder: Path, copied: Copied) -> AsyncIterator[Session]:
    """A session over the rows of the copy in this folder, at the newest version of the tables. What
    was in the database is gone when the block ends well, and as it was when it does not.

    Raises ArchiveBroken.
    """
    if db.is_sqlite:
        async with _file(db, folder / WHOLE) as session:
            yield session
        return
    async with db.engine.connect() as connection, connection.begin():
        await _clear(connection)
        with _readable():
            await connection.run_sync(upgrade_within, copied.revision)
            await _fill(connection, folder, copied)
            await connection.run_sync(upgrade_within, "head")
        async with Session(bind=connection, expire_on_commit=False) as session:
            yield session
            await session.flush()


@asynccontextmanager
async def _file(db: Database, copy: Path) -> AsyncIterator[Session]:
    """The file of the copy is made ready where it lies, and put in the place of the other one."""
    there = Database(db.url.set(database=str(copy)).render_as_string(hide_password=False))
    try:
        with _readable():
            await upgrade(there)
        async with there.begin() as session:
            yield session
    finally:
        await there.close()
    await db.close()  # its connections would go on reading the former file
    _put_in_place(copy, Path(db.url.database or ""))


@contextmanager
def _readable() -> Iterator[None]:
    """What the database says against the rows of a copy is said of the archive."""
    try:
        yield
    except (DBAPIError, PostgresError, KeyError) as error:
        raise ArchiveBroken(f"its rows do not fit the tables ({type(error).__name__})") from error


def _put_in_place(copy: Path, target: Path) -> None:
    _fold(copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("VACUUM")  # not every SQLite overwrites what is deleted
    copy.chmod(0o600)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_file():
        with suppress(sqlite3.DatabaseError):  # a broken one is what is being replaced
            _fold(target)  # or its log would be read into the new file
    for log in ("-wal", "-shm"):
        Path(f"{target}{log}").unlink(missing_ok=True)
    with copy.open("rb") as file:
        os.fsync(file.fileno())
    copy.replace(target)


def _fold(file: Path) -> None:
    """Everything into the file itself, nothing in a log beside it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")


async def _clear(connection: AsyncConnection) -> None:
    for (name,) in (await connection.execute(_TABLES)).all():
        await connection.execute(text(f'DROP TABLE "{name}" CASCADE'))
    for (name,) in (await connection.execute(_FUNCTIONS)).all():
        await connection.execute(text(f"DROP FUNCTION {name} CASCADE"))


async def _fill(connection: AsyncConnection, folder: Path, copied: Copied) -> None:
    """Tables that others point at come first."""
    raw = await driver(connection)
    for name in await connection.run_sync(_in_order):
        if name != VERSION:
            source = folder / part(name)
            await raw.copy_to_table(name, source=source, columns=copied.columns[name])
    for counter, last in copied.counters.items():
        await connection.execute(_COUNT, {"name": counter, "last": last})


def _in_order(connection: Connection) -> list[str]:
    tables = MetaData()
    tables.reflect(connection)
    return [table.name for table in tables.sorted_tables]
