"""Joining by an invite, the language, the menu, help."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from academy import joining, people, reviews
from academy.settings import Settings
from bot import states
from bot.callbacks.joining import ChooseLanguage, OpenLanguages, OpenMenu, OpenOffice
from bot.handlers.common import linking
from bot.reply import Event, Reply, show
from bot.screens import joining as screens
from bot.states import Awaited
from bot.tools import House
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="joining")
    router.message.register(start_with_invite, CommandStart(deep_link=True))
    router.message.register(open_menu, CommandStart())
    router.message.register(open_menu, Command("menu"))
    router.message.register(open_help, Command("help"))
    router.message.register(open_languages, Command("language"))
    router.callback_query.register(open_menu, OpenMenu.filter())
    router.callback_query.register(open_office, OpenOffice.filter())
    router.callback_query.register(open_languages, OpenLanguages.filter())
    router.callback_query.register(choose_language, ChooseLanguage.filter())
    return router


async def start_with_invite(
    message: Message,
    command: CommandObject,
    session: Session,
    talk: Conversation,
    t: Translator,
    now: datetime,
) -> Reply:
    """An invite link was opened: it is checked at once, and used up when the phone is linked."""
    code = command.args or ""
    await joining.welcome(session, talk, code, now=now)
    states.await_(talk, Awaited.LANGUAGE, code=code)
    return show(message, screens.languages(t))


async def choose_language(
    query: CallbackQuery,
    callback_data: ChooseLanguage,
    session: Session,
    talk: Conversation,
    house: House,
    now: datetime,
) -> Reply:
    await people.speak(session, talk, callback_data.locale, now=now)
    if talk.awaits_kind in linking.AWAITED:
        return await linking.next_step(query, session, talk, house, now)
    t = house.words[talk.locale or "kk"]
    return show(query, screens.welcome(t, talk.person, house.settings))


async def open_menu(
    event: Event,
    session: Session,
    talk: Conversation,
    person: Person | None,
    t: Translator,
    settings: Settings,
) -> Reply:
    states.await_nothing(talk)
    waiting = await reviews.waiting(session, person)
    return show(event, screens.home(t, person, settings, waiting))


async def open_office(
    query: CallbackQuery, session: Session, person: Person | None, t: Translator, settings: Settings
) -> Reply:
    waiting = await reviews.waiting(session, person)
    if person is None or not person.is_active:
        return show(query, screens.home(t, person, settings))
    return show(query, screens.office(t, person, waiting))


async def open_help(
    message: Message, person: Person | None, t: Translator, settings: Settings
) -> Reply:
    return show(message, screens.help_page(t, person, settings))


async def open_languages(event: Event, t: Translator) -> Reply:
    return show(event, screens.languages(t))
