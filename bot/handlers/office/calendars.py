"""The calendar: whoever plans makes a day free, a weekend a working one, a day ordinary again."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import calendar_days
from academy.errors.consultations import TextAwaited
from academy.people import Right
from academy.timetable import ACADEMY_ZONE
from bot import states
from bot.callbacks.calendars import (
    AddFreeDay,
    AddWorkday,
    OpenCalendar,
    OpenFreeDay,
    RemoveDay,
)
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import calendars as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="calendars")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.PLAN))
        observer.middleware(Visiting())
    router.message.register(take_day, Awaits(Awaited.CALENDAR_DAY))
    router.callback_query.register(open_calendar, OpenCalendar.filter())
    router.callback_query.register(open_free_day, OpenFreeDay.filter())
    router.callback_query.register(add_free_day, AddFreeDay.filter())
    router.callback_query.register(add_workday, AddWorkday.filter())
    router.callback_query.register(remove_day, RemoveDay.filter())
    return router


async def open_calendar(query: CallbackQuery, callback_data: OpenCalendar, visit: Visit) -> Reply:
    if visit.talk.awaits_kind == Awaited.CALENDAR_DAY:
        states.await_nothing(visit.talk)
    is_next = callback_data.is_next
    year = visit.now.astimezone(ACADEMY_ZONE).year + is_next
    page = await calendar_days.days(visit.session, year, callback_data.page)
    return show(query, screens.calendar(visit.t, year, page, is_next=is_next))


async def open_free_day(query: CallbackQuery, callback_data: OpenFreeDay, visit: Visit) -> Reply:
    """A day that is ordinary by now leads back to the calendar."""
    found = await calendar_days.day(visit.session, callback_data.day)
    if found is None:
        return await open_calendar(query, OpenCalendar(), visit)
    return show(query, screens.day(visit.t, found))


async def add_free_day(query: CallbackQuery, visit: Visit) -> Reply:
    states.await_(visit.talk, Awaited.CALENDAR_DAY, is_working=False)
    return show(query, screens.prompt(visit.t, is_working=False))


async def add_workday(query: CallbackQuery, visit: Visit) -> Reply:
    states.await_(visit.talk, Awaited.CALENDAR_DAY, is_working=True)
    return show(query, screens.prompt(visit.t, is_working=True))


async def take_day(message: Message, visit: Visit) -> Reply:
    if not message.text:
        raise TextAwaited
    is_working = bool(states.facts(visit.talk).get("is_working"))
    kept = await calendar_days.add(
        visit.session, visit.person, message.text, is_working=is_working, now=visit.now
    )
    states.await_nothing(visit.talk)
    return show(message, screens.kept(visit.t, kept))


async def remove_day(query: CallbackQuery, callback_data: RemoveDay, visit: Visit) -> Reply:
    await calendar_days.remove(visit.session, visit.person, callback_data.day, now=visit.now)
    is_next = callback_data.day // 10000 > visit.now.astimezone(ACADEMY_ZONE).year
    return await open_calendar(query, OpenCalendar(is_next=is_next), visit)
