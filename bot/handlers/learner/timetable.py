"""The timetable of a learner's groups, and of what a lecturer teaches."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import timetable
from academy.people import Right
from academy.timetable import Span
from bot import states
from bot.callbacks.timetable import OpenTimetable
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import timetable as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="timetable")
    router.message.middleware(Needs(Right.SEE_TIMETABLE))
    router.callback_query.middleware(Needs(Right.SEE_TIMETABLE))
    router.message.register(write_timetable, Command("timetable"))
    router.callback_query.register(open_timetable, OpenTimetable.filter())
    return router


async def write_timetable(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The command shows today."""
    states.await_nothing(talk)
    days = await timetable.days(session, person, Span.TODAY, now=now)
    return show(message, screens.timetable(t, Span.TODAY, days, 0))


async def open_timetable(
    query: CallbackQuery,
    callback_data: OpenTimetable,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    span = Span(callback_data.span)
    days = await timetable.days(session, person, span, now=now)
    return show(query, screens.timetable(t, span, days, callback_data.page))
