"""The migrations lead from nothing to exactly the tables the models describe."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from storage.database import Database, Table
from storage.migrating import upgrade
from tests.conftest import new_postgres_database


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'deep' / 'new.db'}"
    if request.param == "postgresql":
        url = await new_postgres_database(request.getfixturevalue("postgres"))
    db = Database(url)
    yield db
    await db.close()


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": False})
    return list(compare_metadata(context, Table.metadata))


async def test_the_migrations_agree_with_the_models(empty: Database) -> None:
    await upgrade(empty)

    async with empty.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_an_upgrade_of_an_up_to_date_database_changes_nothing(empty: Database) -> None:
    await upgrade(empty)
    await upgrade(empty)

    async with empty.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
