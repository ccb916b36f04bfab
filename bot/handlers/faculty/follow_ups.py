"""A message of the staff that says by nothing whom it answers: its address is asked."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import consultations
from academy.follow_ups import Staffed
from academy.people import Right
from bot.callbacks.consultations import AnswerThere
from bot.handlers.common.follow_ups import HasAddressees, asked_about, asking
from bot.handlers.faculty.notes import is_for_colleagues, keep_note
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import follow_ups as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    """Asked last of all: whatever else is awaited goes first."""
    router = Router(name="addressing")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(ask_whom, HasAddressees())
    router.callback_query.register(answer_there, AnswerThere.filter())
    return router


async def ask_whom(message: Message, visit: Visit, addressees: Sequence[Staffed]) -> Reply:
    return asking(message, visit.talk, screens.addressees(visit.t, addressees))


async def answer_there(query: CallbackQuery, callback_data: AnswerThere, visit: Visit) -> Reply:
    """The very message is the answer: nothing is typed twice, and pressing twice sends it once. A
    note stays with colleagues."""
    said, number = asked_about(query, visit.talk), callback_data.thread_id
    session, person, now = visit.session, visit.person, visit.now
    noted = next((each for each in said if is_for_colleagues(visit.talk, each)), None)
    if noted is not None:
        thread = await consultations.staffed_thread(session, person, number, now=now)
        return await keep_note(query, visit, thread, noted)
    await consultations.answer_all(session, person, number, said, now=now)
    return show(query, screens.answered(visit.t))
