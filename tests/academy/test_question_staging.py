"""A file on its way into the bank: nobody sees it before the switch, and a crash leaves nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from academy import questions
from academy.bank_files import Items, items
from academy.errors.questions import BankChanged
from academy.importing.gift import bank
from academy.questions import Intake
from storage.database import Database
from storage.queries import quizzes
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.questions import Option, Question
from tests.conftest import NOW, add

LATER = NOW + timedelta(minutes=5)


def file(count: int, word: str = "Қай сот") -> Items:
    found = [
        f"// [id:Q{n}]\n::Q{n}::{word} {n}-істі қарайды? {{=Бірінші {n} ~Екінші ~Үшінші ~Төрт}}\n"
        for n in range(count)
    ]
    return items(bank("\n".join(found).encode()), None)


async def a_discipline(db: Database) -> None:
    await add(db, Discipline(id=1, code="CIVIL", title=Bilingual("Азаматтық", "Гражданское")))


async def stage(db: Database, intake: Intake) -> None:
    for portion in questions.portions(intake.file.items):
        async with db.begin() as session:
            await questions.stage(session, intake, portion, now=NOW)


async def switch(db: Database, intake: Intake) -> None:
    async with db.begin() as session:
        await questions.switch(session, None, intake, now=LATER)


async def drawable(db: Database) -> int:
    async with db.read() as session:
        return len(await quizzes.items(session, 1, LATER + timedelta(minutes=1)))


async def test_what_is_staged_comes_into_use_in_one_moment(either_db: Database) -> None:
    await a_discipline(either_db)
    intake = Intake(1, 7, file(100))

    await stage(either_db, intake)
    before = await drawable(either_db)
    await switch(either_db, intake)

    assert (before, await drawable(either_db)) == (0, 100)
    async with either_db.read() as session:
        [one] = set(await session.execute(select(Question.version, Question.added_at)))
    assert tuple(one) == (1, LATER)


async def test_an_import_that_died_leaves_nothing_and_begins_again(either_db: Database) -> None:
    await a_discipline(either_db)
    await stage(either_db, Intake(1, 7, file(90)))

    again = Intake(1, 7, file(90))
    async with either_db.begin() as session:
        gone = await questions.clear(session, again, now=NOW)
    await stage(either_db, again)
    await switch(either_db, again)

    assert (gone, await drawable(either_db)) == (90, 90)
    async with either_db.read() as session:
        assert await session.scalar(select(func.count()).select_from(Option)) == 360


async def test_what_another_import_left_goes_after_a_day(either_db: Database) -> None:
    await a_discipline(either_db)
    await stage(either_db, Intake(1, 7, file(3)))

    gone = []
    for hours in (1, 25):
        async with either_db.begin() as session:
            other, now = Intake(1, 8, file(3)), NOW + timedelta(hours=hours)
            gone.append(await questions.clear(session, other, now=now))

    assert gone == [0, 3]


async def test_a_bank_that_changed_meanwhile_is_compared_again(either_db: Database) -> None:
    await a_discipline(either_db)
    first, second = Intake(1, 7, file(5)), Intake(1, 8, file(5, "Қандай сот"))
    await stage(either_db, first)
    await stage(either_db, second)
    await switch(either_db, second)

    with pytest.raises(BankChanged):
        await switch(either_db, first)

    assert await drawable(either_db) == 5


def test_a_heavy_picture_stands_in_a_portion_of_its_own() -> None:
    [light, *_] = file(1).items
    picture = replace(light, pictures=())
    found = [picture] * 100

    sizes = [len(portion) for portion in questions.portions(found)]

    assert sizes == [questions.CHUNK] * (100 // questions.CHUNK) + [100 % questions.CHUNK]
