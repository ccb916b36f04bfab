"""A check of the identity in the middle of an attempt: begun, or left to a person."""

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import answers, rechecks
from academy.people import Right
from bot import states
from bot.callbacks.identity import BeginRecheck, SkipRecheck
from bot.handlers.learner.attempts import shown
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import rechecks as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="rechecks")
    router.callback_query.middleware(Needs(Right.STUDY))
    router.callback_query.middleware(Visiting())
    router.callback_query.register(begin_recheck, BeginRecheck.filter())
    router.callback_query.register(skip_recheck, SkipRecheck.filter())
    return router


async def begin_recheck(query: CallbackQuery, callback_data: BeginRecheck, visit: Visit) -> Reply:
    """The challenge; where the attempt goes on already, its question."""
    number = callback_data.attempt_id
    step = await rechecks.begin(visit.session, visit.person, number, visit.terms, now=visit.now)
    if step is None:
        at = await answers.progress(visit.session, visit.person, number, now=visit.now)
        if not at.is_standing:
            return shown(query, visit, at)
    elif step.check is not None:
        states.await_picture(visit.talk, step.check)
    return show(query, screens.step(visit.t, number, step, visit.now))


async def skip_recheck(query: CallbackQuery, callback_data: SkipRecheck, visit: Visit) -> Reply:
    """No picture: a person confirms, the attempt goes on."""
    number = callback_data.attempt_id
    quiz_id = await rechecks.by_person(visit.session, visit.person, number, now=visit.now)
    states.await_nothing(visit.talk)
    return show(query, screens.skipped(visit.t, quiz_id))
