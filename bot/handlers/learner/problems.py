"""A learner has a problem during an attempt: the moment is kept, words may follow."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import answers, problems
from academy.errors.consultations import TextAwaited
from academy.people import Right
from bot import states
from bot.callbacks.problems import ReportProblem, SkipProblemText
from bot.handlers.learner.attempts import shown
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import problems as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="reporting")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.STUDY))
        events.middleware(Visiting())
    router.callback_query.register(report_problem, ReportProblem.filter())
    router.callback_query.register(skip_problem_text, SkipProblemText.filter())
    router.message.register(take_problem_text, Awaits(Awaited.PROBLEM_TEXT))
    return router


async def report_problem(query: CallbackQuery, callback_data: ReportProblem, visit: Visit) -> Reply:
    attempt_id = callback_data.attempt_id
    problem = await problems.report(visit.session, visit.person, attempt_id, now=visit.now)
    facts = {"problem_id": problem.id, "attempt_id": attempt_id}
    states.await_(visit.talk, Awaited.PROBLEM_TEXT, **facts)
    return show(query, screens.prompt(visit.t, attempt_id))


async def skip_problem_text(
    query: CallbackQuery, callback_data: SkipProblemText, visit: Visit
) -> Reply:
    """No words: back to the question."""
    states.await_nothing(visit.talk)
    return await _back(query, visit, callback_data.attempt_id)


async def take_problem_text(message: Message, visit: Visit) -> Reply:
    """The words follow to the examiner; the attempt goes on below them."""
    if not message.text:
        raise TextAwaited
    facts = states.facts(visit.talk)
    number, text = facts["problem_id"], message.text
    await problems.describe(visit.session, visit.person, number, text, now=visit.now)
    states.await_nothing(visit.talk)
    return await _back(message, visit, facts["attempt_id"])


async def _back(event: Event, visit: Visit, attempt_id: int) -> Reply:
    progress = await answers.progress(visit.session, visit.person, attempt_id, now=visit.now)
    return shown(event, visit, progress)
