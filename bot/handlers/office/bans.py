"""An administrator sees who may not write to the staff, lifts bans, bans everywhere."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import bans, directory
from academy.errors.bans import BanNotFound
from academy.people import Right
from bot import states
from bot.callbacks.bans import (
    ChooseLearnerBan,
    GiveLearnerBan,
    LiftBan,
    OpenBan,
    OpenBans,
    OpenLearnerBan,
)
from bot.handlers.faculty.bans import order
from bot.handlers.faculty.quizzes import written
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import banning as screens
from bot.screens.directory import back
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="keeping_bans")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.MANAGE_PEOPLE))
        observer.middleware(Visiting())
    router.message.register(take_learner_ban, Awaits(Awaited.LEARNER_BAN_REASON))
    router.callback_query.register(open_bans, OpenBans.filter())
    router.callback_query.register(open_ban, OpenBan.filter())
    router.callback_query.register(lift_ban, LiftBan.filter())
    router.callback_query.register(open_learner_ban, OpenLearnerBan.filter())
    router.callback_query.register(choose_learner_ban, ChooseLearnerBan.filter())
    router.callback_query.register(give_learner_ban, GiveLearnerBan.filter())
    return router


async def open_bans(query: CallbackQuery, callback_data: OpenBans, visit: Visit) -> Reply:
    found = await bans.bans(visit.session, callback_data.page, now=visit.now)
    return show(query, screens.bans(visit.t, *found))


async def open_ban(query: CallbackQuery, callback_data: OpenBan, visit: Visit) -> Reply:
    told = await bans.told(visit.session, callback_data.ban_id)
    if told is None:
        raise BanNotFound
    return show(query, screens.ban(visit.t, told, visit.now))


async def lift_ban(query: CallbackQuery, callback_data: LiftBan, visit: Visit) -> Reply:
    await bans.lift(visit.session, visit.person, callback_data.ban_id, now=visit.now)
    found = await bans.bans(visit.session, 0, now=visit.now)
    return show(query, screens.bans(visit.t, *found))


async def open_learner_ban(
    query: CallbackQuery, callback_data: OpenLearnerBan, visit: Visit
) -> Reply:
    states.await_nothing(visit.talk)
    who = await directory.person(visit.session, callback_data.person_id)
    return show(query, screens.learner_ban(visit.t, who))


async def choose_learner_ban(
    query: CallbackQuery, callback_data: ChooseLearnerBan, visit: Visit
) -> Reply:
    """The reason comes next."""
    who = await directory.person(visit.session, callback_data.person_id)
    facts = callback_data.model_dump(mode="json")
    states.await_(visit.talk, Awaited.LEARNER_BAN_REASON, **facts)
    return show(query, screens.learner_reason(visit.t, who.id, order(facts, "")))


async def take_learner_ban(message: Message, visit: Visit) -> Reply:
    return await _give(message, visit, states.facts(visit.talk), written(message))


async def give_learner_ban(
    query: CallbackQuery, callback_data: GiveLearnerBan, visit: Visit
) -> Reply:
    return await _give(query, visit, callback_data.model_dump(mode="json"), "")


async def _give(event: Event, visit: Visit, facts: dict[str, Any], reason: str) -> Reply:
    number, given = facts["person_id"], order(facts, reason)
    await bans.ban_everywhere(visit.session, visit.person, number, given, now=visit.now)
    states.await_nothing(visit.talk)
    return show(event, screens.done(visit.t, back(visit.t, number)))
