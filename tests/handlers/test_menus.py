"""The menu of each role, the office behind its button, the commands, and the language of all."""

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe, SetMyCommands

from academy import clock, letters
from academy.letters import Draft
from bot import strangers
from bot.app import App
from bot.screens import joining
from bot.screens.joining import MOST_ROWS
from locales import LOCALES
from storage.database import Database
from storage.tables.clock import Ownership
from storage.tables.people import Person, Role
from tests.chat import Chat
from tests.conftest import WORDS, person
from tests.handlers.test_standing import commands


def set_calls(chat: Chat) -> list[SetMyCommands]:
    return [each for each in chat.api.requests if isinstance(each, SetMyCommands)]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", Role)
async def test_the_menu_of_every_role_fits_on_a_small_phone(
    db: Database, app: App, role: Role, locale: str
) -> None:
    someone, everything = await person(db, 20, role), await person(db, 21, *Role)

    for screen in (
        joining.menu(WORDS[locale], someone),
        joining.menu(WORDS[locale], everything),
        joining.office(WORDS[locale], everything),
    ):
        assert len(screen.buttons) <= MOST_ROWS + 1
        labels = [label for row in screen.buttons for label, _ in row if len(row) > 1]
        assert [label for label in labels if len(label) > 20] == []


async def test_where_the_menu_would_be_long_the_office_has_a_page_of_its_own(
    db: Database, app: App
) -> None:
    await person(db, 20, Role.LEARNER, Role.ADMINISTRATOR)
    phone = Chat(app, 20)

    await phone.write("/menu")
    home = phone.labels
    await phone.press("🗂 Управление")
    office = phone.labels
    await phone.press("Меню")

    assert "📝 Тесты" in home
    assert "📑 Решения" not in home
    assert "📑 Решения" in office
    assert phone.labels == home


async def test_an_administrator_has_the_office_in_the_menu_itself(
    app: App, administrator: Person
) -> None:
    phone = Chat(app, 9)

    await phone.write("/menu")

    assert "📑 Решения" in phone.labels
    assert "🗂 Управление" not in phone.labels


async def test_the_language_is_followed_by_the_menu_the_commands_and_waiting_letters(
    db: Database, app: App, chat: Chat
) -> None:
    async with db.begin() as session:
        facts = {"state": "active", "at": app.tools.clock().isoformat()}
        someone = await session.get_one(Person, 7)
        someone.state_at = app.tools.clock()
        draft = Draft(kind="standing", key="waits", person_id=7, facts=facts)
        await letters.queue(session, [draft], now=app.tools.clock())

    await chat.write("/language")
    await chat.press("Қазақша")
    menu = chat.labels
    await app.courier.deliver()

    assert "📝 Тесттер" in menu
    assert "Қолжетімділігіңіз қайта ашылды" in chat.text
    assert set_calls(chat)[-1].commands[0].description == "Мәзір"
    assert "quizzes" in commands(chat)


async def owner(db: Database) -> Ownership:
    async with db.begin() as session:
        return await clock.owned_by(session, 42, "https://api.telegram.org", "sabaq_bot")


async def test_strangers_are_shown_the_commands_in_their_language_and_telegram_is_asked_once(
    db: Database, app: App
) -> None:
    phone = Chat(app, 1)

    await strangers.set_commands(app.tools, await owner(db))
    first = set_calls(phone)
    await strangers.set_commands(app.tools, await owner(db))

    assert [each.language_code for each in first] == ["kk", "ru", None]
    assert [each.commands[0].description for each in first] == ["Мәзір", "Меню", "Мәзір"]
    assert [each.command for each in first[0].commands] == ["menu", "mydata", "language", "help"]
    assert set_calls(phone) == first


async def test_a_start_does_not_wait_for_the_menu_of_strangers(db: Database, app: App) -> None:
    phone = Chat(app, 1)
    phone.api.refusals = [TelegramNetworkError(GetMe(), "cut")]

    await strangers.set_commands(app.tools, await owner(db))
    failed = (await owner(db)).commands
    await strangers.set_commands(app.tools, await owner(db))

    assert failed is None
    assert len(set_calls(phone)) == 3
