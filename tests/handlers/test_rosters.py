"""A roster in the chat: the file, the dry run, apply, undo, and those it does not name."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile
from sqlalchemy import func, select

from academy import roster_applying, rosters, work
from academy.importing.rosters import roster
from academy.roster_missing import Fate
from bot.app import App
from bot.callbacks.rosters import (
    ApplyRoster,
    ChooseMissing,
    ConfirmMissing,
    ConfirmRosterUndo,
    DropRoster,
    GetRosterTemplate,
    OpenMissing,
    OpenRoster,
    OpenRosterLines,
    UndoRoster,
)
from bot.callbacks.work import CancelWork
from bot.scheduler import jobs
from bot.scheduler.rosters import forget_staged_rosters, go_on_undoing_rosters
from storage.database import Database
from storage.tables.people import Conversation, Person, PersonState, Role
from storage.tables.rosters import ImportState, LineChange, RosterImport, RosterLine
from storage.tables.work import Work, WorkState
from tests.chat import Chat
from tests.conftest import NOW, Clock, person
from tests.rosters import IIN, applied, row, staged
from tests.statements import counted, in_the_handler

HEADER = "ИИН;Фамилия;Имя;Группа;Должность\n"
TWO = f"{HEADER}{IIN};Серікова;Айгүл;A;\n;Ахметов;Ерлан <b>;A;\n"


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


async def send(office: Chat, text: str | bytes = TWO, name: str = "list.csv") -> None:
    """The administrator sends this file; it is worked off, the letters leave."""
    await office.write("/roster")
    content = text.encode() if isinstance(text, str) else text
    office.api.files["f"] = content
    file = {"file_id": "f", "file_unique_id": "u", "file_name": name, "file_size": len(content)}
    await office.send(document=file)
    await finish(office)


async def finish(office: Chat) -> None:
    await office.app.workshop.finish_all()
    await office.app.courier.deliver()


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def count(db: Database, table: Any) -> int:
    found: int = await one(db, select(func.count()).select_from(table))
    return found


async def test_a_file_is_checked_applied_and_undone(db: Database, office: Chat) -> None:
    await send(office)
    assert "Новых: 2" in office.text
    assert "Новые группы: A" in office.text
    assert await count(db, Person) == 1

    await office.press("Применить")
    await finish(office)
    assert "Добавлено людей: 2" in office.text
    assert "👥 Пригласить группу" in office.labels
    assert await count(db, Person) == 3

    await office.press("Отменить импорт")
    await office.press("Да, отменить")
    await finish(office)
    assert "Удалено людей: 2" in office.text
    assert await count(db, Person) == 1


async def test_the_dry_run_lists_what_would_happen_line_by_line(office: Chat) -> None:
    await send(office)
    await office.press("Применить")
    await finish(office)

    await send(office, f"{HEADER}{IIN};Жаңа;Айгүл;A;судья\n900101300018;Ким;Ян;A;\n")
    await office.press("Изменения (1)")
    changes = office.text
    await office.press("К импорту")
    await office.press("Отклонено (1)")

    assert "фамилия: Серікова → Жаңа; должность: – → судья" in changes
    assert IIN not in changes
    assert "Строка 3: В ИИН ошибка" in office.text


async def test_a_staff_role_in_the_file_stands_on_the_dry_run(office: Chat) -> None:
    await send(office, "Фамилия;Имя;Телефон;Роль\nКим;Ян;+77010000001;администратор\n")

    assert "Получат роль «администратор»: 1" in office.text


async def test_a_long_list_comes_as_a_document_too(app: App, office: Chat) -> None:
    people = "".join(f";Ким{n};Ян{n};A;\n" for n in range(9))
    await send(office, HEADER + people)
    await office.press("Новые (9)")

    await office.press("одним файлом")
    await finish(office)

    sent = office.screen
    assert isinstance(sent, SendDocument)
    assert isinstance(sent.document, BufferedInputFile)
    assert len(sent.document.data.decode("utf-8-sig").splitlines()) == 9


async def test_the_template_is_a_workbook_our_own_reader_understands(office: Chat) -> None:
    await office.write("/roster")

    await office.press(GetRosterTemplate())
    await finish(office)

    sent = office.screen
    assert isinstance(sent, SendDocument)
    assert isinstance(sent.document, BufferedInputFile)
    read = roster(sent.document.data, "x.xlsx")
    assert read.refusal is not None
    assert read.refusal.reason == "no-people"


async def test_a_dropped_file_changes_nothing_and_its_lines_go(
    db: Database, app: App, office: Chat, clock: Clock
) -> None:
    await send(office)

    await office.press("Отклонить")
    await jobs.run(forget_staged_rosters, db, app.tools.settings, clock)

    assert "Ничего не изменено" in office.text
    assert await count(db, RosterLine) == 0
    await office.press(ApplyRoster(import_id=1))
    assert office.alert is not None
    assert "уже" in office.alert


@pytest.mark.parametrize("content", [b"\x89PNG\r\n", b"", "ФИО\n".encode()])
async def test_a_file_without_people_is_refused_with_the_way_out(
    db: Database, office: Chat, content: bytes
) -> None:
    await send(office, content)

    assert "не принят" in office.text
    assert (await one(db, select(RosterImport))).state == ImportState.DROPPED


async def test_what_is_no_file_or_too_large_is_refused_and_still_awaited(office: Chat) -> None:
    await office.write("/roster")

    await office.write("Серікова Айгүл")
    assert "Прикрепите его как файл" in office.text
    big = {"file_id": "f", "file_unique_id": "u", "file_name": "a", "file_size": 21 << 20}
    await office.send(document=big)

    assert "не больше 20 МБ" in office.text


async def test_a_cancelled_check_is_dropped(db: Database, office: Chat) -> None:
    await office.write("/roster")
    office.api.files["f"] = TWO.encode()
    await office.send(document={"file_id": "f", "file_unique_id": "u", "file_name": "list.csv"})

    await office.press(CancelWork(work_id=1))
    await finish(office)

    assert (await one(db, select(Work.state))) == WorkState.CANCELLED
    assert (await one(db, select(RosterImport.state))) == ImportState.DROPPED


async def test_a_file_that_ends_its_worker_twice_is_dropped_and_told(
    db: Database, office: Chat
) -> None:
    await office.write("/roster")
    office.api.files["f"] = TWO.encode()
    await office.send(document={"file_id": "f", "file_unique_id": "u", "file_name": "list.csv"})
    async with db.begin() as session:
        job = (await session.scalars(select(Work))).one()
        job.deaths = work.MOST_DEATHS

    await finish(office)

    assert "не удалось" in office.text
    assert (await one(db, select(RosterImport.state))) == ImportState.DROPPED


async def test_of_two_administrators_the_second_is_told_to_send_the_file_again(
    db: Database, office: Chat
) -> None:
    await send(office)
    await applied(db, row())

    await office.press(ApplyRoster(import_id=1))
    await finish(office)

    assert "другой список" in office.text
    assert await count(db, Person) == 2


async def test_two_fingers_on_apply_apply_once(db: Database, office: Chat) -> None:
    await send(office)

    await office.press(ApplyRoster(import_id=1))
    await office.press(ApplyRoster(import_id=1))
    await finish(office)

    assert await count(db, Person) == 3
    assert sum("применён" in (call.text or "") for call in office.shown) >= 1


async def with_missing(db: Database, office: Chat) -> None:
    """Three are in group A; the file names one of them, and is applied."""
    await applied(db, row(2, groups=("A",)), row(3, "Ким Ян", groups=("A",)))
    await applied(db, row(4, "Тан Эм", groups=("A",)))
    await send(office, f"{HEADER};Серікова;Айгүл;A;\n")
    await office.press("Применить")
    await finish(office)


async def test_one_missing_person_leaves_and_another_is_left_alone(
    db: Database, office: Chat
) -> None:
    await with_missing(db, office)

    await office.press("Нет в файле (2)")
    await office.press("Ким Ян")
    await office.press("Отчислить")
    await office.press("Подтвердить")
    assert "Людей: 1" in office.text
    await office.press("К списку")
    await office.press("Тан Эм")
    await office.press("Оставить")
    await office.press("Подтвердить")
    await office.press("К списку")

    assert "не о ком" in office.text
    found = select(Person.state).where(Person.family_name == "Ким")
    assert await one(db, found) == PersonState.LEFT
    left = select(func.count()).where(Person.state != PersonState.ACTIVE)
    assert await one(db, left) == 1


async def test_all_the_missing_finish_at_once(db: Database, office: Chat) -> None:
    await with_missing(db, office)

    await office.press(OpenMissing(import_id=3))
    await office.press("Все (2)")
    await office.press("Завершить")
    await office.press("Подтвердить")
    await finish(office)

    finished = select(func.count()).where(Person.state == PersonState.FINISHED)
    assert await one(db, finished) == 2
    assert any("Людей: 2" in (call.text or "") for call in office.shown)


async def test_all_the_missing_wait_while_lines_of_the_file_are_refused(
    db: Database, office: Chat
) -> None:
    await applied(db, row(2, groups=("A",)), row(3, "Ким Ян", groups=("A",)))
    await send(office, f"{HEADER};Серікова;Айгүл;A;\n;Тан;;A;\n")
    await office.press("Применить")
    await finish(office)

    await office.press(OpenMissing(import_id=2))
    await office.press("Все (1)")
    await office.press("Завершить")
    await office.press("Подтвердить")
    await finish(office)

    assert office.alert is not None
    assert "отклонены строки (1)" in office.alert
    finished = select(func.count()).where(Person.state == PersonState.FINISHED)
    assert await one(db, finished) == 0


async def test_nothing_is_decided_before_the_file_is_applied(db: Database, office: Chat) -> None:
    await applied(db, row(2, groups=("A",)))
    sheet = await staged(db, row(2, "Ким Ян", groups=("A",)))
    number = sheet.roster.id
    line = await one(db, select(RosterLine.id).where(RosterLine.change == LineChange.MISSING))

    await office.press(ConfirmMissing(import_id=number, line_id=line, fate=Fate.LEFT))

    assert office.alert
    assert await one(db, select(Person.state).where(Person.id != 9)) == PersonState.ACTIVE


async def test_an_undoing_that_was_cut_off_is_finished_by_the_clock(
    db: Database, app: App, office: Chat, clock: Clock
) -> None:
    from academy import roster_undoing

    await applied(db, row())
    async with db.begin() as session:
        await roster_undoing.undo(session, 9, 1, now=NOW)

    for _ in range(2):
        await jobs.run(go_on_undoing_rosters, db, app.tools.settings, clock)

    assert await count(db, Person) == 1


async def test_after_an_hour_the_way_out_is_told(db: Database, office: Chat, clock: Clock) -> None:
    await applied(db, row())
    clock.now += timedelta(minutes=61)

    await office.press(UndoRoster(import_id=1))
    assert office.alert is not None
    assert "Прошёл час" in office.alert
    await office.press(ConfirmRosterUndo(import_id=1))
    await finish(office)

    assert any("Прошёл час" in (call.text or "") for call in office.shown)
    assert await count(db, Person) == 2


@pytest.mark.parametrize("locale", ["kk", "ru"])
async def test_every_screen_fits_a_message_with_hostile_names(
    db: Database, app: App, office: Chat, locale: str
) -> None:
    async with db.begin() as session:
        talk = await session.get(Conversation, 9)
        assert talk is not None
        talk.locale = locale
    hostile = "Ә<&>😀" * 40
    people = [row(n, f"{hostile}{n} Ян{n}", position=hostile) for n in range(9)]
    async with db.begin() as session:
        new = await rosters.begin(session, 9, hostile * 5, now=NOW)
    sheet = await staged(db, *people)
    assert new.id + 1 == sheet.roster.id
    async with db.begin() as session:
        await roster_applying.apply(session, 9, sheet.roster.id, now=NOW)
    again = await staged(db, *(row(n, f"{hostile}{n} Ян{n}") for n in range(8)))

    number = again.roster.id
    for button in (
        OpenRoster(import_id=1),
        OpenRoster(import_id=number),
        OpenRosterLines(import_id=number, change=LineChange.MISSING),
        OpenRosterLines(import_id=sheet.roster.id, change=LineChange.NEW),
        OpenMissing(import_id=sheet.roster.id),
        ChooseMissing(import_id=sheet.roster.id),
        DropRoster(import_id=number),
    ):
        await office.press(button)
        assert 0 < len(office.text.encode("utf-16-le")) // 2 <= 4096 * 2


@pytest.mark.parametrize(
    "press",
    [
        OpenRoster(import_id=1),
        OpenRosterLines(import_id=1, change=LineChange.NEW),
        ApplyRoster(import_id=1),
        DropRoster(import_id=1),
    ],
)
async def test_no_press_needs_more_than_eight_queries(
    db: Database, office: Chat, press: OpenRoster
) -> None:
    await send(office)

    with counted(db) as statements:
        await office.press(press)

    used = in_the_handler(statements)
    assert len(used) <= 8, used


async def test_who_may_not_manage_people_sends_no_roster(db: Database, app: App) -> None:
    await person(db, 30, Role.LEARNER, Role.DISPATCHER)
    phone = Chat(app, 30)

    await phone.write("/roster")

    assert await count(db, RosterImport) == 0
    assert "XLSX" not in phone.text
