"""What a learner sees of a ban: the notice, the way to the administrators, the end of it."""

import pytest

from academy import bans
from academy.bans import Order, Term
from bot.app import App
from bot.callbacks.bans import (
    AppealBan,
    ChooseThreadBan,
    GiveLearnerBan,
    GiveThreadBan,
    LiftBan,
    LiftThreadBan,
    OpenBan,
    OpenBans,
    OpenThreadBan,
)
from bot.callbacks.departments import OpenDepartments
from bot.callbacks.directory import OpenPerson
from bot.callbacks.queues import OpenQueuedMore
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.consultations import Ban, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person
from tests.chat import Chat
from tests.conftest import NOW, add
from tests.statements import counted, in_the_handler


@pytest.fixture
async def department(db: Database, learner: Person, lecturer: Person) -> None:
    title = Bilingual(kk="Азаматтық құқық <ә>", ru="Гражданское право <ә>")
    await add(db, Department(id=1, code="D1", title=title))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    await add(db, Thread(id=1, learner_id=learner.id, discipline_id=1, opened_at=NOW))


async def banned(app: App, lecturer: Person, term: Term = Term.WEEK, reason: str = "") -> Ban:
    async with app.tools.db.begin() as session:
        order = Order(term, is_silent=False, reason=reason)
        return await bans.ban_from_department(session, lecturer, 1, order, now=NOW)


@pytest.mark.usefixtures("department")
async def test_a_banned_learner_is_told_where_till_when_why_and_whom_to_turn_to(
    app: App, chat: Chat, lecturer: Person, administrator: Person
) -> None:
    await banned(app, lecturer, reason="Бранные слова <&>")
    await app.courier.deliver()

    assert "Гражданское право &lt;ә&gt;" in chat.text
    assert "8 сентября 2026" in chat.text
    assert "Причина: Бранные слова &lt;&amp;&gt;" in chat.text
    await chat.press("Оспорить запрет")
    await chat.press(AppealBan(ban_id=1))
    assert "Администратор получил Вашу просьбу" in chat.text
    await app.courier.deliver()
    office = Chat(app, administrator.id)
    assert len(office.shown) == 1
    await office.press(office.labels[0])
    assert "Несогласие с запретом писать преподавателям" in office.text


@pytest.mark.usefixtures("department")
async def test_a_ban_lifted_before_its_letter_left_is_told_only_as_lifted(
    app: App, chat: Chat, lecturer: Person
) -> None:
    row = await banned(app, lecturer, Term.OPEN)
    async with app.tools.db.begin() as session:
        await bans.lift(session, lecturer, row.id, now=NOW)
    await app.courier.deliver()

    assert [screen.text.splitlines()[0] for screen in chat.shown] == [
        "✅ Вы снова можете писать преподавателям."
    ]
    await chat.press(AppealBan(ban_id=row.id))
    assert "Этого запрета больше нет" in (chat.alert or "")


@pytest.mark.usefixtures("department")
async def test_nobody_appeals_against_somebody_elses_ban(
    app: App, db: Database, chat: Chat, lecturer: Person
) -> None:
    await add(db, Ban(id=5, learner_id=lecturer.id, author_id=8, began_at=NOW))

    await chat.press(AppealBan(ban_id=5))

    assert "Этого запрета больше нет" in (chat.alert or "")


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone, in Kazakh."""
    return Chat(app, 8)


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    return Chat(app, 9)


@pytest.mark.usefixtures("department")
async def test_staff_ban_from_the_page_of_a_thread_with_a_reason_and_lift_it_there(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    await desk.press(OpenQueuedMore(thread_id=1))
    await desk.press("Тыйым")
    assert "Білім алушы: Әлиева" in desk.text
    assert desk.labels[:6] == [
        "🔔 бір күн",
        "🤫 бір күн",
        "🔔 бір апта",
        "🤫 бір апта",
        "🔔 мерзімсіз",
        "🤫 мерзімсіз",
    ]
    await desk.press("🔔 бір апта")
    await desk.write("Балағат сөз <ә>")
    assert "Тыйым салынды" in desk.text
    await app.courier.deliver()
    assert "Причина: Балағат сөз &lt;ә&gt;" in chat.text

    await desk.press(OpenThreadBan(thread_id=1))
    assert "Білім алушы тыйымды біледі" in desk.text
    await desk.press("Тыйымды алу")
    assert "Тыйым алынды" in desk.text
    await app.courier.deliver()
    assert "снова можете писать" in chat.text


@pytest.mark.usefixtures("department")
async def test_a_silent_ban_without_a_reason_tells_the_learner_nothing(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    await desk.press(OpenThreadBan(thread_id=1))
    await desk.press("🤫 мерзімсіз")
    await desk.press("Себепсіз")
    await app.courier.deliver()

    assert chat.shown == []
    async with db.read() as session:
        row = await session.get_one(Ban, 1)
    assert (row.is_silent, row.ends_at, row.reason, row.department_id) == (True, None, "", 1)


@pytest.mark.usefixtures("department")
async def test_an_administrator_bans_everywhere_from_the_persons_page_and_sees_every_ban(
    app: App, db: Database, chat: Chat, office: Chat, lecturer: Person
) -> None:
    await banned(app, lecturer)
    await office.press(OpenPerson(person_id=7))
    await office.press("Запрет")
    await office.press("🔔 без срока")
    await office.write("Жалобы трёх преподавателей")
    await office.press(OpenDepartments())
    await office.press("Запреты")

    assert "Запретов: 2" in office.text
    await office.press("🔔")
    assert "Где: во всей Академии" in office.text
    assert "Жалобы трёх преподавателей" in office.text
    await office.press("Снять запрет")
    assert "Запретов: 1" in office.text
    await office.press(OpenBan(ban_id=2))
    assert "больше не действует" in office.text
    assert "✅ Снять запрет" not in office.labels


@pytest.mark.usefixtures("department")
async def test_a_department_does_not_lift_what_the_academy_forbade(
    app: App, db: Database, chat: Chat, desk: Chat, administrator: Person
) -> None:
    async with db.begin() as session:
        order = Order(Term.OPEN, is_silent=False)
        await bans.ban_everywhere(session, administrator, 7, order, now=NOW)

    await desk.press(OpenThreadBan(thread_id=1))

    assert "Қайда: бүкіл Академияда" in desk.text
    assert "✅ Тыйымды алу" not in desk.labels
    await desk.press(LiftThreadBan(thread_id=1, ban_id=1))
    assert "Бұл тыйым енді жоқ" in (desk.alert or "")


@pytest.mark.usefixtures("department")
async def test_a_hidden_learner_is_banned_as_a_number(db: Database, desk: Chat) -> None:
    async with db.begin() as session:
        (await session.get_one(Department, 1)).hides_learner = True

    for button in ("🔔 бір күн", "Себепсіз", None):
        await desk.press(OpenThreadBan(thread_id=1)) if button != "Себепсіз" else None
        await desk.press(button) if button else None

    shown = " ".join(screen.text for screen in desk.shown)
    assert "Білім алушы № 1 (аты жасырын)" in shown
    assert "Әлиева" not in shown


@pytest.mark.usefixtures("department")
async def test_a_press_costs_eight_statements_at_most(
    db: Database, desk: Chat, office: Chat
) -> None:
    for phone, button in (
        (desk, OpenThreadBan(thread_id=1)),
        (desk, ChooseThreadBan(thread_id=1, term=Term.DAY, is_silent=False)),
        (desk, GiveThreadBan(thread_id=1, term=Term.DAY, is_silent=False)),
        (desk, OpenThreadBan(thread_id=1)),
        (desk, LiftThreadBan(thread_id=1, ban_id=1)),
        (office, GiveLearnerBan(person_id=7, term=Term.DAY, is_silent=False)),
        (office, OpenBans()),
        (office, OpenBan(ban_id=2)),
        (office, LiftBan(ban_id=2)),
    ):
        with counted(db) as statements:
            await phone.press(button)
        assert len(in_the_handler(statements)) <= 8, button
