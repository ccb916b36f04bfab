"""A learner asks the lecturers of a discipline."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import consultations, pages
from academy.people import Right
from bot import states
from bot.callbacks.consultations import AskQuestion, OpenConsultations
from bot.handlers.common.consultations import Replied, RepliesToThread, written
from bot.middlewares import Needs
from bot.reply import Reply, add, show
from bot.screens import consultations as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="consultations")
    router.message.middleware(Needs(Right.STUDY))
    router.callback_query.middleware(Needs(Right.STUDY))
    router.message.register(write_consultations, Command("ask"))
    router.message.register(ask_again, RepliesToThread(Right.STUDY, consultations.answered_at))
    router.message.register(take_question, Awaits(Awaited.QUESTION))
    router.callback_query.register(open_consultations, OpenConsultations.filter())
    router.callback_query.register(ask_question, AskQuestion.filter())
    return router


async def write_consultations(
    message: Message, session: Session, talk: Conversation, person: Person, t: Translator
) -> Reply:
    states.await_nothing(talk)
    found = await consultations.disciplines(session, person)
    return show(message, screens.disciplines(t, pages.cut(found, 0)))


async def open_consultations(
    query: CallbackQuery,
    callback_data: OpenConsultations,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    states.await_nothing(talk)
    found = await consultations.disciplines(session, person)
    return show(query, screens.disciplines(t, pages.cut(found, callback_data.page)))


async def ask_question(
    query: CallbackQuery,
    callback_data: AskQuestion,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    """The next message is the question. The button may sit on an answer, which stays."""
    discipline = await consultations.asked_about(session, person, callback_data.discipline_id)
    states.await_(talk, Awaited.QUESTION, discipline_id=discipline.id)
    return add(query, screens.question_prompt(t, discipline))


async def take_question(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    discipline_id = states.facts(talk)["discipline_id"]
    await consultations.ask_question(session, person, discipline_id, written(message), now=now)
    states.await_nothing(talk)
    return show(message, screens.receipt(t))


async def ask_again(
    message: Message,
    session: Session,
    talk: Conversation,
    replied: Replied,
    t: Translator,
    now: datetime,
) -> Reply:
    """A reply to an answer goes on in the same thread."""
    learner, discipline_id = replied.person, replied.thread.discipline_id
    await consultations.ask_question(session, learner, discipline_id, written(message), now=now)
    if talk.awaits_kind == Awaited.QUESTION:
        states.await_nothing(talk)
    return show(message, screens.receipt(t))
