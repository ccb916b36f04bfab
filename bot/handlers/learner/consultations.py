"""A learner writes to the staff of a discipline."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import consultations, faq, pages
from academy.entries import Written
from academy.people import Right
from academy.routes import Road
from bot import states
from bot.callbacks.consultations import AskQuestion, OpenConsultations
from bot.handlers.common.consultations import Carries, RepliesAsLearner
from bot.middlewares import Needs
from bot.reply import Reply, add, show
from bot.screens import consultations as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="consultations")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.STUDY))
        observer.middleware(Visiting())
    router.message.register(write_consultations, Command("ask"))
    router.message.register(reply_to_staff, RepliesAsLearner(), Carries(Right.STUDY))
    router.message.register(take_question, Awaits(Awaited.QUESTION), Carries(Right.STUDY))
    router.callback_query.register(open_consultations, OpenConsultations.filter())
    router.callback_query.register(ask_question, AskQuestion.filter())
    return router


async def write_consultations(message: Message, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    found = await consultations.disciplines(visit.session, visit.person)
    return show(message, screens.disciplines(visit.t, pages.cut(found, 0)))


async def open_consultations(
    query: CallbackQuery, callback_data: OpenConsultations, visit: Visit
) -> Reply:
    states.await_nothing(visit.talk)
    found = await consultations.disciplines(visit.session, visit.person)
    return show(query, screens.disciplines(visit.t, pages.cut(found, callback_data.page)))


async def ask_question(query: CallbackQuery, callback_data: AskQuestion, visit: Visit) -> Reply:
    """From now on what is written goes to the staff of the discipline. The button may sit on an
    answer, which stays."""
    number = callback_data.discipline_id
    session, learner, now = visit.session, visit.person, visit.now
    discipline = await consultations.asked_about(session, learner, number, now=now)
    states.await_(visit.talk, Awaited.QUESTION, discipline_id=discipline.id)
    has_faq = await faq.is_any(session, discipline.id)
    return add(query, screens.question_prompt(visit.t, discipline, has_faq=has_faq))


async def take_question(_: Message, visit: Visit, written: Written) -> Reply:
    """Everything written goes there until the learner opens something else."""
    number = states.facts(visit.talk)["discipline_id"]
    session, learner, now = visit.session, visit.person, visit.now
    await consultations.ask_question(session, learner, number, written, now=now)
    return []


async def reply_to_staff(_: Message, visit: Visit, road: Road, written: Written) -> Reply:
    """A reply to any message of a thread goes on in it, whatever was chosen."""
    await consultations.write(visit.session, visit.person, road, written, now=visit.now)
    return []
