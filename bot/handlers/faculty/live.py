"""A lecturer makes a live quiz, binds it to a group's chat, and leads it to its end."""

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import live, live_asking
from academy.people import Right
from bot.callbacks.live import (
    AskNext,
    EndLive,
    LeaveLiveGroup,
    MakeLive,
    OpenLive,
    OpenLiveQuiz,
    OpenLiveResults,
    OpenLiveShelf,
    OpenLiveShelves,
    SetLiveTime,
    StartLive,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import live as screens
from bot.tools import House
from bot.visits import Visit, Visiting
from storage.tables.columns import Bilingual


def build_router() -> Router:
    router = Router(name="live")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.TEACH))
        events.middleware(Visiting())
    router.message.register(open_live, Command("live"))
    router.message.register(bind_class, Command("class", ignore_case=True))
    router.callback_query.register(open_live, OpenLive.filter())
    router.callback_query.register(open_live_shelves, OpenLiveShelves.filter())
    router.callback_query.register(open_live_shelf, OpenLiveShelf.filter())
    router.callback_query.register(make_live, MakeLive.filter())
    router.callback_query.register(open_live_quiz, OpenLiveQuiz.filter())
    router.callback_query.register(set_live_time, SetLiveTime.filter())
    router.callback_query.register(leave_live_group, LeaveLiveGroup.filter())
    router.callback_query.register(start_live, StartLive.filter())
    router.callback_query.register(ask_next, AskNext.filter())
    router.callback_query.register(end_live, EndLive.filter())
    router.callback_query.register(open_live_results, OpenLiveResults.filter())
    return router


async def open_live(event: Event, visit: Visit, callback_data: OpenLive | None = None) -> Reply:
    number = callback_data.page if callback_data else 0
    page = await live.quizzes(visit.session, visit.person, number)
    taught = await live.disciplines(visit.session, visit.person)
    return show(event, screens.quizzes(visit.t, page, taught))


async def bind_class(message: Message, visit: Visit) -> Reply:
    """Written in a group's chat: the polls come there."""
    if message.chat.type == ChatType.PRIVATE:
        return show(message, screens.class_in_private(visit.t))
    quiz = await live.bind(visit.session, visit.person, message.chat.id)
    return show(message, screens.bound(visit.t, quiz))


async def open_live_shelves(
    query: CallbackQuery, callback_data: OpenLiveShelves, visit: Visit
) -> Reply:
    number, page = callback_data.discipline_id, callback_data.page
    found = await live.shelves(visit.session, visit.person, number, page, now=visit.now)
    return show(query, screens.shelves(visit.t, number, found))


async def open_live_shelf(
    query: CallbackQuery, callback_data: OpenLiveShelf, visit: Visit
) -> Reply:
    number = callback_data.question_id
    found = await live.shelf(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.shelf(visit.t, number, found, callback_data.page))


async def make_live(
    query: CallbackQuery, callback_data: MakeLive, visit: Visit, house: House
) -> Reply:
    number, count = callback_data.question_id, callback_data.count
    kk, ru = (house.words[each].plain("live-title", at=visit.now) for each in ("kk", "ru"))
    at = await live.make(
        visit.session, visit.person, number, count, Bilingual(kk, ru), now=visit.now
    )
    return show(query, screens.quiz(visit.t, at))


async def open_live_quiz(query: CallbackQuery, callback_data: OpenLiveQuiz, visit: Visit) -> Reply:
    at = await live.panel(visit.session, visit.person, callback_data.quiz_id)
    return show(query, screens.quiz(visit.t, at))


async def set_live_time(query: CallbackQuery, callback_data: SetLiveTime, visit: Visit) -> Reply:
    number, seconds = callback_data.quiz_id, callback_data.seconds
    await live.set_time(visit.session, visit.person, number, seconds)
    at = await live.standing(visit.session, visit.person, number)
    return show(query, screens.quiz(visit.t, at))


async def leave_live_group(
    query: CallbackQuery, callback_data: LeaveLiveGroup, visit: Visit
) -> Reply:
    await live.leave_group(visit.session, visit.person, callback_data.quiz_id)
    at = await live.standing(visit.session, visit.person, callback_data.quiz_id)
    return show(query, screens.quiz(visit.t, at))


async def start_live(query: CallbackQuery, callback_data: StartLive, visit: Visit) -> Reply:
    number = callback_data.quiz_id
    at = await live_asking.start(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.asked(visit.t, at))


async def ask_next(query: CallbackQuery, callback_data: AskNext, visit: Visit) -> Reply:
    numbers = callback_data.quiz_id, callback_data.position
    at = await live_asking.ask_next(visit.session, visit.person, *numbers, now=visit.now)
    return show(query, screens.asked(visit.t, at))


async def end_live(query: CallbackQuery, callback_data: EndLive, visit: Visit) -> Reply:
    number = callback_data.quiz_id
    await live_asking.end(visit.session, visit.person, number, now=visit.now)
    at, page = await live_asking.results(visit.session, visit.person, number, 0)
    return show(query, screens.results(visit.t, at, page))


async def open_live_results(
    query: CallbackQuery, callback_data: OpenLiveResults, visit: Visit
) -> Reply:
    number = callback_data.quiz_id
    at, page = await live_asking.results(visit.session, visit.person, number, callback_data.page)
    return show(query, screens.results(visit.t, at, page))
