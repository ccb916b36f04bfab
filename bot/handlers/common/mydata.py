"""A person sees what is stored of them, takes it as a file, disputes a line, asks to be erased."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import mydata, trace
from academy.errors.consultations import TextAwaited
from academy.errors.requests import RequestNotFound
from academy.settings import Settings
from academy.trace import Told
from bot import states
from bot.callbacks.mydata import (
    DisputeLine,
    OpenErasureWish,
    OpenKeepingTimes,
    OpenMyData,
    OpenMyLine,
    OpenMyTrace,
    TakeMyData,
    WishErasure,
)
from bot.middlewares import OnRoster
from bot.reply import Event, Reply, show, toast
from bot.screens import mydata as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="mydata")
    for events in (router.message, router.callback_query):
        events.middleware(OnRoster())
        events.middleware(Visiting())
    router.message.register(open_my_data, Command("mydata"))
    router.message.register(take_dispute, Awaits(Awaited.DISPUTE))
    router.callback_query.register(open_my_data, OpenMyData.filter())
    router.callback_query.register(take_my_data, TakeMyData.filter())
    router.callback_query.register(open_my_trace, OpenMyTrace.filter())
    router.callback_query.register(open_my_line, OpenMyLine.filter())
    router.callback_query.register(dispute_line, DisputeLine.filter())
    router.callback_query.register(open_keeping_times, OpenKeepingTimes.filter())
    router.callback_query.register(open_erasure_wish, OpenErasureWish.filter())
    router.callback_query.register(wish_erasure, WishErasure.filter())
    return router


async def open_my_data(
    event: Event, session: Session, talk: Conversation, person: Person, t: Translator
) -> Reply:
    states.await_nothing(talk)
    return show(event, screens.overview(t, await mydata.overview(session, person)))


async def take_my_data(
    query: CallbackQuery, session: Session, person: Person, t: Translator, now: datetime
) -> Reply:
    await mydata.ask_for_file(session, person, now=now)
    return toast(query, t.plain("mydata-file-awaited"))


async def open_my_trace(query: CallbackQuery, callback_data: OpenMyTrace, visit: Visit) -> Reply:
    page = await trace.own_lines(visit.session, visit.person, callback_data.page, now=visit.now)
    return show(query, screens.trace(visit.t, page))


async def open_my_line(query: CallbackQuery, callback_data: OpenMyLine, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    return show(query, screens.line(visit.t, await _line(visit, callback_data.line_id)))


async def dispute_line(query: CallbackQuery, callback_data: DisputeLine, visit: Visit) -> Reply:
    told = await _line(visit, callback_data.line_id)
    states.await_(visit.talk, Awaited.DISPUTE, line_id=told.line.id)
    return show(query, screens.dispute_prompt(visit.t, told))


async def take_dispute(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """What is not true, in the person's own words."""
    if not message.text:
        raise TextAwaited
    number = states.facts(talk)["line_id"]
    at = await mydata.dispute(session, person, number, message.text, now=now)
    states.await_nothing(talk)
    return show(message, screens.asked(t, at))


async def open_keeping_times(query: CallbackQuery, t: Translator, settings: Settings) -> Reply:
    return show(query, screens.times(t, settings))


async def open_erasure_wish(
    query: CallbackQuery, session: Session, person: Person, t: Translator, settings: Settings
) -> Reply:
    wish = await mydata.erasure_wish(session, person)
    return show(query, screens.erasure(t, wish, settings))


async def wish_erasure(
    query: CallbackQuery, session: Session, person: Person, t: Translator, now: datetime
) -> Reply:
    return show(query, screens.asked(t, await mydata.wish_erasure(session, person, now=now)))


async def _line(visit: Visit, line_id: int) -> Told:
    found = await trace.own_line(visit.session, visit.person, line_id, now=visit.now)
    if found is None:
        raise RequestNotFound
    return found
