"""A lecturer answers: by a reply to the question, or by its button."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import consultations
from academy.people import Right
from bot import states
from bot.callbacks.consultations import AnswerQuestion
from bot.handlers.common.consultations import Replied, RepliesToThread, written
from bot.middlewares import Needs
from bot.reply import Reply, add, show
from bot.screens import consultations as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="answering")
    router.message.middleware(Needs(Right.TEACH))
    router.callback_query.middleware(Needs(Right.TEACH))
    router.message.register(reply, RepliesToThread(Right.TEACH, consultations.asked_at))
    router.message.register(take_answer, Awaits(Awaited.ANSWER))
    router.callback_query.register(answer_question, AnswerQuestion.filter())
    return router


async def reply(
    message: Message,
    session: Session,
    talk: Conversation,
    replied: Replied,
    t: Translator,
    now: datetime,
) -> Reply:
    """The reply itself says which question it answers, whatever button was pressed before."""
    lecturer, thread = replied.person, replied.thread
    await consultations.answer(session, lecturer, thread, written(message), now=now)
    if talk.awaits_kind == Awaited.ANSWER:
        states.await_nothing(talk)
    return show(message, screens.answered(t))


async def answer_question(
    query: CallbackQuery,
    callback_data: AnswerQuestion,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    """The next message is the answer; the question stays where it is."""
    thread = await consultations.taught_thread(session, person, callback_data.thread_id)
    states.await_(talk, Awaited.ANSWER, thread_id=thread.id)
    return add(query, screens.answer_prompt(t))


async def take_answer(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    thread = await consultations.taught_thread(session, person, states.facts(talk)["thread_id"])
    await consultations.answer(session, person, thread, written(message), now=now)
    states.await_nothing(talk)
    return show(message, screens.answered(t))
