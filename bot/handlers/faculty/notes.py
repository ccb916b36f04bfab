"""Staff keep a private note on a consultation."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import notes, staffing
from academy.people import Right
from bot import states
from bot.callbacks.notes import WriteNote
from bot.handlers.faculty.quizzes import written
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import notes as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="notes")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(take_note, Awaits(Awaited.NOTE))
    router.callback_query.register(write_note, WriteNote.filter())
    return router


async def write_note(query: CallbackQuery, callback_data: WriteNote, visit: Visit) -> Reply:
    number = callback_data.thread_id
    at = await staffing.staffed(visit.session, visit.person, number, now=visit.now)
    states.await_(visit.talk, Awaited.NOTE, thread_id=number)
    return show(query, screens.prompt(visit.t, at))


async def take_note(message: Message, visit: Visit) -> Reply:
    number, text = states.facts(visit.talk)["thread_id"], written(message)
    at = await notes.note(visit.session, visit.person, number, text, now=visit.now)
    states.await_nothing(visit.talk)
    return show(message, screens.kept(visit.t, at))
