"""From an invite to a linked phone: the own number, or six digits that somebody reads out."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import joining, requests
from academy.errors.consultations import TextAwaited
from academy.joining import Factor
from bot import states
from bot.callbacks.joining import AskToJoin, ShowNumber
from bot.reply import Event, Reply, say, show
from bot.screens import joining as home_screens
from bot.screens import linking as screens
from bot.states import Awaited, Awaits
from bot.tools import House
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation
from storage.tables.requests import RequestKind

AWAITED = (Awaited.LANGUAGE, Awaited.CONTACT, Awaited.DIGITS)  # on the way from an invite


def build_router() -> Router:
    router = Router(name="linking")
    router.message.register(take_number, Awaits(Awaited.CONTACT))
    router.message.register(take_digits, Awaits(Awaited.DIGITS))
    router.callback_query.register(show_number, ShowNumber.filter())
    router.callback_query.register(ask_to_join, AskToJoin.filter())
    return router


async def next_step(
    event: Event, session: Session, talk: Conversation, house: House, now: datetime
) -> Reply:
    """What is asked for first: the number, or the digits."""
    code, t = _code(talk), house.words[talk.locale or "kk"]
    first = await joining.factor(session, talk, code, now=now)
    if first == Factor.CONTACT:
        states.await_(talk, Awaited.CONTACT, code=code)
        return show(event, screens.number(t))
    states.await_(talk, Awaited.DIGITS, code=code)
    return show(event, screens.digits(t, house.settings, first))


async def take_number(
    message: Message,
    session: Session,
    talk: Conversation,
    house: House,
    t: Translator,
    now: datetime,
) -> Reply:
    """The person's own number; where it is another one, or none, digits are asked for."""
    code, contact = _code(talk), message.contact
    if contact is not None:
        number, owner_id = contact.phone_number, contact.user_id
        if await joining.link_by_contact(session, talk, code, owner_id, number, now=now):
            return linked(message, talk, house)
    first = await joining.factor(session, talk, code, now=now)
    states.await_(talk, Awaited.DIGITS, code=code)
    gone = screens.without_number(t, is_other=contact is not None)
    return [
        say(message.chat.id, gone),
        say(message.chat.id, screens.digits(t, house.settings, first)),
    ]


async def take_digits(
    message: Message,
    session: Session,
    talk: Conversation,
    house: House,
    t: Translator,
    now: datetime,
) -> Reply:
    """The digits; a number that is shown after all is welcome, too."""
    if message.contact is not None:
        return await take_number(message, session, talk, house, t, now)
    if not message.text:
        raise TextAwaited
    await joining.link_by_code(session, talk, _code(talk), message.text, now=now)
    return linked(message, talk, house)


async def show_number(
    query: CallbackQuery,
    session: Session,
    talk: Conversation,
    house: House,
    t: Translator,
    now: datetime,
) -> Reply:
    """Back from the digits to the number."""
    if talk.awaits_kind not in AWAITED:
        return show(query, home_screens.home(t, talk.person, house.settings))
    return await next_step(query, session, talk, house, now)


async def ask_to_join(
    query: CallbackQuery,
    session: Session,
    talk: Conversation,
    house: House,
    t: Translator,
    now: datetime,
) -> Reply:
    """Who cannot go on by themselves gets a person; pressing twice asks once."""
    if talk.awaits_kind not in AWAITED:
        return show(query, home_screens.home(t, talk.person, house.settings))
    person = await joining.invited_person(session, talk, _code(talk), now=now)
    facts = {"subject": "joining"}
    await requests.ask(session, person, RequestKind.HELP, facts=facts, now=now)
    return show(query, screens.asked(t, house.settings))


def linked(event: Event, talk: Conversation, house: House) -> Reply:
    """The phone is linked: what the person sees next. Whatever must be asked of a new person
    first begins here."""
    states.await_nothing(talk)
    t = house.words[talk.locale or "kk"]
    chat_id = talk.telegram_id
    first = home_screens.welcome(t, talk.person, house.settings)
    return [say(chat_id, screens.linked(t)), say(chat_id, first)]


def _code(talk: Conversation) -> str:
    return str(states.facts(talk).get("code", ""))
