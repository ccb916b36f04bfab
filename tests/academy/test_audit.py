"""The audit log proves itself: a sealed line stays as it is, and what was done to it is seen."""

import hashlib
import json
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from academy import audit
from storage.database import Database
from storage.tables.audit import AuditLine, AuditReason
from tests.conftest import NOW


async def written(db: Database, *acts: str) -> None:
    """Lines of these acts, sealed."""
    async with db.begin() as session:
        for number, act in enumerate(acts):
            audit.note(session, 9, act, now=NOW, person=number, is_first=not number)
            await session.flush()
    async with db.begin() as session:
        assert await audit.seal(session) == len(acts)


async def seen(db: Database) -> audit.Verdict:
    async with db.read() as session:
        return await audit.verdict(session, now=NOW + timedelta(seconds=5))


async def tamper(db: Database, statement: str) -> None:
    """As somebody does who owns the database: without the guards."""
    names = ["audit_keeps_on_update", "audit_keeps_on_delete"] if db.is_sqlite else ["audit_keeps"]
    async with db.begin() as session:
        for name in names:
            await session.execute(text(f"DROP TRIGGER {name}{'' if db.is_sqlite else ' ON audit'}"))
        await session.execute(text(statement))


async def test_an_untouched_chain_is_good_also_over_several_rounds(either_db: Database) -> None:
    await written(either_db, "role-given", "role-taken")
    await written(either_db, "roster-imported")
    async with either_db.begin() as session:
        audit.note(session, None, "evidence-deleted", now=NOW, check=1)

    found = await seen(either_db)

    assert found == audit.Verdict(3, None, 1, timedelta(seconds=5))


@pytest.mark.parametrize("act", ["UPDATE audit SET actor_id = 8", "DELETE FROM audit"])
async def test_a_sealed_line_can_be_neither_changed_nor_deleted(
    either_db: Database, act: str
) -> None:
    await written(either_db, "role-given")

    with pytest.raises(DBAPIError, match="a sealed line stays as it is"):
        async with either_db.begin() as session:
            await session.execute(text(act))

    assert (await seen(either_db)).broken is None


@pytest.mark.parametrize(
    ("act", "broken"),
    [
        ("UPDATE audit SET actor_id = 8 WHERE number = 2", 2),
        ("UPDATE audit SET facts = '{\"person\": 7}' WHERE number = 3", 3),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("UPDATE audit SET number = 10 WHERE number = 3", 3),
    ],
)
async def test_the_first_line_that_was_tampered_with_is_named(
    either_db: Database, act: str, broken: int
) -> None:
    await written(either_db, "role-given", "role-taken", "roster-imported")

    await tamper(either_db, act)

    assert (await seen(either_db)).broken == broken


async def test_anybody_can_verify_the_lines_as_docs_say(db: Database) -> None:
    await written(db, "role-given", "role-taken")

    before = "0" * 64
    async with db.read() as session:
        async for line in audit.chain(session):
            row = audit.canonical(line, line.number or 0)
            before = hashlib.sha256(f"{before}\n{row}".encode()).hexdigest()
            assert line.hash == before
            assert json.loads(row)["act"] == line.act


async def test_two_leaders_for_a_moment_make_one_chain(either_db: Database) -> None:
    async with either_db.begin() as session:
        audit.note(session, 9, "role-given", now=NOW)

    async with either_db.begin() as session:
        await audit.seal(session)
    async with either_db.begin() as session:
        again = await audit.seal(session)

    assert again == 0
    assert (await seen(either_db)).lines == 1


async def test_a_reason_can_be_erased_and_the_chain_stays_true(either_db: Database) -> None:
    async with either_db.begin() as session:
        audit.note(session, 9, "role-given", now=NOW, reason="Приказ «7»")
    async with either_db.begin() as session:
        await audit.seal(session)

    async with either_db.begin() as session:
        kept = (await session.scalars(select(AuditReason))).one()
        line = (await session.scalars(select(AuditLine))).one()
        assert line.facts == {"reason": audit.fingerprint(kept.salt, "Приказ «7»")}
        await session.delete(kept)

    assert (await seen(either_db)) == audit.Verdict(1, None, 0, None)


@pytest.mark.parametrize("fact", ["Ахметов", "two words", "", "x" * 65, 0.5, {"a": 1}, ["ok", "Ә"]])
async def test_a_fact_that_could_be_somebodys_words_is_a_fault(db: Database, fact: object) -> None:
    async with db.begin() as session:
        with pytest.raises(ValueError, match="not a number or a code: fact"):
            audit.note(session, 9, "role-given", now=NOW, fact=fact)
