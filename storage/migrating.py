"""Bringing a database to the tables of this version, step by step (Alembic)."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

_ONE_AT_A_TIME = 0x5AB2  # advisory lock: of two processes that start, one upgrades


class MigrationBroken(Exception):
    """A migration lost what other rows point at: a fault of the migration."""


async def upgrade(db: Database, to: str = "head") -> None:
    """Bring the database to the newest version; an up-to-date one stays as it is.

    One transaction: a crash in the middle changes nothing, and of two processes one upgrades.
    """
    _make_folder(db)
    async with db.engine.connect() as connection:
        if db.is_sqlite:  # it alters a table by copying it: what points at it is checked after
            await _check_foreign_keys(connection, at_once=False)
        async with connection.begin():
            if db.is_sqlite:
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                lock = text("SELECT pg_advisory_xact_lock(:key)")
                await connection.execute(lock, {"key": _ONE_AT_A_TIME})
            await connection.run_sync(upgrade_within, to)
            if db.is_sqlite:
                await _check(connection)
        if db.is_sqlite:
            await _check_foreign_keys(connection, at_once=True)


async def _check_foreign_keys(connection: AsyncConnection, *, at_once: bool) -> None:
    """SQLite hears of this outside a transaction only, so the driver is told itself."""
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver is not None  # noqa: S101 - it was opened a line above
    await driver.execute(f"PRAGMA foreign_keys={'ON' if at_once else 'OFF'}")


async def _check(connection: AsyncConnection) -> None:
    """Raises MigrationBroken where a row points at nothing; nothing is kept then."""
    broken = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
    if broken:
        raise MigrationBroken(f"{len(broken)} rows point at nothing: {broken[0]}")


def upgrade_within(connection: Connection, to: str) -> None:
    """The same inside a transaction that the caller has begun."""
    command.upgrade(configuration(connection=connection), to)


def is_newest(revision: str) -> bool:
    """Whether tables of this version are those of this program."""
    return ScriptDirectory.from_config(configuration()).get_current_head() == revision


def is_known(revision: str) -> bool:
    """Whether this program can bring tables of this version to its own."""
    scripts = ScriptDirectory.from_config(configuration())
    return any(each.revision == revision for each in scripts.walk_revisions())


def configuration(**attributes: Any) -> Config:
    """Alembic's settings: the scripts lie beside this file, there is no ini file."""
    config = Config(attributes=attributes)
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _make_folder(db: Database) -> None:
    if db.is_sqlite and db.url.database:
        Path(db.url.database).parent.mkdir(parents=True, exist_ok=True)
