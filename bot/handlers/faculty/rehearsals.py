"""A lecturer sees who has not rehearsed, and reminds them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import rehearsals
from academy.people import Right
from bot.callbacks.rehearsals import NudgeToRehearse, OpenRehearsals
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import rehearsals as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="turnout")
    router.callback_query.middleware(Needs(Right.TEACH))
    router.callback_query.middleware(Visiting())
    router.callback_query.register(open_rehearsals, OpenRehearsals.filter())
    router.callback_query.register(nudge_to_rehearse, NudgeToRehearse.filter())
    return router


async def open_rehearsals(
    query: CallbackQuery, callback_data: OpenRehearsals, visit: Visit
) -> Reply:
    number, page = callback_data.quiz_id, callback_data.page
    at = await rehearsals.turnout(visit.session, visit.person, number, page, now=visit.now)
    return show(query, screens.turnout(visit.t, at))


async def nudge_to_rehearse(
    query: CallbackQuery, callback_data: NudgeToRehearse, visit: Visit
) -> Reply:
    number, who = callback_data.quiz_id, visit.person
    count = await rehearsals.nudge(visit.session, who, number, now=visit.now)
    return show(query, screens.nudged(visit.t, number, count))
