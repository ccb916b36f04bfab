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
from bot.rooms import NOTE, IsAnonymous, IsNote, RepliesToNothing, WritesToThread, words
from bot.screens import topics as screens
from bot.written import written
from locales import Translator
from storage.database import Session
from storage.tables.consultations import Thread
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="topics")
    router.message.register(answer_anonymous, WritesToThread(), IsAnonymous())
    router.message.register(note_in_thread, WritesToThread(), IsNote())
    router.message.register(write_in_thread, WritesToThread())
    router.message.register(miss_thread, RepliesToNothing())
    return router


async def answer_anonymous(message: Message, t: Translator) -> Reply:
    """Nobody knows who it was: the answer would have no author."""
    return show(message, screens.anonymous(t))


async def note_in_thread(
    message: Message,
    session: Session,
    person: Person | None,
    thread: Thread,
    t: Translator,
    now: datetime,
) -> Reply:
    """Of a file only the words are kept; the other parts of its album are not carried, either."""
    why = topics.outsider(person, thread)
    if person is None or why is not None:
        return await _turn_away(message, session, thread, why or Outsider.STRANGER, now)
    text, album = words(message).removeprefix(NOTE).strip(), message.media_group_id
    has_file = message.text is None
    if not text and not has_file:
        return show(message, screens.how_to_note(t))
    await notes.keep(session, person, thread, text or NOTE, album=album, now=now)
    told = show(message, screens.noted_without_file(t)) if has_file else []
    return [_mark(message, "✍"), *told]


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
    if await notes.has_album(session, thread, message.media_group_id):
        return [_mark(message, "✍")]
    said = written(message, stored.received_at)
    await consultations.answer(session, person, thread.id, said, now=now)
    return []


async def miss_thread(message: Message, t: Translator) -> Reply:
    """Nothing is lost without a word: it is said what to reply to."""
    return [_mark(message, "👎"), *show(message, screens.no_thread(t))]


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
