"""Quizzes: the list, the card, starting, and a tap on an option."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import answers, quizzes
from academy.papers import Standing
from academy.people import Right
from bot.callbacks.quizzes import ChooseOption, ConfirmChoice, OpenQuiz, OpenQuizzes, StartQuiz
from bot.handlers.learner.identity import lead
from bot.handlers.learner.visits import Visit, Visiting
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import quizzes as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="quizzes")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.STUDY))
        events.middleware(Visiting())
    router.message.register(write_quizzes, Command("quizzes"))
    router.callback_query.register(open_quizzes, OpenQuizzes.filter())
    router.callback_query.register(open_quiz, OpenQuiz.filter())
    router.callback_query.register(start_quiz, StartQuiz.filter())
    router.callback_query.register(choose_option, ChooseOption.filter())
    router.callback_query.register(confirm_choice, ConfirmChoice.filter())
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
    return show(query, screens.card(visit.t, standing))


async def start_quiz(
    query: CallbackQuery,
    callback_data: StartQuiz,
    visit: Visit,
) -> Reply:
    """Start, or go on: the same button after any interruption. Identity comes first."""
    quiz_id = callback_data.quiz_id
    progress = await quizzes.start(
        visit.session, visit.person, quiz_id, life=visit.admission_life, now=visit.now
    )
    if progress is None:
        return await lead(query, visit, quiz_id)
    return show(query, screens.progress(visit.t, progress))


async def choose_option(
    query: CallbackQuery,
    callback_data: ChooseOption,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    tap = callback_data
    progress = await answers.choose(
        session, person, tap.attempt_id, tap.question_id, tap.option_id, now=now
    )
    return show(query, screens.progress(t, progress))


async def confirm_choice(
    query: CallbackQuery,
    callback_data: ConfirmChoice,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    tap = callback_data
    progress = await answers.confirm(session, person, tap.attempt_id, tap.question_id, now=now)
    return show(query, screens.progress(t, progress))


async def _quizzes(visit: Visit) -> list[Standing]:
    life = visit.admission_life
    return await quizzes.quizzes(visit.session, visit.person, life=life, now=visit.now)
