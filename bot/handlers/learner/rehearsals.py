"""A learner rehearses an attestation: three mock questions, then the identity check."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import rehearsals
from academy.people import Right
from academy.steps import Need
from bot import states
from bot.callbacks.rehearsals import (
    Rehearse,
    RehearseChoice,
    RehearseDone,
    RehearseIdentity,
    RehearseMarks,
)
from bot.handlers.learner.identity import picture
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import rehearsals as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="rehearsals")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.STUDY))
        events.middleware(Visiting())
    router.callback_query.register(rehearse, Rehearse.filter())
    router.callback_query.register(rehearse_choice, RehearseChoice.filter())
    router.callback_query.register(rehearse_marks, RehearseMarks.filter())
    router.callback_query.register(rehearse_done, RehearseDone.filter())
    router.callback_query.register(rehearse_identity, RehearseIdentity.filter())
    router.message.register(take_number, Awaits(Awaited.REHEARSAL_NUMBER))
    router.message.register(take_rehearsed_photo, Awaits(Awaited.REHEARSAL_PHOTO))
    return router


async def rehearse(query: CallbackQuery, callback_data: Rehearse, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    number = callback_data.quiz_id
    quiz = await rehearsals.begin(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.one_choice(visit.t, quiz))


async def rehearse_choice(
    query: CallbackQuery, callback_data: RehearseChoice, visit: Visit
) -> Reply:
    number = callback_data.quiz_id
    await rehearsals.go_on(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.several(visit.t, number))


async def rehearse_marks(query: CallbackQuery, callback_data: RehearseMarks, visit: Visit) -> Reply:
    number, marks = callback_data.quiz_id, callback_data.marks
    await rehearsals.go_on(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.several(visit.t, number, marks))


async def rehearse_done(query: CallbackQuery, callback_data: RehearseDone, visit: Visit) -> Reply:
    number = callback_data.quiz_id
    rehearsals.check_marks(callback_data.marks)
    await rehearsals.go_on(visit.session, visit.person, number, now=visit.now)
    states.await_(visit.talk, Awaited.REHEARSAL_NUMBER, quiz_id=number)
    return show(query, screens.number(visit.t, number))


async def take_number(message: Message, visit: Visit) -> Reply:
    number, typed = states.facts(visit.talk)["quiz_id"], message.text or ""
    quiz = await rehearsals.finish_questions(
        visit.session, visit.person, number, typed, now=visit.now
    )
    states.await_nothing(visit.talk)
    return show(message, screens.questions_done(visit.t, quiz))


async def rehearse_identity(
    query: CallbackQuery, callback_data: RehearseIdentity, visit: Visit
) -> Reply:
    """The picture that the quiz will ask for, or what has to come before it."""
    number = callback_data.quiz_id
    quiz, need = await rehearsals.need(
        visit.session, visit.person, number, biometrics=visit.biometrics, now=visit.now
    )
    if need == Need.PICTURE:
        states.await_(visit.talk, Awaited.REHEARSAL_PHOTO, quiz_id=number)
    return show(query, screens.identity(visit.t, quiz, need))


async def take_rehearsed_photo(message: Message, visit: Visit) -> Reply:
    """Looked at by long work, like the real one; nothing of it is kept."""
    sent, number = picture(message), states.facts(visit.talk)["quiz_id"]
    ahead = await rehearsals.receive(visit.session, visit.person, number, sent, now=visit.now)
    states.await_nothing(visit.talk)
    return show(message, screens.received(visit.t, ahead))
