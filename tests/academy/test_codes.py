"""Digits that are read out, and invites: each try counts, on both databases."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from academy import codes, directory, invites
from academy.errors import AcademyError
from academy.errors.joining import CodesClosed, CodeWrong
from storage.database import Database
from storage.tables.joining import WrongCodes
from storage.tables.people import Invite, Person
from tests.conftest import NOW, add


async def on_roster(db: Database) -> Person:
    person = Person(
        id=1, roster_code="Q1", family_name="Қазақ", given_name="Әйгерім", phone="+77010000042"
    )
    await add(db, person)
    return person


async def attempt(db: Database, chat_id: int, typed: str) -> AcademyError | None:
    """One try as the chat makes it: refused work is rolled back, what counts is kept."""
    try:
        async with db.begin() as session:
            await codes.check(session, 1, chat_id, typed, now=NOW)
    except AcademyError as refused:
        async with db.begin() as session:
            await refused.keep(session)
        return refused
    return None


async def given(db: Database) -> str:
    async with db.begin() as session:
        return await codes.give(session, None, 1, now=NOW)


async def test_a_right_code_opens_once_and_forgets_the_wrong_tries(either_db: Database) -> None:
    await on_roster(either_db)
    code = await given(either_db)
    wrong = f"{(int(code) + 1) % 10**6:06}"

    assert isinstance(await attempt(either_db, 700, wrong), CodeWrong)
    assert await attempt(either_db, 700, code) is None

    async with either_db.read() as session:
        assert (await session.scalars(select(WrongCodes))).all() == []
    assert isinstance(await attempt(either_db, 700, code), CodeWrong)


async def test_tries_in_the_same_moment_are_all_counted(either_db: Database) -> None:
    await on_roster(either_db)
    wrong = f"{(int(await given(either_db)) + 1) % 10**6:06}"

    await asyncio.gather(*(attempt(either_db, 700 + n, wrong) for n in range(5)))

    async with either_db.read() as session:
        row = await session.get_one(WrongCodes, "person:1")
    assert (row.count, row.closed_until) == (5, NOW + timedelta(minutes=5))
    assert isinstance(await attempt(either_db, 800, wrong), CodesClosed)


async def test_a_newer_invite_ends_the_older_one(either_db: Database) -> None:
    person = await on_roster(either_db)
    for _ in range(2):
        async with either_db.begin() as session:
            await invites.invite(session, person, life=timedelta(days=1), now=NOW)

    async with either_db.read() as session:
        ends = list(await session.scalars(select(Invite.revoked_at).order_by(Invite.id)))
    assert ends == [NOW, None]


@pytest.mark.parametrize("typed", ["казак айгерим", "q1", "0042"])
async def test_a_person_is_found_on_both_databases(either_db: Database, typed: str) -> None:
    await on_roster(either_db)

    async with either_db.read() as session:
        page = await directory.found(session, typed, 0)

    assert [person.roster_code for person in page.items] == ["Q1"]
