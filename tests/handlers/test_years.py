"""The year in the chat: a term is closed after a look at the numbers, a discipline is copied, a
group finishes; dispatchers plan, administrators end."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import App
from bot.callbacks.groups import ConfirmFinishing, FinishGroup
from bot.callbacks.years import ConfirmCopy
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.disciplines import (
    Discipline,
    Enrolment,
    Group,
    LearnerKind,
    Membership,
    Programme,
)
from storage.tables.people import Person, PersonState, Role
from tests.chat import Chat
from tests.conftest import Clock, add, person
from tests.statements import counted, in_the_handler


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


@pytest.fixture
async def dispatcher(app: App, db: Database) -> Chat:
    """The phone of a dispatcher, who reads Kazakh."""
    await person(db, 30, Role.DISPATCHER, locale="kk")
    return Chat(app, 30)


@pytest.fixture
async def term(db: Database, learner: Person) -> None:
    """Discipline 1 is of a term; group 1 is one of listeners."""
    title = Bilingual(kk="Біліктілік <b>", ru="Квалификация <b>")
    kind = LearnerKind.LISTENER
    await add(db, Programme(id=1, code="QUAL", title=title, kind=kind, hours=72))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).term = "2026/27-1"
        (await session.get_one(Group, 1)).programme_id = 1


async def test_a_term_is_closed_after_a_look_at_the_numbers_and_opened_again(
    term: None, office: Chat, chat: Chat, clock: Clock
) -> None:
    await office.write("/year")
    await office.press("2026/27-1 · 1")
    await office.press("🗄 Закрыть период")
    asked = office.text
    await office.press("Да, закрыть")
    closed = office.labels
    await chat.write("/materials")
    empty = chat.text
    clock.now += timedelta(hours=5)
    await office.press("↩️ Открыть снова")
    await chat.write("/materials")

    assert "Период: 2026/27-1\nДисциплин: 1" in asked
    assert "Групп: 1" in asked
    assert "🗄 CIVIL" in closed
    assert "🗄 Закрыть период" not in closed
    assert chat.text != empty
    assert "Гражданский процесс" in chat.text
    assert "CIVIL" in office.labels


async def test_after_a_day_a_closing_is_not_taken_back(
    term: None, office: Chat, clock: Clock
) -> None:
    await office.write("/year")
    await office.press("2026/27-1")
    await office.press("🗄 Закрыть период")
    await office.press("Да, закрыть")
    clock.now += timedelta(days=2)

    await office.press("↩️ Открыть снова")

    assert "больше суток назад" in (office.alert or "")


async def test_a_discipline_is_copied_and_its_groups_are_chosen(
    db: Database, term: None, dispatcher: Chat
) -> None:
    await dispatcher.write("/year")
    await dispatcher.press("2026/27-1")
    await dispatcher.press("CIVIL")
    await dispatcher.press("📄 Көшіру")
    await dispatcher.write("біреу")
    unclear = dispatcher.text
    await dispatcher.write("CIVIL-27 2027/28-1")
    asked = dispatcher.text
    await dispatcher.press("Иә, көшірілсін")
    copied = dispatcher.text
    await dispatcher.press("👥 Пәннің топтары")
    await dispatcher.press("▫️ М-26-1")

    assert "Код пен кезең танылмады" in unclear
    assert "Көшірменің коды: CIVIL-27" in asked
    assert "Академиялық кезең: 2027/28-1" in copied
    assert dispatcher.labels[0] == "✅ М-26-1"
    async with db.read() as session:
        enrolled = select(Discipline.code).join(Enrolment).order_by(Discipline.id)
        assert list(await session.scalars(enrolled)) == ["CIVIL", "CIVIL-27"]


async def test_a_second_press_copies_nothing_and_asks_for_the_code_again(
    db: Database, term: None, office: Chat
) -> None:
    await office.write("/year")
    await office.press("2026/27-1")
    await office.press("CIVIL")
    await office.press("📄 Копировать")
    await office.write("CIVIL-27 2027/28-1")

    for _ in range(2):
        await office.press(ConfirmCopy(discipline_id=1))

    assert "Напишите одной строкой код копии" in office.text
    async with db.read() as session:
        assert len(list(await session.scalars(select(Discipline)))) == 2


async def test_a_group_finishes_with_certificates_after_a_last_look(
    db: Database, app: App, term: None, office: Chat, chat: Chat
) -> None:
    await office.write("/year")
    await office.press("👥 Группы")
    await office.press("QUAL · М-26-1 · 1")
    await office.press("🎓 Завершить обучение")
    await office.write("Приказ № 15 <b>\nСП-2026-001")
    asked = office.text
    await office.press("Да, завершить")
    await app.courier.deliver()

    assert "Людей: 1" in asked
    assert "Сертификаты: СП-2026-001 … СП-2026-001" in asked
    assert "Причина: Приказ № 15 &lt;b&gt;" in asked
    assert "завершено" in office.text
    assert "Ваше обучение в Академии завершено" in chat.text
    async with db.read() as session:
        member = await session.get_one(Membership, (1, 7))
        learner = await session.get_one(Person, 7)
        acts = list(await session.scalars(select(AuditLine.act)))
        assert (member.certificate, learner.state) == ("СП-2026-001", PersonState.FINISHED)
        assert {"group-finished", "person-finished"} <= set(acts)


async def test_the_last_look_tells_who_goes_on_in_another_group(
    db: Database, app: App, term: None, office: Chat
) -> None:
    await person(db, 17, Role.LEARNER)
    await add(db, Group(id=2, code="Т-27"))
    await add(db, Membership(group_id=1, person_id=17), Membership(group_id=2, person_id=7))
    await person(db, 31, Role.ADMINISTRATOR, locale="kk")
    kazakh = Chat(app, 31)

    for phone in (office, kazakh):
        await phone.press(FinishGroup(group_id=1))
        await phone.write("№ 15")

    assert "Закончат учёбу совсем: 1\nПродолжат в другой группе: 1" in office.text
    assert "Остальные учатся дальше" in office.text
    assert "Оқуын мүлдем аяқтайды: 1\nБасқа топта жалғастырады: 1" in kazakh.text
    async with db.read() as session:
        assert (await session.get_one(Person, 17)).state == PersonState.ACTIVE


async def test_without_a_reason_a_group_does_not_finish(
    db: Database, term: None, office: Chat
) -> None:
    await office.press(ConfirmFinishing(group_id=1))

    assert "Напишите причину" in office.text
    async with db.read() as session:
        assert (await session.get_one(Person, 7)).state == PersonState.ACTIVE


async def test_a_dispatcher_plans_and_ends_nobody_s_studies(term: None, dispatcher: Chat) -> None:
    await dispatcher.write("/year")
    await dispatcher.press("👥 Топтар")
    await dispatcher.press("QUAL · М-26-1")
    labels = dispatcher.labels

    await dispatcher.press(FinishGroup(group_id=1))

    assert "🎓 Оқуды аяқтау" not in labels
    assert "қолжетімсіз" in (dispatcher.alert or "")


async def test_the_year_asks_the_database_little(db: Database, term: None, office: Chat) -> None:
    await office.write("/year")

    with counted(db) as statements:
        await office.press("2026/27-1")

    assert len(in_the_handler(statements)) <= 8
