"""The migrations lead from nothing to exactly the tables the models describe."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

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


FIRST = "f4de5f80f8e1"  # the version that landed first


async def test_an_upgrade_keeps_the_people_who_are_there(empty: Database) -> None:
    await upgrade(empty, FIRST)
    async with empty.engine.begin() as connection:
        for row in (
            "INSERT INTO study_group (id, code) VALUES (1, 'M-26')",
            "INSERT INTO person (id, roster_code, family_name, given_name, patronymic)"
            " VALUES (1, 'R1', 'Әбілова', 'Ёлка', '')",
            "INSERT INTO membership (group_id, person_id) VALUES (1, 1)",
        ):
            await connection.execute(text(row))

    await upgrade(empty)

    async with empty.engine.connect() as connection:
        found = await connection.execute(text("SELECT folded, state FROM person"))
        members = await connection.execute(text("SELECT count(*) FROM membership"))
        assert [tuple(row) for row in found] == [("абилова елка", "active")]
        assert members.scalar_one() == 1


CONSENT = (
    "INSERT INTO consent (person_id, purpose, version, text_hash, locale, given_at, withdrawn_at)"
    " VALUES (1, 'face', '2', 'h', 'kk', '2026-09-01 09:00:00+00', {})"
)


async def test_an_upgrade_keeps_every_consent_and_lets_a_person_agree_again(
    empty: Database,
) -> None:
    await upgrade(empty, FIRST)
    async with empty.engine.begin() as connection:
        for row in (
            "INSERT INTO person (id, roster_code, family_name, given_name, patronymic)"
            " VALUES (1, 'R1', 'Әбілова', 'Ёлка', '')",
            CONSENT.format("'2026-09-02 09:00:00+00'"),
        ):
            await connection.execute(text(row))

    await upgrade(empty)

    async with empty.engine.begin() as connection:
        await connection.execute(text(CONSENT.format("NULL")))
        found = await connection.execute(
            text("SELECT origin, answer, number, withdrawn_at IS NULL FROM consent ORDER BY id")
        )
        assert [tuple(row) for row in found] == [
            ("chat", "given", "", False),
            ("chat", "given", "", True),
        ]
    with pytest.raises(IntegrityError):
        async with empty.engine.begin() as connection:
            await connection.execute(text(CONSENT.format("NULL")))
