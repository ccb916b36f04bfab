"""What is deleted from SQLite does not stay in the file."""

from pathlib import Path

from sqlalchemy import delete, text

from storage.database import Database
from storage.tables.people import Person
from tests.conftest import add


def content(db: Database) -> bytes:
    return Path(db.url.database or "").read_bytes()


async def test_deleted_words_are_not_in_the_file_any_more(db: Database) -> None:
    word = "Құпия сөз"
    rows = (Person(id=n, roster_code=f"R{n}", family_name=word, given_name="Ә") for n in range(999))
    await add(db, *rows)

    async with db.begin() as session:
        await session.execute(delete(Person))
    async with db.engine.connect() as connection:
        await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    assert word.encode() not in content(db)
