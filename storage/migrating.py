"""Bringing a database to the tables of this version, step by step (Alembic)."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from storage.database import Database

_ONE_AT_A_TIME = 0x5AB2  # advisory lock: of two processes that start, one upgrades


async def upgrade(db: Database) -> None:
    """Bring the database to the newest version; an up-to-date one stays as it is."""
    _make_folder(db)
    async with db.engine.begin() as connection:
        if not db.is_sqlite:
            lock = text("SELECT pg_advisory_xact_lock(:key)")
            await connection.execute(lock, {"key": _ONE_AT_A_TIME})
        await connection.run_sync(_upgraded)


def _upgraded(connection: Connection) -> None:
    command.upgrade(configuration(connection=connection), "head")


def configuration(**attributes: Any) -> Config:
    """Alembic's settings: the scripts lie beside this file, there is no ini file."""
    config = Config(attributes=attributes)
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _make_folder(db: Database) -> None:
    if db.is_sqlite and db.url.database:
        Path(db.url.database).parent.mkdir(parents=True, exist_ok=True)
