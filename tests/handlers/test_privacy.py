"""A department that hides its learners: nothing that reaches its staff says who asks."""

import pytest
from sqlalchemy import select

from bot.app import App
from bot.callbacks.consultations import AskQuestion
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person
from tests.chat import Chat
from tests.conftest import add

CONTACT = {"phone_number": "+77010000007", "first_name": "Дана", "user_id": 7}


@pytest.fixture
async def desk(app: App, db: Database, lecturer: Person) -> Chat:
    """The phone of a lecturer whose department hides who asks."""
    title = Bilingual(kk="Құқық", ru="Право")
    await add(db, Department(id=1, code="D1", title=title, hides_learner=True))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    return Chat(app, 8)


async def test_a_question_of_a_hidden_learner_says_neither_name_nor_group(
    app: App, chat: Chat, desk: Chat
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.write("Когда подаётся иск?")
    await app.courier.deliver()

    assert any("Когда подаётся иск?" in screen.text for screen in desk.shown)
    assert all("Әлиева" not in str(screen) for screen in desk.shown)
    assert all("М-26-1" not in str(screen) for screen in desk.shown)


async def test_a_contact_would_say_who_asks_and_is_refused_with_a_way_on(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.send(contact=CONTACT)
    assert "Контакт передать нельзя" in chat.text
    assert "Напишите вопрос словами" in chat.text
    await app.courier.deliver()

    assert desk.shown == []
    async with db.read() as session:
        assert list(await session.scalars(select(Entry))) == []


async def test_where_learners_are_seen_a_contact_goes_through(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    async with db.begin() as session:
        (await session.get_one(Department, 1)).hides_learner = False

    await chat.press(AskQuestion(discipline_id=1))
    await chat.send(contact=CONTACT)
    await app.courier.deliver()

    assert any("+77010000007" in str(screen) for screen in desk.shown)
