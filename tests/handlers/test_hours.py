"""Office hours, days off and the calendar, on the phones of a teacher and of the office."""

from datetime import date, time

import pytest
from sqlalchemy import select

from academy import hours as rules
from bot.app import App
from bot.callbacks.hours import (
    ChooseStandIn,
    DayPlan,
    KeepDay,
    OpenAbsences,
    OpenHours,
    OpenStandIns,
    RemoveAbsence,
)
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.disciplines import Teaching
from storage.tables.hours import DayOff, Holiday, OfficeHours
from storage.tables.people import Person, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person


@pytest.fixture
def teacher(app: App, lecturer: Person) -> Chat:
    """The phone of the lecturer, who reads Kazakh."""
    return Chat(app, 8)


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    return Chat(app, 9)


async def week(db: Database) -> dict[int, list[tuple[time, time]]]:
    async with db.read() as session:
        rows = await session.scalars(select(OfficeHours).order_by(OfficeHours.begins))
        found: dict[int, list[tuple[time, time]]] = {}
        for row in rows:
            found.setdefault(row.weekday, []).append((row.begins, row.ends))
    return found


async def acts(db: Database) -> list[tuple[int | None, str]]:
    async with db.read() as session:
        rows = await session.scalars(select(AuditLine).order_by(AuditLine.id))
        return [(row.actor_id, row.act) for row in rows]


async def test_a_teacher_sees_the_academys_hours_until_there_are_own(teacher: Chat) -> None:
    await teacher.write("/hours")

    assert "дс–жм: 09:00–18:00" in teacher.text
    assert "сб–жс: уақыт жоқ" in teacher.text
    assert teacher.labels == [
        *("дс", "сс", "ср", "бс", "жм", "сб", "жс"),
        *("🌴 Демалыс, алмастыру", "📅 Маған жазылу", "Мәзір"),
    ]


async def test_a_day_is_changed_by_two_presses_and_the_others_stay(
    db: Database, teacher: Chat
) -> None:
    await teacher.write("/hours")

    await teacher.press("ср")
    await teacher.press("Түскі үзіліс")

    assert "дс–сс: 09:00–18:00" in teacher.text
    assert "ср: 09:00–13:00, 14:00–18:00" in teacher.text
    assert sorted(await week(db)) == [0, 1, 2, 3, 4]
    assert await acts(db) == [(8, "office-hours-changed")]


async def test_hours_may_be_typed_and_a_wrong_one_is_asked_for_again(
    db: Database, teacher: Chat
) -> None:
    await teacher.write("/hours")
    await teacher.press("сб")
    await teacher.press("Уақытты жазу")

    await teacher.write("кешке")
    refused = teacher.text
    await teacher.write("10:00-12:00, 15:00-16:30")

    assert "Уақыт оқылмады" in refused
    assert "сб: 10:00–12:00, 15:00–16:30" in teacher.text
    assert (await week(db))[5] == [(time(10), time(12)), (time(15), time(16, 30))]


async def test_the_academys_hours_come_back_by_one_press(db: Database, teacher: Chat) -> None:
    await teacher.press(KeepDay(person_id=0, weekday=2, plan=DayPlan.NONE))
    assert 2 not in await week(db)

    await teacher.press("Академиядағыдай")

    assert await week(db) == {}
    assert "дс–жм" in teacher.text


async def test_the_last_day_with_hours_cannot_be_given_up(db: Database, teacher: Chat) -> None:
    for day in range(5):
        await teacher.press(KeepDay(person_id=0, weekday=day, plan=DayPlan.NONE))

    assert "кемінде бір күн" in (teacher.alert or "")
    assert list(await week(db)) == [4]


async def test_a_leave_has_a_stand_in_from_the_colleagues(
    db: Database, app: App, teacher: Chat
) -> None:
    await person(db, 18, Role.LECTURER)
    await person(db, 19, Role.LECTURER)  # teaches nothing here
    await add(db, Teaching(person_id=18, discipline_id=1))
    await teacher.press(OpenAbsences(person_id=0))
    await teacher.press("Күн қосу")

    await teacher.write("10.09–12.09")
    offered = teacher.labels
    await teacher.press("Әлиева")

    assert offered == ["Әлиева Дана <18>", "Алмастырусыз"]
    assert "10.09.2026 – 12.09.2026 · алмастырушы: Әлиева Дана &lt;18&gt;" in teacher.text
    async with db.read() as session:
        row = (await session.scalars(select(DayOff))).one()
        due = await rules.due_times(session, 1, [8], now=NOW)
    assert (row.first_day, row.last_day, row.stand_in_id) == (
        *(date(2026, 9, 10), date(2026, 9, 12)),
        18,
    )
    assert due.next_at is None


async def test_days_that_are_over_or_taken_are_refused(db: Database, teacher: Chat) -> None:
    told = []
    for days in ("10.09–12.09", "12.09–14.09", "01.08.2026–02.08.2026", "01.01.2028"):
        await teacher.press(OpenAbsences(person_id=0))
        await teacher.press("Күн қосу")
        await teacher.write(days)
        told.append(teacher.text)

    assert "бір бөлігі бұрыннан белгіленген" in told[1]
    assert "өтіп кетті" in told[2]
    assert "өтіп кетті" in told[3]
    async with db.read() as session:
        assert len((await session.scalars(select(DayOff))).all()) == 1


async def test_a_leave_of_somebody_else_is_not_found(db: Database, teacher: Chat) -> None:
    await person(db, 18, Role.LECTURER)
    days = {"first_day": date(2026, 9, 10), "last_day": date(2026, 9, 12)}
    await add(db, DayOff(id=5, person_id=18, **days))

    await teacher.press(RemoveAbsence(person_id=0, absence_id=5))
    removed = teacher.alert
    await teacher.press(ChooseStandIn(person_id=0, absence_id=5, stand_in_id=0))
    changed = teacher.alert
    await teacher.press(RemoveAbsence(person_id=18, absence_id=5))
    theirs = teacher.alert
    await teacher.press(OpenHours(person_id=18))

    assert "тізімде енді жоқ" in (removed or "")
    assert "тізімде енді жоқ" in (changed or "")
    assert theirs == teacher.alert != removed
    async with db.read() as session:
        assert await session.get(DayOff, 5)


async def test_nobody_stands_in_who_does_not_teach_beside(db: Database, teacher: Chat) -> None:
    await person(db, 19, Role.LECTURER)
    days = {"first_day": date(2026, 9, 10), "last_day": date(2026, 9, 12)}
    await add(db, DayOff(id=5, person_id=8, **days))
    await teacher.press(OpenStandIns(person_id=0, absence_id=5))
    assert teacher.labels == ["Алмастырусыз"]

    await teacher.press(ChooseStandIn(person_id=0, absence_id=5, stand_in_id=19))

    assert "алмастыра алмайды" in (teacher.alert or "")


async def test_the_office_sets_a_teachers_hours_and_it_is_written_down(
    db: Database, office: Chat, lecturer: Person, learner: Person
) -> None:
    await office.press(OpenHours(person_id=8))
    opened = office.text
    await office.press("пн")
    await office.press("Не отвечаю")
    told = office.text
    await office.press(OpenHours(person_id=7))

    assert "Преподаватель: Әлиева" in opened
    assert "вт–пт: 09:00–18:00" in told
    assert await acts(db) == [(9, "office-hours-changed")]
    assert "только у преподавателей" in (office.alert or "")


async def test_the_office_changes_the_calendar(
    db: Database, app: App, office: Chat, lecturer: Person, clock: Clock
) -> None:
    await office.write("/year")
    await office.press("Праздники")
    await office.press("+ Выходной")
    await office.write("02.09.2026 Демалыс <1> / Выходной <1>")
    kept = office.text
    async with db.read() as session:
        due = await rules.due_times(session, 1, [8], now=NOW.replace(hour=14))

    await office.press("Праздники")
    listed = office.labels
    await office.press("02.09")
    await office.press("Убрать день")

    assert "02.09.2026 (ср) – Выходной &lt;1&gt;" in kept
    assert due.next_at == NOW.replace(day=3, hour=4)  # the 2nd is free, the 3rd begins at nine
    assert "02.09 Выходной <1>" in listed
    assert "02.09 Выходной <1>" not in office.labels
    assert [act for _, act in await acts(db)] == ["calendar-changed"] * 2


@pytest.mark.parametrize(
    ("button", "text", "refusal"),
    [
        ("+ Выходной", "завтра когда-нибудь", None),
        ("+ Выходной", "никогда", "Не удалось прочитать день"),
        ("+ Выходной", "01.09.2028 Далеко", "на 2026 и 2027"),
        ("+ Рабочий", "07.09.2026", "и так рабочий день"),
        ("+ Рабочий", "05.09.2026", None),
        ("+ Выходной", "02.09.2026 " + "ә" * 101, "Не удалось прочитать день"),
    ],
)
async def test_a_typed_day_is_taken_or_refused_in_words(
    db: Database, office: Chat, button: str, text: str, refusal: str | None
) -> None:
    await office.write("/year")
    await office.press("Праздники")
    await office.press(button)

    await office.write(text)

    assert (refusal or "Сохранено") in office.text
    async with db.read() as session:
        days = (await session.scalars(select(Holiday))).all()
    assert len(days) == (refusal is None)
