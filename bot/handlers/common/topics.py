"""What is written in a thread's topic in a group of the staff, or as a reply to a message of it, is
the answer; who may not answer is told why it goes nowhere."""

from datetime import datetime

from aiogram import Router
from aiogram.methods import SetMessageReaction
from aiogram.types import Message, ReactionTypeEmoji

from academy import consultations, letters, notes, topics
from academy.inbox import Claimed
from academy.topics import Outsider
from bot.reply import Reply, show
from bot.rooms import IsAnonymous, WritesToThread
from bot.screens import topics as screens
from bot.written import written
from locales import Translator
from storage.database import Session
from storage.tables.consultations import Thread
from storage.tables.people import Person

NOTE = "//"  # a message that begins so is for colleagues


def build_router() -> Router:
    router = Router(name="topics")
    router.message.register(answer_anonymous, WritesToThread(), IsAnonymous())
    router.message.register(write_in_thread, WritesToThread())
    return router


async def answer_anonymous(message: Message, t: Translator) -> Reply:
    """Nobody knows who it was: the answer would have no author."""
    return show(message, screens.anonymous(t))


async def write_in_thread(
    message: Message,
    session: Session,
    person: Person | None,
    thread: Thread,
    stored: Claimed,
    now: datetime,
) -> Reply:
    why = topics.outsider(person, thread)
    if person is None or why is not None:
        return await _turn_away(message, session, thread, why or Outsider.STRANGER, now)
    text = message.text or ""
    if text.startswith(NOTE):
        return await _note(message, session, person, thread, now)
    said = written(message, stored.received_at)
    await consultations.answer(session, person, thread.id, said, now=now)
    return []


async def _note(
    message: Message, session: Session, person: Person, thread: Thread, now: datetime
) -> Reply:
    text = (message.text or "").removeprefix(NOTE).strip()
    if text:
        await notes.keep(session, person, thread, text, now=now)
    return [_mark(message, "✍")]


async def _turn_away(
    message: Message, session: Session, thread: Thread, why: Outsider, now: datetime
) -> Reply:
    """Told once a day, marked each time."""
    user = message.from_user.id if message.from_user else 0
    draft = topics.warning(thread, user, message.message_id, why, now=now)
    await letters.queue(session, [draft], now=now)
    return [_mark(message, "👎")]


def _mark(message: Message, emoji: str) -> SetMessageReaction:
    return SetMessageReaction(
        chat_id=message.chat.id,
        message_id=message.message_id,
        reaction=[ReactionTypeEmoji(emoji=emoji)],
    )
