"""Staff ban the learner of a thread from writing to their department, and lift that."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import bans, staffing
from academy.bans import Order, Term
from academy.people import Right
from bot import states
from bot.callbacks.bans import ChooseThreadBan, GiveThreadBan, LiftThreadBan, OpenThreadBan
from bot.handlers.faculty.quizzes import written
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import banning as screens
from bot.screens.queues import back
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="banning")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(take_thread_ban, Awaits(Awaited.BAN_REASON))
    router.callback_query.register(open_thread_ban, OpenThreadBan.filter())
    router.callback_query.register(choose_thread_ban, ChooseThreadBan.filter())
    router.callback_query.register(give_thread_ban, GiveThreadBan.filter())
    router.callback_query.register(lift_thread_ban, LiftThreadBan.filter())
    return router


async def open_thread_ban(
    query: CallbackQuery, callback_data: OpenThreadBan, visit: Visit
) -> Reply:
    states.await_nothing(visit.talk)
    number = callback_data.thread_id
    at = await staffing.staffed(visit.session, visit.person, number, now=visit.now)
    told = await bans.of_thread(visit.session, at, now=visit.now)
    return show(query, screens.thread_ban(visit.t, at, told))


async def choose_thread_ban(
    query: CallbackQuery, callback_data: ChooseThreadBan, visit: Visit
) -> Reply:
    """The reason comes next."""
    number = callback_data.thread_id
    await staffing.staffed(visit.session, visit.person, number, now=visit.now)
    facts = callback_data.model_dump(mode="json")
    states.await_(visit.talk, Awaited.BAN_REASON, **facts)
    return show(query, screens.thread_reason(visit.t, number, order(facts, "")))


async def take_thread_ban(message: Message, visit: Visit) -> Reply:
    return await _give(message, visit, states.facts(visit.talk), written(message))


async def give_thread_ban(
    query: CallbackQuery, callback_data: GiveThreadBan, visit: Visit
) -> Reply:
    return await _give(query, visit, callback_data.model_dump(mode="json"), "")


async def lift_thread_ban(
    query: CallbackQuery, callback_data: LiftThreadBan, visit: Visit
) -> Reply:
    await bans.lift(visit.session, visit.person, callback_data.ban_id, now=visit.now)
    return show(query, screens.undone(visit.t, back(visit.t, callback_data.thread_id)))


def order(facts: dict[str, Any], reason: str) -> Order:
    """The ban that was chosen, as it is remembered."""
    return Order(Term(facts["term"]), is_silent=facts["is_silent"], reason=reason)


async def _give(event: Event, visit: Visit, facts: dict[str, Any], reason: str) -> Reply:
    number, given = facts["thread_id"], order(facts, reason)
    await bans.ban_from_department(visit.session, visit.person, number, given, now=visit.now)
    states.await_nothing(visit.talk)
    return show(event, screens.done(visit.t, back(visit.t, number)))
