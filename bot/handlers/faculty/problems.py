"""Whoever examines answers problems: in words, with minutes, or with another attempt."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import problem_answers, problems
from academy.errors.consultations import TextAwaited
from academy.people import Right, rights
from academy.problem_answers import Verdict
from bot import states
from bot.callbacks.problems import (
    AnswerProblem,
    GiveAttempt,
    GiveOtherTime,
    GiveTime,
    OpenProblem,
    OpenProblems,
    OpenProblemTimes,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import examining as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from storage.tables.problems import ProblemState


def build_router() -> Router:
    router = Router(name="examining")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.EXAMINE))
        events.middleware(Visiting())
    router.message.register(open_problems, Command("problems"))
    router.callback_query.register(open_problems, OpenProblems.filter())
    router.callback_query.register(open_problem, OpenProblem.filter())
    router.callback_query.register(answer_problem, AnswerProblem.filter())
    router.callback_query.register(open_problem_times, OpenProblemTimes.filter())
    router.callback_query.register(give_time, GiveTime.filter())
    router.callback_query.register(give_other_time, GiveOtherTime.filter())
    router.callback_query.register(give_attempt, GiveAttempt.filter())
    router.message.register(take_minutes, Awaits(Awaited.PROBLEM_MINUTES))
    router.message.register(take_answer, Awaits(Awaited.PROBLEM_ANSWER))
    return router


async def open_problems(
    event: Event, visit: Visit, callback_data: OpenProblems | None = None
) -> Reply:
    states.await_nothing(visit.talk)
    number = callback_data.page if callback_data else 0
    page = await problems.queue(visit.session, visit.person, number)
    return show(event, screens.queue(visit.t, page, visit.now))


async def open_problem(query: CallbackQuery, callback_data: OpenProblem, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    found = await problems.case(visit.session, visit.person, callback_data.problem_id)
    may_decide = Right.DECIDE in rights(visit.person)
    return show(query, screens.case(visit.t, found, visit.now, may_decide=may_decide))


async def answer_problem(query: CallbackQuery, callback_data: AnswerProblem, visit: Visit) -> Reply:
    verdict = Verdict(ProblemState.ANSWERED)
    return await _await_words(query, visit, callback_data.problem_id, verdict)


async def open_problem_times(
    query: CallbackQuery, callback_data: OpenProblemTimes, visit: Visit
) -> Reply:
    number = callback_data.problem_id
    found = await problem_answers.answerable(visit.session, visit.person, number)
    return show(query, screens.times(visit.t, found, visit.now))


async def give_time(query: CallbackQuery, callback_data: GiveTime, visit: Visit) -> Reply:
    verdict = Verdict(ProblemState.TIME_GIVEN, problem_answers.minutes(str(callback_data.minutes)))
    return await _await_words(query, visit, callback_data.problem_id, verdict)


async def give_other_time(
    query: CallbackQuery, callback_data: GiveOtherTime, visit: Visit
) -> Reply:
    number = callback_data.problem_id
    await problem_answers.answerable(visit.session, visit.person, number)
    states.await_(visit.talk, Awaited.PROBLEM_MINUTES, problem_id=number)
    return show(query, screens.minutes_prompt(visit.t, number))


async def give_attempt(query: CallbackQuery, callback_data: GiveAttempt, visit: Visit) -> Reply:
    verdict = Verdict(ProblemState.ATTEMPT_GIVEN)
    return await _await_words(query, visit, callback_data.problem_id, verdict)


async def take_minutes(message: Message, visit: Visit) -> Reply:
    number = states.facts(visit.talk)["problem_id"]
    verdict = Verdict(ProblemState.TIME_GIVEN, problem_answers.minutes(message.text or ""))
    return await _await_words(message, visit, number, verdict)


async def take_answer(message: Message, visit: Visit) -> Reply:
    """The words go to the learner; who was slower learns that it is answered."""
    if not message.text:
        raise TextAwaited
    facts = states.facts(visit.talk)
    verdict = problem_answers.verdict(facts.get("state"), facts.get("minutes"))
    number, words = facts["problem_id"], message.text
    states.await_nothing(visit.talk)
    await problem_answers.answer(visit.session, visit.person, number, verdict, words, now=visit.now)
    return show(message, screens.answered(visit.t, number))


async def _await_words(event: Event, visit: Visit, problem_id: int, verdict: Verdict) -> Reply:
    await problem_answers.answerable(visit.session, visit.person, problem_id)
    facts = {"state": verdict.state.value, "minutes": verdict.minutes}
    states.await_(visit.talk, Awaited.PROBLEM_ANSWER, problem_id=problem_id, **facts)
    return show(event, screens.prompt(visit.t, problem_id, verdict))
