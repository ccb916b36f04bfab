"""The staff answer: by a reply to a message of the thread, or by its button."""

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from academy import consultations
from academy.entries import Written
from academy.people import Right
from bot import states
from bot.callbacks.consultations import AnswerQuestion
from bot.handlers.common.consultations import Carries, RepliesAsStaff
from bot.handlers.faculty.notes import is_for_colleagues, keep_note
from bot.middlewares import Needs
from bot.reply import Reply, add
from bot.screens import consultations as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from storage.tables.consultations import Thread
from storage.tables.people import Conversation


class IsOfAnswer(BaseFilter):
    """Lets in the one message that was awaited; of an album that has begun, only its parts."""

    async def __call__(self, event: Message, talk: Conversation) -> bool:
        album = states.facts(talk).get("album")
        return album is None or album == event.media_group_id


def build_router() -> Router:
    router = Router(name="answering")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(reply, RepliesAsStaff(), Carries(Right.TEACH))
    router.message.register(take_answer, Awaits(Awaited.ANSWER), IsOfAnswer(), Carries(Right.TEACH))
    router.callback_query.register(answer_question, AnswerQuestion.filter())
    return router


async def reply(message: Message, visit: Visit, thread: Thread, written: Written) -> Reply:
    """The reply itself says which thread it answers, whatever button was pressed before."""
    if is_for_colleagues(visit.talk, written):
        return await keep_note(message, visit, thread, written)
    session, person, now = visit.session, visit.person, visit.now
    await consultations.answer(session, person, thread.id, written, now=now)
    if visit.talk.awaits_kind == Awaited.ANSWER:
        states.await_nothing(visit.talk)
    return []


async def answer_question(
    query: CallbackQuery, callback_data: AnswerQuestion, visit: Visit
) -> Reply:
    """The next message, or album, is the answer; the question stays where it is."""
    number = callback_data.thread_id
    session, person, now = visit.session, visit.person, visit.now
    thread = await consultations.staffed_thread(session, person, number, now=now)
    states.await_(visit.talk, Awaited.ANSWER, thread_id=thread.id)
    return add(query, screens.answer_prompt(visit.t))


async def take_answer(message: Message, visit: Visit, written: Written) -> Reply:
    """One message; or an album, whose parts come one by one. A note is none: the answer is awaited
    still."""
    number = states.facts(visit.talk)["thread_id"]
    session, person, now = visit.session, visit.person, visit.now
    if is_for_colleagues(visit.talk, written):
        thread = await consultations.staffed_thread(session, person, number, now=now)
        return await keep_note(message, visit, thread, written)
    await consultations.answer(session, person, number, written, now=now)
    if written.album is None:
        states.await_nothing(visit.talk)
    elif states.facts(visit.talk).get("album") is None:
        states.await_(visit.talk, Awaited.ANSWER, thread_id=number, album=written.album)
    return []
