"""An administrator makes departments and says who heads them, where and how they answer."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from academy import departments
from academy.errors.departments import TimesUnclear
from bot.app import App
from bot.callbacks.departments import (
    ArchiveDepartment,
    ChooseBelonging,
    ChooseHead,
    ConfirmArchiving,
    HideLearners,
    MoveDepartment,
    OpenBelonging,
    OpenDepartment,
    OpenDepartments,
    OpenHeads,
    TimeDepartment,
    WriteDepartment,
)
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.columns import Bilingual
from storage.tables.departments import Department, StaffSide
from storage.tables.disciplines import Discipline
from storage.tables.people import Conversation, Person, PersonState, Role
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.statements import counted, in_the_handler

LAW = Bilingual(kk="Құқық кафедрасы", ru="Кафедра права")
GROUP = -100500


@pytest.fixture
def office(app: App, administrator: Person, lecturer: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


@pytest.fixture
async def department(db: Database) -> Department:
    row = Department(id=1, code="LAW", title=LAW)
    await add(db, row)
    return row


async def stored(db: Database) -> Department:
    async with db.read() as session:
        found = select(Department).order_by(Department.id.desc()).limit(1)
        return (await session.scalars(found)).one()


async def noted(db: Database) -> list[tuple[str, Any]]:
    async with db.read() as session:
        lines = await session.scalars(select(AuditLine).order_by(AuditLine.id))
        return [(line.act, line.facts.get("what")) for line in lines]


async def test_a_department_is_made_from_three_lines(db: Database, office: Chat) -> None:
    await office.write("/menu")
    if "Кафедры" not in " ".join(office.labels):
        await office.press("Управление")
    await office.press("Кафедры")
    assert "Пока ни одной" in office.text
    await office.press("Новая")
    await office.write("CIVIL-1\n  Азаматтық   құқық <ә>\n\nГражданское право 😀")

    assert "🏛 <b>Гражданское право 😀</b>" in office.text
    assert "Код: CIVIL-1" in office.text
    assert "Заведующий: не назначен" in office.text
    assert "📱 Отвечают в личных чатах" in office.text
    assert "через 4 ч рабочего времени, сообщить заведующему через 16 ч" in office.text
    row = await stored(db)
    assert row.title == Bilingual(kk="Азаматтық құқық <ә>", ru="Гражданское право 😀")
    assert await noted(db) == [("department-made", None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("CIVIL", "Нужны две или три строки"),
        ("ә ә\nПраво", "Нужны две или три строки"),
        ("CIVIL\nA\nB\nC", "одна или две строки"),
        ("CIVIL\n" + "ә" * 151, "одна или две строки"),
        ("LAW\nҚұқық", "Код LAW уже занят"),
    ],
)
async def test_what_is_no_department_is_refused_and_asked_for_again(
    db: Database, office: Chat, department: Department, text: str, words: str
) -> None:
    await office.press(WriteDepartment())
    await office.write(text)
    assert words in office.text

    await office.write("NEW\nЖаңа")

    assert "<b>Жаңа</b>" in office.text


async def test_a_title_in_one_line_stands_in_both_languages(
    db: Database, office: Chat, department: Department
) -> None:
    await office.press(OpenDepartment(department_id=1))
    await office.press("Название")
    await office.write("<Право> & 'ә'")

    assert "&lt;Право&gt; &amp; 'ә'" in office.text
    assert await noted(db) == [("department-changed", "title")]


async def test_a_head_is_a_lecturer_found_by_name(
    db: Database, office: Chat, department: Department, learner: Person
) -> None:
    for number in range(20, 32):
        await person(db, number, Role.LECTURER)
    async with db.begin() as session:
        someone = await session.get_one(Person, 25)
        someone.family_name, someone.folded = "Қанатұлы", "канатулы дана"
        (await session.get_one(Person, 26)).state = PersonState.LEFT

    await office.press(OpenHeads(department_id=1))
    assert len(office.labels) == 8 + 3
    await office.press(OpenHeads(department_id=1, page=1))
    assert len(office.labels) == 4 + 3
    await office.write("канатулы")
    assert "Поиск: канатулы" in office.text
    await office.press("Қанатұлы")

    assert "Заведующий: Қанатұлы Дана" in office.text
    for stranger in (7, 9, 26, 2**31):
        await office.press(ChooseHead(department_id=1, person_id=stranger))
        assert "только действующий преподаватель" in (office.alert or "")
    await office.press(OpenHeads(department_id=1))
    await office.press("Никто")
    assert (await stored(db)).head_id is None
    assert await noted(db) == [("department-changed", "head")] * 2


async def test_disciplines_are_put_in_and_taken_out_by_a_press(
    db: Database, office: Chat, department: Department
) -> None:
    await add(db, Department(id=2, code="B", title=LAW))
    await add(db, Discipline(id=2, code="X", title=LAW, department_id=2))

    await office.press(OpenBelonging(department_id=1))
    assert office.labels[:2] == ["▫️ Гражданский процесс", "◽️ Кафедра права"]
    await office.press("Гражданский")
    await office.press("Кафедра права")
    assert office.labels[:2] == ["✅ Гражданский процесс", "✅ Кафедра права"]
    again = ChooseBelonging(department_id=1, discipline_id=1, is_in=True)
    await office.press(again)
    await office.press("Гражданский")

    async with db.read() as session:
        rows = await session.scalars(select(Discipline).order_by(Discipline.id))
        assert [row.department_id for row in rows] == [None, 1]
    changes = [what for _, what in await noted(db)]
    assert changes == ["discipline-in", "discipline-in", "discipline-out"]


async def test_a_department_answers_in_a_group_only_when_the_bot_is_there(
    db: Database, office: Chat, department: Department
) -> None:
    await office.press(OpenDepartment(department_id=1))
    await office.press("Отвечать в группе")
    assert "Добавьте бота в группу" in (office.alert or "")
    group = {"chat_id": GROUP, "title": "Кафедра <чат>", "use": ChatUse.STAFF}
    await add(db, BoundChat(**group, department_id=1, added_at=NOW))

    await office.press("Отвечать в группе")
    assert "👥 Отвечают в группе: Кафедра &lt;чат&gt;" in office.text
    async with db.begin() as session:
        (await session.get_one(BoundChat, GROUP)).left_at = NOW
    await office.press(OpenDepartment(department_id=1))
    assert "бота в ней нет" in office.text
    await office.press("Отвечать в личных чатах")

    assert (await stored(db)).side == StaffSide.PRIVATE
    assert await noted(db) == [("department-changed", "side")] * 2


async def test_names_are_hidden_and_shown_by_one_button(
    db: Database, office: Chat, department: Department
) -> None:
    await office.press(OpenDepartment(department_id=1))
    assert "Преподаватели видят, кто спрашивает" in office.text
    await office.press("Скрыть имена")

    assert "Имя обучающегося скрыто" in office.text
    assert (await stored(db)).hides_learner
    await office.press("Показывать имена")
    assert not (await stored(db)).hides_learner


async def test_times_are_three_numbers(db: Database, office: Chat, department: Department) -> None:
    await office.press(TimeDepartment(department_id=1))
    assert "Сейчас: 4 16 3" in office.text
    await office.write("скоро")
    assert "Нужны три целых числа" in office.text
    await office.write("2, 8 и 5")

    assert "через 2 ч рабочего времени, сообщить заведующему через 8 ч" in office.text
    row = await stored(db)
    hour, day = timedelta(hours=1), timedelta(days=1)
    assert (row.remind_after, row.escalate_after) == (2 * hour, 8 * hour)
    assert row.follow_up_for == 5 * day


@pytest.mark.parametrize("text", ["", "4", "4 16", "16 4 3", "4 4 3", "0 4 3", "4 16 0", "4 500 3"])
def test_other_numbers_are_unclear(text: str) -> None:
    with pytest.raises(TimesUnclear):
        departments.times(text)


async def test_an_archived_department_frees_its_disciplines_and_its_group(
    db: Database, office: Chat, department: Department
) -> None:
    group = {"chat_id": GROUP, "title": "Чат", "use": ChatUse.STAFF}
    await add(db, BoundChat(**group, department_id=1, added_at=NOW))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1

    await office.press(OpenDepartment(department_id=1))
    await office.press("В архив")
    assert "Дисциплин: 1" in office.text
    data = office.data_of("Убрать в архив")
    await asyncio.gather(*(office.press_raw(data) for _ in range(3)))

    assert "Пока ни одной" in office.text
    async with db.read() as session:
        chat = await session.get_one(BoundChat, GROUP)
        discipline = await session.get_one(Discipline, 1)
    assert (chat.use, chat.department_id, discipline.department_id) == (None, None, None)
    assert await noted(db) == [("department-archived", None)]
    for gone in (
        OpenDepartment(department_id=1),
        WriteDepartment(department_id=1),
        HideLearners(department_id=1, is_hidden=True),
        ChooseBelonging(department_id=1, discipline_id=1, is_in=True),
    ):
        await office.press(gone)
        assert "Этой кафедры больше нет" in (office.alert or "")


async def test_the_screens_speak_kazakh(db: Database, office: Chat, department: Department) -> None:
    async with db.begin() as session:
        (await session.get_one(Conversation, 9)).locale = "kk"

    await office.press(OpenDepartment(department_id=1))

    assert "Құқық кафедрасы" in office.text
    assert "Меңгерушісі: тағайындалмаған" in office.text


async def test_a_press_costs_eight_statements_at_most(
    db: Database, office: Chat, department: Department
) -> None:
    for button in (
        OpenDepartments(),
        OpenDepartment(department_id=1),
        OpenHeads(department_id=1),
        ChooseHead(department_id=1, person_id=8),
        OpenBelonging(department_id=1),
        ChooseBelonging(department_id=1, discipline_id=1, is_in=True),
        HideLearners(department_id=1, is_hidden=True),
        MoveDepartment(department_id=1, side=StaffSide.PRIVATE),
        ArchiveDepartment(department_id=1),
        ConfirmArchiving(department_id=1),
    ):
        with counted(db) as statements:
            await office.press(button)
        assert len(in_the_handler(statements)) <= 8, button


async def test_both_databases_keep_departments(either_db: Database) -> None:
    db = either_db
    admin = await person(db, 9, Role.ADMINISTRATOR)
    await person(db, 8, Role.LECTURER)
    await add(db, Discipline(id=1, code="C", title=LAW))
    async with db.begin() as session:
        number = await departments.make(session, admin, "A\nӘ", now=NOW)
        await departments.appoint(session, admin, number, 8, now=NOW)
        await departments.time(session, admin, number, "1 2 3", now=NOW)
        await departments.assign(session, admin, number, 1, is_in=True, now=NOW)
    async with db.begin() as session:
        at = await departments.department(session, number)
        page = await departments.lecturers(session, "алиева", 0)
        assert (at.head.id if at.head else None, at.disciplines) == (8, 1)
        assert at.department.remind_after == timedelta(hours=1)
        assert [each.id for each in page.items] == [8]
        await departments.archive(session, admin, number, now=NOW)
    async with db.read() as session:
        assert (await departments.departments(session, 0)).items == []
