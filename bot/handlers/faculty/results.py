"""A lecturer looks at the results of a quiz, and has them written into a document."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import quiz_progress, results
from academy.people import Right
from bot.callbacks.results import (
    ExportResults,
    OpenLearnerResults,
    OpenResult,
    OpenResultAnswer,
    OpenResults,
    ShowQuizProgress,
    StopQuizProgress,
)
from bot.middlewares import Needs
from bot.reply import Reply, show, toast
from bot.screens import results as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="results")
    router.callback_query.middleware(Needs(Right.TEACH))
    router.callback_query.register(open_results, OpenResults.filter())
    router.callback_query.register(open_learner_results, OpenLearnerResults.filter())
    router.callback_query.register(open_result, OpenResult.filter())
    router.callback_query.register(open_result_answer, OpenResultAnswer.filter())
    router.callback_query.register(export_results, ExportResults.filter())
    router.callback_query.register(show_quiz_progress, ShowQuizProgress.filter())
    router.callback_query.register(stop_quiz_progress, StopQuizProgress.filter())
    return router


async def open_results(
    query: CallbackQuery,
    callback_data: OpenResults,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    quiz_id, order, page = callback_data.quiz_id, callback_data.order, callback_data.page
    found = await results.results(session, person, quiz_id, order, page)
    return show(query, screens.results(t, found))


async def open_learner_results(
    query: CallbackQuery,
    callback_data: OpenLearnerResults,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    """Of a single attempt the attempt itself."""
    quiz_id, learner_id = callback_data.quiz_id, callback_data.learner_id
    found = await results.of_learner(session, person, quiz_id, learner_id)
    return show(query, screens.learner(t, found))


async def open_result(
    query: CallbackQuery, callback_data: OpenResult, session: Session, person: Person, t: Translator
) -> Reply:
    found = await results.result(session, person, callback_data.attempt_id)
    lines = await results.lines(session, found, callback_data.page)
    return show(query, screens.result(t, found, lines))


async def open_result_answer(
    query: CallbackQuery,
    callback_data: OpenResultAnswer,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    attempt_id, number = callback_data.attempt_id, callback_data.number
    marked, line, changes = await results.line(session, person, attempt_id, number)
    return show(query, screens.answer(t, marked, line, changes))


async def export_results(
    query: CallbackQuery,
    callback_data: ExportResults,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """It is long work: a panel tells how far it is, the document comes into this chat."""
    quiz_id, to = callback_data.quiz_id, callback_data.format
    await results.export(session, person, quiz_id, to, now=now)
    return toast(query, t.plain("results-export-begun"))


async def show_quiz_progress(
    query: CallbackQuery,
    callback_data: ShowQuizProgress,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The panel is a message of its own, below."""
    await quiz_progress.show(session, person, callback_data.quiz_id, now=now)
    return toast(query, t.plain("quiz-progress-begun"))


async def stop_quiz_progress(
    query: CallbackQuery,
    callback_data: StopQuizProgress,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await quiz_progress.stop(session, person, callback_data.quiz_id, now=now)
    return toast(query, t.plain("quiz-progress-ended"))
