"""The audit log proves itself: a sealed line stays as it is, and what was done to it is seen."""

import hashlib
import json
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from academy import audit, verdicts
from academy.verdicts import Head, Verdict
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


async def seen(db: Database) -> Verdict:
    async with db.read() as session:
        return await verdicts.verdict(session, now=NOW + timedelta(seconds=5))


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

    assert found == Verdict(3, None, 1, timedelta(seconds=5))


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
        async for line in verdicts.chain(session):
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

    assert (await seen(either_db)) == Verdict(1, None, 0, None)


@pytest.mark.parametrize("fact", ["Ахметов", "two words", "", "x" * 65, 0.5, {"a": 1}, ["ok", "Ә"]])
async def test_a_fact_that_could_be_somebodys_words_is_a_fault(db: Database, fact: object) -> None:
    async with db.begin() as session:
        with pytest.raises(ValueError, match="not a number or a code: fact"):
            audit.note(session, 9, "role-given", now=NOW, fact=fact)


async def test_lines_cut_off_at_the_end_are_missed(either_db: Database) -> None:
    await written(either_db, "role-given", "role-taken", "roster-imported")

    await tamper(either_db, "DELETE FROM audit WHERE number > 1")

    found = await seen(either_db)
    assert (found.broken, found.missing, found.is_good) == (None, 2, False)


async def test_after_lines_were_cut_off_the_chain_does_not_close_over_the_hole(
    either_db: Database,
) -> None:
    await written(either_db, "role-given", "role-taken")
    await tamper(either_db, "DELETE FROM audit WHERE number = 2")

    await written(either_db, "roster-imported")

    assert (await seen(either_db)).broken == 2


@pytest.mark.parametrize(
    "act", ["UPDATE audit_head SET number = 1", "UPDATE audit_head SET hash = 'a'"]
)
async def test_the_head_only_grows(either_db: Database, act: str) -> None:
    await written(either_db, "role-given", "role-taken")

    for statement in (act, "DELETE FROM audit_head"):
        with pytest.raises(DBAPIError, match="the head of the chain only grows"):
            async with either_db.begin() as session:
                await session.execute(text(statement))


async def test_a_chain_written_anew_does_not_hold_a_head_written_down_before(db: Database) -> None:
    await written(db, "role-given", "role-taken")
    async with db.read() as session:
        head = await audit.head(session)
    assert head is not None

    found = []
    for noted in (Head(2, head.hash), Head(2, "0" * 64), Head(5, "1" * 64)):
        async with db.read() as session:
            found.append(await verdicts.verdict(session, noted, now=NOW))

    assert [(each.broken, each.missing) for each in found] == [(None, 0), (2, 0), (None, 3)]
