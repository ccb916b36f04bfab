import pytest

from academy import disciplines, materials
from academy.errors.materials import DisciplineNotFound, MaterialNotFound
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.materials import Material, MaterialKind, TelegramFile
from storage.tables.people import Role
from tests.conftest import NOW, add, person


async def test_own_are_the_disciplines_studied_and_taught_and_no_others(
    either_db: Database,
) -> None:
    assistant = await person(either_db, 7, Role.LEARNER, Role.LECTURER)
    for number in (1, 2, 3):
        await add(either_db, Discipline(id=number, code=f"D{number}", title=Bilingual("п")))
    await add(either_db, Group(id=1, code="М-26-1"))
    await add(either_db, Membership(group_id=1, person_id=7))
    await add(either_db, Enrolment(group_id=1, discipline_id=1))
    await add(either_db, Teaching(person_id=7, discipline_id=2))
    theirs = Material(
        id=5, discipline_id=3, kind=MaterialKind.TEXT, title=Bilingual("м"), added_at=NOW
    )
    await add(either_db, theirs)

    async with either_db.begin() as session:
        own = await disciplines.own(session, assistant)
        with pytest.raises(DisciplineNotFound):
            await disciplines.taught_one(session, assistant, 1)
        with pytest.raises(MaterialNotFound):
            await materials.open_(session, assistant, 5, "press", now=NOW)

    assert [each.id for each in own] == [1, 2]


async def test_a_file_id_is_kept_once_and_forgotten_once(either_db: Database) -> None:
    await add(either_db, Discipline(id=1, code="D1", title=Bilingual("п")))
    title = Bilingual("м")
    file = Material(id=5, discipline_id=1, kind="file", title=title, file_key="k", added_at=NOW)
    await add(either_db, file)

    async with either_db.begin() as session:
        await materials.remember_file(session, 5, 42, "first")
        await materials.remember_file(session, 5, 42, "second")
        kept = await session.get_one(TelegramFile, (42, "k"))
        forgotten = [await materials.forget_file(session, 5, 42) for _ in range(2)]

    assert kept.file_id == "first"
    assert forgotten == [True, False]
