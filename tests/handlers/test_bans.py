"""What a learner sees of a ban: the notice, the way to the administrators, the end of it."""

import pytest

from academy import bans
from academy.bans import Order, Term
from bot.app import App
from bot.callbacks.bans import AppealBan
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.consultations import Ban, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person
from tests.chat import Chat
from tests.conftest import NOW, add


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

    assert "Кафедра: Гражданское право &lt;ә&gt;" in chat.text
    assert "8 сентября 2026" in chat.text
    assert "Причина: Бранные слова &lt;&amp;&gt;" in chat.text
    await chat.press("Не согласен с запретом")
    await chat.press(AppealBan(ban_id=1))
    assert "Администратор получил Вашу просьбу" in chat.text
    await app.courier.deliver()
    office = Chat(app, administrator.id)
    assert len(office.shown) == 1
    await office.press(office.labels[0])
    assert "Не согласен с запретом писать преподавателям" in office.text


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
