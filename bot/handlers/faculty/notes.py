"""Staff keep a private note on a consultation."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import notes, staffing
from academy.entries import Written
from academy.people import Right
from bot import states
from bot.callbacks.notes import WriteNote
from bot.handlers.faculty.quizzes import written
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.rooms import NOTE
from bot.screens import notes as screens
from bot.screens import topics as topic_screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from storage.tables.consultations import EntryKind, Thread
from storage.tables.people import Conversation


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


def is_for_colleagues(talk: Conversation, written: Written) -> bool:
    """Whether a message that could be an answer is a note, or belongs to the album of one."""
    is_rest = written.album is not None and states.facts(talk).get("noted") == written.album
    return is_rest or written.text.startswith(NOTE)


async def keep_note(event: Event, visit: Visit, thread: Thread, written: Written) -> Reply:
    """The words are kept; of a file, and of its whole album, the learner gets nothing."""
    if not written.text.startswith(NOTE):
        return []
    session, person, now = visit.session, visit.person, visit.now
    text, album = written.text.removeprefix(NOTE).strip(), written.album
    has_file = written.kind != EntryKind.TEXT
    if not text and not has_file:
        return show(event, topic_screens.how_to_note(visit.t))
    if album is not None:
        states.await_(visit.talk, Awaited.ANSWER, thread_id=thread.id, album=album, noted=album)
    await notes.keep(session, person, thread, text or NOTE, album=album, now=now)
    told = topic_screens.noted_without_file if has_file else topic_screens.noted
    return show(event, told(visit.t))
