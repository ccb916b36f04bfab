"""What the staff do with a thread in their group: a note, its card, its end."""

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from academy import closings, notes, topics
from academy.errors.topics import NoThreadHere
from academy.people import Right
from bot.callbacks.topics import CloseTopic, OpenTopicCard
from bot.middlewares import Needs
from bot.reply import Reply, Screen, show, toast
from bot.rooms import chat_of
from bot.screens import topics as screens
from bot.visits import Visit, Visiting
from storage.tables.consultations import Thread


def build_router() -> Router:
    router = Router(name="topic-acts")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.TEACH))
        events.middleware(Visiting())
    router.message.register(write_note, Command("note", ignore_case=True))
    router.message.register(write_card, Command("card", ignore_case=True))
    router.message.register(write_close, Command("close", ignore_case=True))
    router.callback_query.register(open_topic_card, OpenTopicCard.filter())
    router.callback_query.register(close_topic, CloseTopic.filter())
    return router


async def write_note(
    message: Message, command: CommandObject, visit: Visit, entered: Thread | None
) -> Reply:
    """For colleagues: the learner never sees it."""
    if message.chat.type == ChatType.PRIVATE:
        return show(message, screens.in_private(visit.t))
    at = topics.theirs(visit.person, entered)
    if not command.args:
        return show(message, screens.how_to_note(visit.t))
    note, album = command.args, message.media_group_id
    await notes.keep(visit.session, visit.person, at, note, album=album, now=visit.now)
    is_text = message.text is not None
    told = screens.noted if is_text else screens.noted_without_file
    return show(message, told(visit.t))


async def write_card(message: Message, visit: Visit, entered: Thread | None) -> Reply:
    if message.chat.type == ChatType.PRIVATE:
        return show(message, screens.in_private(visit.t))
    at = topics.theirs(visit.person, entered)
    return show(message, await _card(visit, at.id))


async def write_close(message: Message, visit: Visit, entered: Thread | None) -> Reply:
    """The learner is told, and asked how the answer was."""
    if message.chat.type == ChatType.PRIVATE:
        return show(message, screens.in_private(visit.t))
    at = topics.theirs(visit.person, entered)
    await closings.end(visit.session, visit.person, at, now=visit.now)
    return show(message, screens.closed(visit.t))


async def open_topic_card(
    query: CallbackQuery, callback_data: OpenTopicCard, visit: Visit
) -> Reply:
    """The heading turns into the thread's card, as it stands now."""
    number = callback_data.thread_id
    at = await topics.here(visit.session, visit.person, chat_of(query), number)
    return show(query, await _card(visit, at.id))


async def close_topic(query: CallbackQuery, callback_data: CloseTopic, visit: Visit) -> Reply:
    number = callback_data.thread_id
    at = await topics.here(visit.session, visit.person, chat_of(query), number)
    await closings.end(visit.session, visit.person, at, now=visit.now)
    return toast(query, visit.t.plain("topic-closed"))


async def _card(visit: Visit, thread_id: int) -> Screen:
    named = await topics.named(visit.session, thread_id)
    if named is None:
        raise NoThreadHere
    return screens.card(visit.t, *named)
