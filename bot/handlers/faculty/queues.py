"""A teacher sees who waits for an answer, opens a thread, closes it."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from academy import closings
from academy import queues as rules
from academy.people import Right
from bot import states
from bot.callbacks.queues import CloseQueued, OpenQueue, OpenQueued, OpenQueuedMore
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import queues as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="queues")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(open_queue, Command("queue"))
    router.callback_query.register(open_queue, OpenQueue.filter())
    router.callback_query.register(open_queued, OpenQueued.filter())
    router.callback_query.register(open_queued_more, OpenQueuedMore.filter())
    router.callback_query.register(close_queued, CloseQueued.filter())
    return router


async def open_queue(event: Event, visit: Visit, callback_data: OpenQueue | None = None) -> Reply:
    states.await_nothing(visit.talk)
    at = callback_data or OpenQueue()
    found = await rules.queue(
        visit.session, visit.person, at.page, is_waiting=at.is_waiting, now=visit.now
    )
    return show(event, screens.queue(visit.t, found, visit.now, is_waiting=at.is_waiting))


async def open_queued(query: CallbackQuery, callback_data: OpenQueued, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    number = callback_data.thread_id
    found = await rules.queued(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.queued(visit.t, found, visit.now))


async def open_queued_more(
    query: CallbackQuery, callback_data: OpenQueuedMore, visit: Visit
) -> Reply:
    number = callback_data.thread_id
    found = await rules.queued(visit.session, visit.person, number, now=visit.now)
    answer_id = rules.last_answer(found, visit.person)
    return show(query, screens.more(visit.t, found.at, answer_id))


async def close_queued(query: CallbackQuery, callback_data: CloseQueued, visit: Visit) -> Reply:
    number, seen = callback_data.thread_id, callback_data.seen
    at = await closings.close(visit.session, visit.person, number, seen=seen, now=visit.now)
    return show(query, screens.ended(visit.t, at))
