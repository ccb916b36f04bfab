"""The learner's side of a check that a person looks at: how it stands, a word to it, another
picture."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import cases, judgements
from academy.institution import institution
from academy.people import Right
from academy.steps import Need, Step
from bot import states
from bot.callbacks.reviews import BeginAgain, EndWithoutPicture, OpenOwnCase, SpeakToCase
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import cases as screens
from bot.screens import enrolments
from bot.screens import identity as identity_screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from storage.tables.identity import Check


def build_router() -> Router:
    router = Router(name="cases")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.STUDY))
        events.middleware(Visiting())
    router.message.register(take_word, Awaits(Awaited.CASE_WORD))
    router.callback_query.register(open_own_case, OpenOwnCase.filter())
    router.callback_query.register(speak_to_case, SpeakToCase.filter())
    router.callback_query.register(begin_again, BeginAgain.filter())
    router.callback_query.register(end_without_picture, EndWithoutPicture.filter())
    return router


async def open_own_case(query: CallbackQuery, callback_data: OpenOwnCase, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    check = await cases.own(visit.session, visit.person, callback_data.check_id)
    return await _seen(query, visit, check)


async def speak_to_case(query: CallbackQuery, callback_data: SpeakToCase, visit: Visit) -> Reply:
    number = callback_data.check_id
    check = await judgements.hearable(visit.session, visit.person, number, now=visit.now)
    states.await_(visit.talk, Awaited.CASE_WORD, check_id=number)
    return show(query, screens.word_prompt(visit.t, check))


async def take_word(message: Message, visit: Visit) -> Reply:
    """The reviewer sees it with the case; a refusal waits for a decision again."""
    number, text = states.facts(visit.talk)["check_id"], message.text or ""
    await judgements.hear(visit.session, visit.person, number, text, now=visit.now)
    states.await_nothing(visit.talk)
    return show(message, screens.word_taken(visit.t, number))


async def begin_again(query: CallbackQuery, callback_data: BeginAgain, visit: Visit) -> Reply:
    """Another picture is awaited; where pictures are not compared, a person confirms otherwise."""
    number = callback_data.check_id
    if not visit.biometrics:
        check = await cases.take_by_person(visit.session, visit.person, number, now=visit.now)
        return await _seen(query, visit, check)
    session, turns = visit.session, visit.terms.turns
    need, check = await cases.begin_again(session, visit.person, number, turns, now=visit.now)
    if need == Need.PERSON:
        return await _seen(query, visit, check)
    states.await_picture(visit.talk, check)
    if need == Need.REFERENCE:
        return show(query, enrolments.asked(visit.t, check, check.facts.get("then") or 0))
    step = Step(need, check.quiz_id or 0, check)
    return show(query, identity_screens.step(visit.t, step, visit.now))


async def end_without_picture(
    query: CallbackQuery, callback_data: EndWithoutPicture, visit: Visit
) -> Reply:
    """No other picture: a person is to confirm otherwise."""
    number = callback_data.check_id
    check = await cases.take_by_person(visit.session, visit.person, number, now=visit.now)
    return await _seen(query, visit, check)


async def _seen(query: CallbackQuery, visit: Visit, check: Check) -> Reply:
    within = visit.settings.review_within
    at = await cases.seen(visit.session, check, within=within, now=visit.now)
    contact = institution(visit.settings).contact.text(visit.t.locale)
    return show(query, screens.own_case(visit.t, at, contact))
