"""A subscriber's caption is longer than a bot's may be: on whatever way, no word of it is lost."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import SendMediaGroup, SendMessage

from bot.app import App
from bot.callbacks.consultations import AskQuestion
from bot.callbacks.handovers import HandOver
from storage.database import Database
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person, Role
from tests.chat import Chat
from tests.conftest import Clock, add, person

LONG = "ә" * 1500


@pytest.fixture
async def head(db: Database, app: App, lecturer: Person, discipline: Discipline) -> Chat:
    """The phone of the head of the department, where what reaches no lecturer goes."""
    await person(db, 90, Role.LECTURER)
    await add(db, Department(id=1, code="D", title=discipline.title, head_id=90))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    return Chat(app, 90)


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone."""
    return Chat(app, 8)


async def ask(chat: Chat, clock: Clock, count: int = 2) -> None:
    """An album is on its way; the long words stand below its last part."""
    await chat.press(AskQuestion(discipline_id=1))
    for number in range(count):
        caption = {"caption": LONG} if number == count - 1 else {}
        fields: dict[str, Any] = {"media_group_id": "A", **caption}
        await chat.send_photo(f"p{number}", **fields)
    clock.now += timedelta(seconds=2)


def files(chat: Chat) -> list[Any]:
    """The pictures that were brought here, with captions no longer than they may be."""
    found = []
    for each in chat.shown:
        parts = each.media if isinstance(each, SendMediaGroup) else [each]
        pictures = [part for part in parts if not isinstance(part, SendMessage)]
        assert all(len(part.caption or "") <= 1024 for part in pictures)
        found += [getattr(part, "photo", None) or part.media for part in pictures]
    return found


def words(chat: Chat) -> int:
    """How often the long words stand here."""
    return sum(LONG in (getattr(each, "text", None) or "") for each in chat.shown)


@pytest.mark.parametrize("count", [1, 2])
async def test_they_go_with_an_album(chat: Chat, desk: Chat, clock: Clock, count: int) -> None:
    await ask(chat, clock, count)
    await chat.app.courier.deliver()

    assert files(desk) == ["p0", "p1"][:count]
    assert words(desk) == 1


async def test_they_go_with_an_album_that_goes_on_to_somebody_else(
    chat: Chat, desk: Chat, head: Chat, clock: Clock
) -> None:
    await ask(chat, clock)
    blocked = TelegramForbiddenError(SendMessage(chat_id=1, text="…"), "bot was blocked")
    chat.api.refusals = [blocked]
    await chat.app.courier.deliver()

    assert files(head) == ["p0", "p1"]
    assert words(head) == 1


async def test_they_go_with_an_album_that_is_handed_over(
    chat: Chat, desk: Chat, head: Chat, clock: Clock
) -> None:
    await ask(chat, clock)
    await chat.app.courier.deliver()
    await desk.press(HandOver(thread_id=1, person_id=90))
    await chat.app.courier.deliver()

    assert files(head) == ["p0", "p1"]
    assert words(head) == 1


async def test_they_go_with_the_parts_of_an_album_telegram_does_not_take(
    chat: Chat, desk: Chat, clock: Clock
) -> None:
    await ask(chat, clock)
    words_of_refusal = "Bad Request: failed to send message #1"
    refusal = TelegramBadRequest(SendMessage(chat_id=1, text="…"), words_of_refusal)
    chat.api.answers[SendMediaGroup] = refusal
    await chat.app.courier.deliver()

    assert [each for each in files(desk) if each in ("p0", "p1")][-2:] == ["p0", "p1"]
    assert words(desk) == 1


@pytest.mark.parametrize("has_left", [True, False])
async def test_words_that_grow_lose_the_heading_first_and_then_stand_apart(
    chat: Chat, desk: Chat, *, has_left: bool
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.send_photo("p", caption="Коротко")
    number = chat.wrote
    if has_left:
        await chat.app.courier.deliver()
    for caption in ("ү" * 1000, LONG):
        await chat.edit(number, photo=[photo("p")], caption=caption)
        await chat.app.courier.deliver()
        assert all(len(getattr(each, "caption", None) or "") <= 1024 for each in desk.shown)
    shown = str(desk.shown)

    assert "ү" * 1000 in shown
    assert words(desk) == 1


async def test_words_that_grew_before_the_picture_left_stand_apart(chat: Chat, desk: Chat) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.send_photo("p", caption="Коротко")
    await chat.edit(chat.wrote, photo=[photo("p")], caption=LONG)
    await chat.app.courier.deliver()

    assert desk.shown[-3].photo == "p"
    assert all(len(getattr(each, "caption", None) or "") <= 1024 for each in desk.shown)
    assert words(desk) == 1


def photo(number: str) -> dict[str, Any]:
    return {"file_id": number, "file_unique_id": "u", "width": 1, "height": 1}
