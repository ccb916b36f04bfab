"""Quizzes: the list, the card, starting and starting again."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import quizzes
from academy.papers import Standing
from academy.people import Right
from bot.callbacks.quizzes import OpenQuiz, OpenQuizzes, StartAgain, StartQuiz
from bot.handlers.learner.attempts import shown
from bot.handlers.learner.identity import lead
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import quizzes as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="quizzes")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.STUDY))
        events.middleware(Visiting())
    router.message.register(write_quizzes, Command("quizzes"))
    router.callback_query.register(open_quizzes, OpenQuizzes.filter())
    router.callback_query.register(open_quiz, OpenQuiz.filter())
    router.callback_query.register(start_quiz, StartQuiz.filter())
    router.callback_query.register(start_again, StartAgain.filter())
    return router


async def write_quizzes(message: Message, visit: Visit) -> Reply:
    return show(message, screens.quizzes(visit.t, await _quizzes(visit)))


async def open_quizzes(query: CallbackQuery, callback_data: OpenQuizzes, visit: Visit) -> Reply:
    return show(query, screens.quizzes(visit.t, await _quizzes(visit), callback_data.page))


async def open_quiz(query: CallbackQuery, callback_data: OpenQuiz, visit: Visit) -> Reply:
    life, quiz_id = visit.admission_life, callback_data.quiz_id
    standing = await quizzes.standing(
        visit.session, visit.person, quiz_id, life=life, now=visit.now
    )
    return show(query, screens.card(visit.t, standing, visit.now))


async def start_quiz(query: CallbackQuery, callback_data: StartQuiz, visit: Visit) -> Reply:
    """Start, or go on: the same button after any interruption. Identity comes first."""
    return await _started(query, visit, callback_data.quiz_id, 1)


async def start_again(query: CallbackQuery, callback_data: StartAgain, visit: Visit) -> Reply:
    """The next attempt; pressed twice, it goes on with it."""
    return await _started(query, visit, callback_data.quiz_id, callback_data.number)


async def _started(query: CallbackQuery, visit: Visit, quiz_id: int, number: int) -> Reply:
    progress = await quizzes.start(
        visit.session, visit.person, quiz_id, number, life=visit.admission_life, now=visit.now
    )
    return shown(query, visit, progress) if progress else await lead(query, visit, quiz_id)


async def _quizzes(visit: Visit) -> list[Standing]:
    life = visit.admission_life
    return await quizzes.quizzes(visit.session, visit.person, life=life, now=visit.now)
