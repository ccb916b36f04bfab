"""The calendar: whoever plans makes a day free, a weekend a working one, a day ordinary again."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import calendar_days
from academy.errors.consultations import TextAwaited
from academy.people import Right
from academy.timetable import academy_day
from bot import states
from bot.callbacks.calendars import (
    AddFreeDay,
    AddWorkday,
    KeepFreeDay,
    OpenCalendar,
    OpenFreeDay,
    RemoveDay,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
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
    router.callback_query.register(keep_free_day, KeepFreeDay.filter())
    router.callback_query.register(add_workday, AddWorkday.filter())
    router.callback_query.register(remove_day, RemoveDay.filter())
    return router


async def open_calendar(query: CallbackQuery, callback_data: OpenCalendar, visit: Visit) -> Reply:
    if visit.talk.awaits_kind == Awaited.CALENDAR_DAY:
        states.await_nothing(visit.talk)
    is_next = callback_data.is_next
    year = academy_day(visit.now).year + is_next
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
    """The day is kept at once, unless somebody is booked: then it is asked first."""
    text, is_working = message.text, bool(states.facts(visit.talk).get("is_working"))
    if not text:
        raise TextAwaited
    session, now = visit.session, visit.now
    day, affected = await calendar_days.affected(session, text, is_working=is_working, now=now)
    if affected.booked:
        states.await_(visit.talk, Awaited.CALENDAR_DAY, is_working=False, text=text)
        return show(message, screens.check(visit.t, day, affected))
    return await _keep(message, visit, text, is_working=is_working)


async def keep_free_day(query: CallbackQuery, visit: Visit) -> Reply:
    """The words that were typed stand in what is awaited."""
    is_awaited = visit.talk.awaits_kind == Awaited.CALENDAR_DAY
    text = states.facts(visit.talk).get("text", "") if is_awaited else ""
    return await _keep(query, visit, text, is_working=False)


async def _keep(event: Event, visit: Visit, text: str, *, is_working: bool) -> Reply:
    session, person, now = visit.session, visit.person, visit.now
    kept = await calendar_days.add(session, person, text, is_working=is_working, now=now)
    states.await_nothing(visit.talk)
    return show(event, screens.kept(visit.t, kept))


async def remove_day(query: CallbackQuery, callback_data: RemoveDay, visit: Visit) -> Reply:
    await calendar_days.remove(visit.session, visit.person, callback_data.day, now=visit.now)
    is_next = callback_data.day // 10000 > academy_day(visit.now).year
    return await open_calendar(query, OpenCalendar(is_next=is_next), visit)
