"""The register of managerial decisions: a number is taken once, what is registered stays."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import func, select

from academy import affected, audit, decisions, registers
from academy.decisions import Heading
from academy.errors.decisions import (
    DecisionClosed,
    DecisionNotFound,
    DecisionNumberTaken,
    DecisionUnclear,
    NobodyAffected,
)
from storage.database import Database
from storage.tables.audit import AuditLine, AuditReason
from storage.tables.columns import Bilingual
from storage.tables.decisions import DecisionKind, DecisionState
from storage.tables.disciplines import Group, Membership
from storage.tables.letters import Letter
from storage.tables.people import Person, Role
from tests.conftest import NOW, add, person

TEXT = Bilingual(kk="Жарық жоқ", ru="Нет света")
ABOVE = Heading("15-Ө", date(2026, 11, 24), "Ахметов А.")


@pytest.fixture
async def author(either_db: Database) -> Person:
    return await person(either_db, 9, Role.ADMINISTRATOR)


async def drafted(db: Database, author: Person, above: Heading = ABOVE) -> int:
    async with db.begin() as session:
        entry = await decisions.write(session, author, above, TEXT, TEXT, now=NOW)
    return entry.decision.id


async def with_group(db: Database, decision_id: int) -> None:
    """It concerns group 1, in which persons 7 and 8 are; 6 left it."""
    for number in (6, 7, 8):
        await person(db, number, Role.LEARNER)
    await add(db, Group(id=1, code="М-26-1"))
    await add(db, *(Membership(group_id=1, person_id=number) for number in (7, 8)))
    await add(db, Membership(group_id=1, person_id=6, ended_at=NOW))
    async with db.begin() as session:
        await affected.choose_group(session, decision_id, 1)


async def registered(db: Database, author: Person) -> int:
    number = await drafted(db, author)
    await with_group(db, number)
    async with db.begin() as session:
        await decisions.enter(session, author, number, now=NOW)
    return number


@pytest.mark.parametrize(
    ("text", "number", "signatory"),
    [
        ("15-Ө 24.11.2026 Ахметов А. Б.", "15-Ө", "Ахметов А. Б."),
        ("№15  24.11.2026\n Ректор", "15", "Ректор"),
        ("№ 7/1 1.2.2026 R", "7/1", "R"),
    ],
)
def test_the_heading_is_read_from_one_line(text: str, number: str, signatory: str) -> None:
    found = decisions.heading(text)

    assert (found.number, found.signatory) == (number, signatory)


@pytest.mark.parametrize(
    "text",
    ["", "15", "15 24.11.2026", "15 31.02.2026 А", "15 24.11.26 А", "х" * 31 + " 1.1.2026 А"],
)
def test_a_heading_that_lacks_something_is_not_guessed(text: str) -> None:
    with pytest.raises(DecisionUnclear):
        decisions.heading(text)


async def test_a_number_is_taken_once_in_its_year(either_db: Database, author: Person) -> None:
    await drafted(either_db, author)

    async with either_db.read() as session:
        with pytest.raises(DecisionNumberTaken):
            await decisions.check_number(session, ABOVE)
    with pytest.raises(DecisionNumberTaken):
        await drafted(either_db, author)
    await drafted(either_db, author, Heading("15-Ө", date(2027, 1, 9), "Ахметов А."))


async def test_of_two_who_take_a_number_at_once_one_gets_it(
    either_db: Database, author: Person
) -> None:
    found = await asyncio.gather(
        *(drafted(either_db, author) for _ in range(3)), return_exceptions=True
    )

    assert sorted(type(each).__name__ for each in found) == [
        "DecisionNumberTaken",
        "DecisionNumberTaken",
        "int",
    ]


async def test_those_it_concerns_are_kept_by_name_from_the_registration_on(
    either_db: Database, author: Person
) -> None:
    number = await registered(either_db, author)
    await person(either_db, 5, Role.LEARNER)

    await add(either_db, Membership(group_id=1, person_id=5))

    async with either_db.begin() as session:
        entry = await decisions.entry(session, number)
        page = await affected.people(session, entry, 0)
    assert entry.people == 2
    assert [each.id for each in page.items] == [7, 8]
    assert entry.groups == ["М-26-1"]


async def test_a_group_and_one_of_its_people_count_once(
    either_db: Database, author: Person
) -> None:
    number = await drafted(either_db, author)
    await with_group(either_db, number)

    async with either_db.begin() as session:
        await affected.choose_person(session, number, 7)

    async with either_db.begin() as session:
        assert (await decisions.enter(session, author, number, now=NOW)).people == 2


async def test_everybody_it_concerns_is_told_once(either_db: Database, author: Person) -> None:
    number = await drafted(either_db, author)
    await with_group(either_db, number)

    async def press() -> None:
        async with either_db.begin() as session:
            await decisions.enter(session, author, number, now=NOW)

    found = await asyncio.gather(press(), press(), return_exceptions=True)

    assert sorted(type(each).__name__ for each in found) == ["DecisionClosed", "NoneType"]
    async with either_db.read() as session:
        told = await session.scalars(select(Letter.person_id).order_by(Letter.person_id))
        lines = select(func.count()).where(AuditLine.act == "decision-registered")
        assert list(told) == [7, 8]
        assert await session.scalar(lines) == 1


async def test_a_registered_decision_is_never_edited(either_db: Database, author: Person) -> None:
    number = await registered(either_db, author)

    async def refused(doing: object) -> None:
        with pytest.raises(DecisionClosed):
            async with either_db.begin() as session:
                await doing(session)  # type: ignore[operator]

    await refused(lambda s: affected.choose_group(s, number, 1))
    await refused(lambda s: affected.choose_person(s, number, 6))
    await refused(lambda s: decisions.classify(s, number, DecisionKind.ATTEMPT))
    await refused(lambda s: decisions.discard(s, author, number, now=NOW))
    await refused(lambda s: decisions.draft(s, number))


async def test_a_decision_is_revoked_once_with_its_reason(
    either_db: Database, author: Person
) -> None:
    number = await registered(either_db, author)

    async with either_db.begin() as session:
        found = await decisions.revoke(session, author.id, number, "Ошибка", now=NOW)
    with pytest.raises(DecisionClosed):
        async with either_db.begin() as session:
            await decisions.revoke(session, author.id, number, "Ещё раз", now=NOW)

    assert found.state == DecisionState.REVOKED
    async with either_db.read() as session:
        assert list(await session.scalars(select(AuditReason.text))) == ["Ошибка"]
        kinds = await session.scalars(select(Letter.kind).order_by(Letter.id))
        assert list(kinds) == ["decision", "decision", "decision-revoked", "decision-revoked"]
        assert await decisions.told(session, number, DecisionState.REGISTERED) is None


async def test_a_decision_about_nobody_is_not_registered(
    either_db: Database, author: Person
) -> None:
    number = await drafted(either_db, author)

    with pytest.raises(NobodyAffected):
        async with either_db.begin() as session:
            await decisions.enter(session, author, number, now=NOW)


async def test_a_draft_thrown_away_frees_its_number(either_db: Database, author: Person) -> None:
    number = await drafted(either_db, author)
    await with_group(either_db, number)

    async with either_db.begin() as session:
        await decisions.discard(session, author, number, now=NOW)

    assert await drafted(either_db, author)
    async with either_db.read() as session:
        with pytest.raises(DecisionNotFound):
            await decisions.entry(session, 2**31)


async def test_a_draft_is_not_found_by_who_only_reads(either_db: Database, author: Person) -> None:
    number = await drafted(either_db, author)

    async with either_db.read() as session:
        page = await decisions.register(session, 0, with_drafts=False)
        with pytest.raises(DecisionNotFound):
            await decisions.entry(session, number, with_draft=False)
    assert page.items == []


@pytest.mark.parametrize("typed", ["алиева", "ӘЛИЕВА", "R7", "дана <7>"])
async def test_people_are_found_by_folded_name_or_code(
    either_db: Database, author: Person, typed: str
) -> None:
    number = await drafted(either_db, author)
    await with_group(either_db, number)
    async with either_db.begin() as session:
        await affected.choose_person(session, number, 7)

    async with either_db.read() as session:
        page = await affected.found(session, number, typed, 0)
        nobody = await affected.found(session, number, "100%_", 3)

    assert (7, True) in [(each.id, is_chosen) for each, is_chosen in page.items]
    assert nobody.items == []


async def test_the_exported_register_is_no_formula(either_db: Database, author: Person) -> None:
    await registered(either_db, author)
    above = Heading("=1+1", date(2026, 11, 25), "@SUM")
    number = await drafted(either_db, author, above)
    async with either_db.begin() as session:
        await affected.choose_person(session, number, 7)
        await decisions.enter(session, author, number, now=NOW)
    await drafted(either_db, author, Heading("draft", date(2026, 11, 25), "А"))

    async with either_db.read() as session:
        rows = [row async for row in registers.rows(session)]

    assert [row[:3] for row in rows] == [
        ["15-Ө", "2026-11-24", "Ахметов А."],
        ["'=1+1", "2026-11-25", "'@SUM"],
    ]
    assert rows[0][9] == "R7 R8"
    assert all(len(row) == len(registers.COLUMNS) for row in rows)


async def test_every_act_of_a_decision_is_in_the_audit_log(
    either_db: Database, author: Person
) -> None:
    number = await registered(either_db, author)

    async with either_db.begin() as session:
        await audit.seal(session)
        lines = (await session.scalars(select(AuditLine).order_by(AuditLine.id))).all()

    assert [each.act for each in lines] == ["decision-drafted", "decision-registered"]
    assert lines[1].facts == {"decision": number, "people": 2, "groups": 1}
