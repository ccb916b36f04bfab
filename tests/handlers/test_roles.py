"""Roles are given and taken on a person's page, hold at once, and end at the next press."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from academy import consultations, roles
from academy.entries import Written
from academy.errors.people import LastAdministrator
from bot.app import App
from bot.callbacks.consultations import AnswerQuestion
from bot.callbacks.directory import OpenPerson
from bot.callbacks.materials import AddMaterial, OpenDiscipline, OpenMaterial
from bot.callbacks.roles import ChooseTeaching, ConfirmRole, OpenRoles
from storage.database import Database
from storage.queries import people as ask
from storage.tables.audit import AuditLine, AuditReason
from storage.tables.columns import Bilingual
from storage.tables.consultations import EntryKind, Thread
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.materials import Material, MaterialKind
from storage.tables.people import Conversation, Person, PersonRole, Role
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.handlers.test_standing import commands
from tests.relayed import delivered, reply_to


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


async def held(db: Database, number: int) -> set[Role]:
    async with db.read() as session:
        rows = select(PersonRole.role).where(PersonRole.person_id == number)
        return set(await session.scalars(rows))


async def rows(db: Database, statement: Any) -> list[Any]:
    async with db.read() as session:
        return list(await session.scalars(statement))


async def taken(db: Database, number: int, role: Role, admin: int | None = None) -> None:
    async with db.begin() as session:
        who = await ask.person(session, admin) if admin else None
        await roles.take(session, who, number, role, reason="бұйрық", now=NOW)


async def test_a_role_is_given_after_a_last_look_and_the_person_is_told(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await office.press(OpenPerson(person_id=7))
    await office.press("🎭 Роли")
    await office.press("▫️ преподаватель")
    asked = office.text
    await office.press("Да, дать")
    await app.courier.deliver()

    assert "только по своим дисциплинам" in asked
    assert office.alert == "Роль дана"
    assert "✅ преподаватель" in office.labels
    assert "📚 Дисциплины" in office.labels
    assert await held(db, 7) == {Role.LEARNER, Role.LECTURER}
    assert "Вам дана роль: преподаватель" in chat.text


async def test_a_role_of_the_staff_is_given_for_a_reason_that_is_kept(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await office.press(OpenRoles(person_id=7))
    await office.press("▫️ администратор")
    await office.write("бұйрық № 15-Ө <b>")
    asked = office.text
    await office.press("Да, дать")
    await app.courier.deliver()

    [line] = await rows(db, select(AuditLine).where(AuditLine.act == "role-given"))
    [reason] = await rows(db, select(AuditReason.text))
    assert "Причина: бұйрық № 15-Ө &lt;b&gt;" in asked
    assert (line.actor_id, line.facts["person"], line.facts["role"]) == (9, 7, "administrator")
    assert reason == "бұйрық № 15-Ө <b>"
    assert "announce" in commands(chat)


async def test_without_its_reason_a_role_of_the_staff_is_not_given(
    db: Database, office: Chat, chat: Chat
) -> None:
    await office.press(ConfirmRole(person_id=7, role=Role.AUDITOR, is_given=True))
    first = office.text
    await office.write("бұйрық")
    await office.press(ConfirmRole(person_id=7, role=Role.DISPATCHER, is_given=True))

    assert "Напишите причину" in first
    assert "Напишите причину" in office.text
    assert await held(db, 7) == {Role.LEARNER}


async def test_a_second_press_gives_nothing_twice(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    again = ConfirmRole(person_id=7, role=Role.LECTURER, is_given=True)

    for _ in range(2):
        await office.press(again)
    await app.courier.deliver()

    assert len(await rows(db, select(AuditLine).where(AuditLine.act == "role-given"))) == 1
    assert len(chat.shown) == 1


async def test_with_a_lecturer_s_role_the_disciplines_go(
    db: Database, app: App, office: Chat, lecturer: Person
) -> None:
    await office.press(OpenRoles(person_id=8))
    await office.press("✅ преподаватель")
    await office.press("Да, снять")
    await app.courier.deliver()

    [line] = await rows(db, select(AuditLine).where(AuditLine.act == "role-taken"))
    assert await rows(db, select(Teaching)) == []
    assert line.facts["disciplines"] == [1]
    assert "Сіздің рөліңіз алып тасталды: оқытушы" in Chat(app, 8).text


async def test_a_role_given_back_at_once_is_not_told(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    for is_given in (True, False):
        await office.press(ConfirmRole(person_id=7, role=Role.LECTURER, is_given=is_given))

    await app.courier.deliver()

    assert ["Вам дана роль" in each.text for each in chat.shown] == [False]


async def test_nobody_takes_the_role_of_an_administrator_from_themself(
    db: Database, office: Chat
) -> None:
    await person(db, 10, Role.ADMINISTRATOR)

    await office.press(OpenRoles(person_id=9))
    await office.press("✅ администратор")
    await office.write("ұсыныс")
    await office.press("Да, снять")

    assert "у себя снять нельзя" in (office.alert or "")
    assert await held(db, 9) == {Role.ADMINISTRATOR}


async def test_of_two_administrators_who_take_the_role_from_each_other_one_keeps_it(
    either_db: Database,
) -> None:
    for number in (9, 10):
        await person(either_db, number, Role.ADMINISTRATOR)

    outcomes = await asyncio.gather(
        taken(either_db, 10, Role.ADMINISTRATOR, admin=9),
        taken(either_db, 9, Role.ADMINISTRATOR, admin=10),
        return_exceptions=True,
    )

    assert len(await rows(either_db, select(PersonRole))) == 1
    assert sorted(map(str, map(type, outcomes))) == sorted(
        map(str, (type(None), LastAdministrator))
    )


async def test_disciplines_are_given_to_a_lecturer_and_taken_page_by_page(
    db: Database, app: App, office: Chat, lecturer: Person
) -> None:
    title = Bilingual(kk="Құқық", ru="Право <b>")
    await add(db, *(Discipline(id=n, code=f"LAW-{n:02}", title=title) for n in range(2, 12)))

    await office.press(OpenRoles(person_id=8))
    await office.press("📚 Дисциплины")
    first = office.labels
    await office.press("▫️ LAW-02")
    await app.courier.deliver()

    assert first[0] == "✅ CIVIL"
    assert len([each for each in first if each[0] in "✅▫"]) == 8
    assert "✅ LAW-02" in office.labels
    assert "Сізге пән тағайындалды: Құқық" in Chat(app, 8).text
    await office.press("✅ LAW-02")
    assert "▫️ LAW-02" in office.labels


async def test_disciplines_are_given_to_lecturers_only(office: Chat, learner: Person) -> None:
    await office.press(ChooseTeaching(person_id=7, discipline_id=1, is_given=True))

    assert "Сначала дайте роль преподавателя" in (office.alert or "")


async def test_a_message_awaited_of_a_role_that_was_taken_is_refused(
    db: Database, app: App, lecturer: Person
) -> None:
    phone = Chat(app, 8)
    await phone.press(AddMaterial(discipline_id=1))
    await taken(db, 8, Role.LECTURER)

    await phone.write("https://adilet.zan.kz")

    assert "Сізге қолжетімсіз" in phone.text
    assert await rows(db, select(Material)) == []


async def test_a_reply_to_a_question_of_a_role_that_was_taken_reaches_nobody(
    db: Database, app: App, chat: Chat, lecturer: Person
) -> None:
    async with db.begin() as session:
        asker = await session.get_one(Person, 7)
        written = Written(EntryKind.TEXT, "Сұрақ")
        await consultations.ask_question(session, asker, 1, written, now=NOW)
    phone = Chat(app, 8)
    number = await delivered(phone)
    await taken(db, 8, Role.LECTURER)

    await phone.write("Жауап", **reply_to(number, phone))

    [thread] = await rows(db, select(Thread))
    assert thread.answered_at is None


async def test_a_question_on_its_way_to_a_lecturer_is_dropped_with_the_role(
    db: Database, app: App, chat: Chat, lecturer: Person
) -> None:
    async with db.begin() as session:
        asker = await session.get_one(Person, 7)
        written = Written(EntryKind.TEXT, "Құпия сұрақ")
        await consultations.ask_question(session, asker, 1, written, now=NOW)
    await taken(db, 8, Role.LECTURER)

    await app.courier.deliver()

    assert not any("Құпия сұрақ" in each.text for each in Chat(app, 8).shown)


@pytest.fixture
async def stranger(db: Database, app: App, lecturer: Person) -> Chat:
    """The phone of a lecturer who teaches another discipline than the first one."""
    await person(db, 18, Role.LECTURER)
    await add(db, Discipline(id=2, code="LAW", title=Bilingual(kk="Құқық", ru="Право")))
    await add(db, Teaching(person_id=18, discipline_id=2))
    title = Bilingual(kk="Дәріс", ru="Лекция")
    fields = {"kind": MaterialKind.TEXT, "title": title, "body": title, "added_at": NOW}
    await add(db, Material(id=1, discipline_id=1, **fields))
    return Chat(app, 18)


@pytest.mark.parametrize(
    "button",
    [
        AddMaterial(discipline_id=1),
        OpenDiscipline(discipline_id=1),
        OpenMaterial(material_id=1),
        AnswerQuestion(thread_id=1),
    ],
    ids=str,
)
async def test_a_lecturer_of_another_discipline_finds_nothing_of_this_one(
    db: Database, app: App, chat: Chat, stranger: Chat, button: Any
) -> None:
    async with db.begin() as session:
        asker = await session.get_one(Person, 7)
        written = Written(EntryKind.TEXT, "Сұрақ")
        await consultations.ask_question(session, asker, 1, written, now=NOW)
    await app.courier.deliver()

    await stranger.press(button)

    assert "нет" in (stranger.alert or "")
    assert stranger.shown == []


async def test_a_reply_of_another_lecturer_in_whatever_message_answers_nobody(
    db: Database, app: App, chat: Chat, stranger: Chat
) -> None:
    async with db.begin() as session:
        talk = await session.get_one(Conversation, 18)
        talk.awaits_kind, talk.awaits_facts = "answer", {"thread_id": 1}
        asker = await session.get_one(Person, 7)
        written = Written(EntryKind.TEXT, "Сұрақ")
        await consultations.ask_question(session, asker, 1, written, now=NOW)

    await stranger.write("Жауап")

    [thread] = await rows(db, select(Thread))
    assert thread.answered_at is None
    assert "нет" in stranger.text


async def test_the_state_of_a_person_is_changed_on_their_page_for_a_reason(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await office.press(OpenPerson(person_id=7))
    await office.press("⏸ Состояние")
    await office.press("⏸ Приостановить")
    await office.write("академиялық демалыс")
    asked = office.text
    await office.press("Да, подтверждаю")
    await app.courier.deliver()

    assert "Причина: академиялық демалыс" in asked
    assert "доступ приостановлен" in office.text
    assert "▶️ Вернуть" in office.labels
    assert "Ваш доступ приостановлен" in chat.text
