"""An attempt: what is tapped and written in its questions, the way through them, the end."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import answers, receipts
from academy.errors.consultations import TextAwaited
from academy.papers import Progress
from academy.people import Right
from bot import states
from bot.callbacks.attempts import (
    ChooseOption,
    ClearAnswer,
    ConfirmChoice,
    OpenOverview,
    OpenQuestion,
    OpenReceipt,
    PairOptions,
    SubmitAttempt,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import attempts as screens
from bot.screens import quizzes
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="attempts")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.STUDY))
        events.middleware(Visiting())
    router.message.register(take_response, Awaits(Awaited.RESPONSE))
    router.callback_query.register(choose_option, ChooseOption.filter())
    router.callback_query.register(pair_options, PairOptions.filter())
    router.callback_query.register(clear_answer, ClearAnswer.filter())
    router.callback_query.register(confirm_choice, ConfirmChoice.filter())
    router.callback_query.register(open_question, OpenQuestion.filter())
    router.callback_query.register(open_overview, OpenOverview.filter())
    router.callback_query.register(submit_attempt, SubmitAttempt.filter())
    router.callback_query.register(open_receipt, OpenReceipt.filter())
    return router


def shown(event: Event, visit: Visit, at: Progress) -> Reply:
    """The question or the result. From the first question on that is answered in words, messages
    are answers, until the attempt ends, another one is on the screen or something else is awaited.
    """
    number, talk = at.attempt.id, visit.talk
    is_own = states.awaits(talk, Awaited.RESPONSE, attempt_id=number)
    if at.question is not None and at.question.kind in answers.LONGEST:
        states.await_(talk, Awaited.RESPONSE, attempt_id=number)
    elif talk.awaits_kind == Awaited.RESPONSE and is_own == (at.question is None):
        states.await_nothing(talk)
    return show(event, quizzes.progress(visit.t, at))


async def choose_option(query: CallbackQuery, callback_data: ChooseOption, visit: Visit) -> Reply:
    tap = callback_data
    at = await answers.choose(
        visit.session, visit.person, tap.attempt_id, tap.question_id, tap.option_id, now=visit.now
    )
    return shown(query, visit, at)


async def pair_options(query: CallbackQuery, callback_data: PairOptions, visit: Visit) -> Reply:
    tap = callback_data
    places = (tap.left, tap.match)
    at = await answers.pair(
        visit.session, visit.person, tap.attempt_id, tap.question_id, places, now=visit.now
    )
    return shown(query, visit, at)


async def clear_answer(query: CallbackQuery, callback_data: ClearAnswer, visit: Visit) -> Reply:
    tap = callback_data
    at = await answers.clear(
        visit.session, visit.person, tap.attempt_id, tap.question_id, now=visit.now
    )
    return shown(query, visit, at)


async def confirm_choice(query: CallbackQuery, callback_data: ConfirmChoice, visit: Visit) -> Reply:
    tap = callback_data
    at = await answers.confirm(
        visit.session, visit.person, tap.attempt_id, tap.question_id, now=visit.now
    )
    return shown(query, visit, at)


async def take_response(message: Message, visit: Visit) -> Reply:
    """A message is the answer to the question on the screen. Raises TextAwaited."""
    if message.text is None:
        raise TextAwaited
    number, text = states.facts(visit.talk)["attempt_id"], message.text
    at = await answers.write(visit.session, visit.person, number, text, now=visit.now)
    return shown(message, visit, at)


async def open_question(query: CallbackQuery, callback_data: OpenQuestion, visit: Visit) -> Reply:
    to = callback_data
    at = await answers.go(visit.session, visit.person, to.attempt_id, to.place, now=visit.now)
    return shown(query, visit, at)


async def open_overview(query: CallbackQuery, callback_data: OpenOverview, visit: Visit) -> Reply:
    """All questions of a free paper; a sequential one shows the question it is at."""
    number = callback_data.attempt_id
    at = await answers.progress(visit.session, visit.person, number, now=visit.now)
    if at.question is None or not at.is_free:
        return shown(query, visit, at)
    return show(query, screens.overview(visit.t, at, callback_data.page))


async def submit_attempt(query: CallbackQuery, callback_data: SubmitAttempt, visit: Visit) -> Reply:
    """With questions open it is asked once whether that is meant."""
    number, is_sure = callback_data.attempt_id, callback_data.is_sure
    at = await answers.submit(visit.session, visit.person, number, is_sure=is_sure, now=visit.now)
    if at.question is not None and at.is_free:
        return show(query, screens.unsure(visit.t, at))
    return shown(query, visit, at)


async def open_receipt(query: CallbackQuery, callback_data: OpenReceipt, visit: Visit) -> Reply:
    found = await receipts.receipt(visit.session, visit.person, callback_data.attempt_id)
    return show(query, quizzes.receipt(visit.t, found))
