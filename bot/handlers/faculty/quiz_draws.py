"""A lecturer says what a quiz draws: taps on categories, counts, points."""

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import quiz_draws
from academy.people import Right
from bot import states
from bot.callbacks.quiz_building import ChangeDraw, ChangeWorth, OpenDraw, OpenDraws
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import quiz_draws as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="quiz-draws")
    router.callback_query.middleware(Needs(Right.TEACH))
    router.callback_query.middleware(Visiting())
    router.callback_query.register(open_draws, OpenDraws.filter())
    router.callback_query.register(open_draw, OpenDraw.filter())
    router.callback_query.register(change_draw, ChangeDraw.filter())
    router.callback_query.register(change_worth, ChangeWorth.filter())
    return router


async def open_draws(query: CallbackQuery, callback_data: OpenDraws, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    return await drawing(query, visit, callback_data.quiz_id, callback_data.page)


async def drawing(event: Event, visit: Visit, quiz_id: int, page: int = 0) -> Reply:
    """The bank beside what the quiz draws of it."""
    at = await quiz_draws.draws(visit.session, visit.person, quiz_id)
    return show(event, screens.draws(visit.t, at, page))


async def open_draw(query: CallbackQuery, callback_data: OpenDraw, visit: Visit) -> Reply:
    quiz_id, question_id = callback_data.quiz_id, callback_data.question_id
    at, one = await quiz_draws.source(visit.session, visit.person, quiz_id, question_id)
    return show(query, screens.draw(visit.t, at.quiz, one))


async def change_draw(query: CallbackQuery, callback_data: ChangeDraw, visit: Visit) -> Reply:
    quiz_id, question_id = callback_data.quiz_id, callback_data.question_id
    at, one = await quiz_draws.draw(
        visit.session, visit.person, quiz_id, question_id, callback_data.count, now=visit.now
    )
    return show(query, screens.draw(visit.t, at.quiz, one))


async def change_worth(query: CallbackQuery, callback_data: ChangeWorth, visit: Visit) -> Reply:
    quiz_id, question_id = callback_data.quiz_id, callback_data.question_id
    points = callback_data.tenths / 10 or None
    at, one = await quiz_draws.weigh(
        visit.session, visit.person, quiz_id, question_id, points, now=visit.now
    )
    return show(query, screens.draw(visit.t, at.quiz, one))
