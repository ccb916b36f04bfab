"""The office finds a person, looks at their page, writes to them."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import directory
from academy.errors.consultations import TextAwaited
from academy.people import Right, rights
from bot import states
from bot.callbacks.directory import FindPeople, OpenPeople, OpenPerson, WriteToPerson
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import directory as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="directory")
    router.message.middleware(Needs(Right.FIND_PEOPLE))
    router.callback_query.middleware(Needs(Right.FIND_PEOPLE))
    router.message.register(find_people, Command("people"))
    router.message.register(take_name, Awaits(Awaited.PERSON_NAME))
    router.message.register(take_letter, Awaits(Awaited.PERSON_LETTER))
    router.callback_query.register(find_people, FindPeople.filter())
    router.callback_query.register(open_people, OpenPeople.filter())
    router.callback_query.register(open_person, OpenPerson.filter())
    router.callback_query.register(write_to_person, WriteToPerson.filter())
    return router


async def find_people(event: Event, talk: Conversation, person: Person, t: Translator) -> Reply:
    states.await_(talk, Awaited.PERSON_NAME)
    return show(event, screens.find_prompt(t, rights(person)))


async def take_name(message: Message, session: Session, talk: Conversation, t: Translator) -> Reply:
    """The name stays awaited: another one may follow."""
    text = _text(message)
    states.await_(talk, Awaited.PERSON_NAME, text=text[: screens.NAME_LENGTH])
    page = await directory.found(session, text, 0)
    return show(message, screens.found(t, text, page))


async def open_people(
    query: CallbackQuery,
    callback_data: OpenPeople,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    """The page of the last search; where it is forgotten, a name is asked for again."""
    text = states.facts(talk).get("text")
    if talk.awaits_kind != Awaited.PERSON_NAME or not text:
        return await find_people(query, talk, person, t)
    page = await directory.found(session, text, callback_data.page)
    return show(query, screens.found(t, text, page))


async def open_person(
    query: CallbackQuery,
    callback_data: OpenPerson,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    if talk.awaits_kind == Awaited.PERSON_LETTER:
        states.await_nothing(talk)
    card = await directory.card(session, person, callback_data.person_id)
    return show(query, screens.person(t, card))


async def write_to_person(
    query: CallbackQuery,
    callback_data: WriteToPerson,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    who = await directory.reachable(session, callback_data.person_id)
    states.await_(talk, Awaited.PERSON_LETTER, person_id=who.id)
    return show(query, screens.letter_prompt(t, who))


async def take_letter(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    number, text = states.facts(talk)["person_id"], _text(message)
    who = await directory.write(session, person, number, text, now=now)
    states.await_nothing(talk)
    return show(message, screens.letter_sent(t, who))


def _text(message: Message) -> str:
    if not message.text:
        raise TextAwaited
    return message.text
