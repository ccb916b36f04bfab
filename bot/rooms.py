"""What the bot hears in groups. Ordinary chatter in a group that is for nothing costs one question
to the database; whatever is awaited from a person is awaited in private."""

import re
from datetime import datetime
from typing import Any

from aiogram.enums import ChatType
from aiogram.filters import BaseFilter
from aiogram.types import (
    CallbackQuery,
    Chat,
    ChatMemberAdministrator,
    ChatMemberUpdated,
    Message,
    TelegramObject,
    Update,
)

from academy import chats
from academy.chats import Powers
from storage.database import Session
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.consultations import Thread

NOTE = "//"  # what begins so is for colleagues
_COMMAND = re.compile(r"/(\w+)(@\w+)?", re.ASCII)
_OF_PEOPLE = (
    "text animation audio document paid_media photo sticker story video video_note voice "
    "checklist contact dice game poll venue location"
)
_WRITTEN = frozenset(_OF_PEOPLE.split())
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
COMMANDS = frozenset({"class", "check", "bind", "note", "close", "recall", "card"})


def group(event: TelegramObject) -> Chat | None:
    """The group an update comes from; none of a private chat."""
    inner = event.event if isinstance(event, Update) else event
    message = inner.message if isinstance(inner, CallbackQuery) else inner
    chat = getattr(message, "chat", None)
    return chat if isinstance(chat, Chat) and chat.type in _GROUPS else None


def chat_of(query: CallbackQuery) -> int:
    """The chat a button stands in; 0 where Telegram does not say."""
    return query.message.chat.id if query.message else 0


def topic_of(message: Message) -> int:
    """The topic a message stands in; 0 for the one that is none: in it nothing can be addressed."""
    return message.message_thread_id or 0 if message.is_topic_message else 0


def is_written(message: Message) -> bool:
    """Whether a person wrote it: no service message, nothing of a bot or a channel."""
    sender = message.from_user
    is_bots = sender is not None and sender.is_bot and message.sender_chat is None
    return message.content_type in _WRITTEN and not is_bots and not message.is_automatic_forward


def is_note(message: Message) -> bool:
    """Whether its words are for colleagues: those of a file stand below it."""
    return words(message).startswith(NOTE)


def words(message: Message) -> str:
    """What is written in it, or below its file."""
    return message.text or message.caption or ""


def command(message: Message) -> str | None:
    """The name of the command a message is, whichever bot it calls."""
    found = _COMMAND.match(words(message))
    return found[1].lower() if found else None


def is_command(message: Message) -> bool:
    """Whether it is a command of ours, or names the bot it calls; what only begins like one is
    something somebody wrote."""
    found = _COMMAND.match(words(message))
    return found is not None and (found[1].lower() in COMMANDS or found[2] is not None)


def calls(event: TelegramObject) -> bool:
    """Whether the bot itself is meant: a command of ours, a button, a change of the group."""
    message = event.event if isinstance(event, Update) else event
    if not isinstance(message, Message):
        return True
    is_ours = command(message) in COMMANDS
    return is_ours or bool(message.migrate_to_chat_id or message.migrate_from_chat_id)


async def entered(
    session: Session, event: TelegramObject, chat: Chat, *, now: datetime
) -> tuple[BoundChat | None, Thread | None]:
    """The group as we know it, and the thread the update belongs to. That topics were switched on
    or off is told by messages only."""
    inner = event.event if isinstance(event, Update) else event
    topic_id, quoted = 0, None
    if isinstance(inner, Message):
        topic_id, to = topic_of(inner), inner.reply_to_message
        quoted = to.message_id if to else None
    room, thread = await chats.entered(session, chat.id, topic_id, quoted)
    if room is not None and room.is_forum != bool(chat.is_forum):
        await chats.know(session, chat.id, now=now, is_forum=bool(chat.is_forum))
    return room, thread


class InGroup(BaseFilter):
    """Lets in what is written in a group and nobody else wants; a live quiz is bound by /class."""

    async def __call__(self, event: Message) -> bool:
        return group(event) is not None and command(event) != "class"


class FromGroup(BaseFilter):
    """Lets in what happens to the bot in a group."""

    async def __call__(self, event: ChatMemberUpdated) -> bool:
        return group(event) is not None


class Migrates(BaseFilter):
    """Lets in that a group became a supergroup; gives `old` and `new`."""

    async def __call__(self, event: Message) -> bool | dict[str, int]:
        if event.migrate_to_chat_id:
            return {"old": event.chat.id, "new": event.migrate_to_chat_id}
        if event.migrate_from_chat_id:
            return {"old": event.migrate_from_chat_id, "new": event.chat.id}
        return False


class WritesToThread(BaseFilter):
    """Lets in what somebody wrote in a group of the staff into a thread: in its topic, or as a
    reply to a message of it; gives `thread`. Commands are something else."""

    async def __call__(
        self, event: Message, room: BoundChat | None, entered: Thread | None
    ) -> bool | dict[str, Any]:
        is_staff = room is not None and room.use == ChatUse.STAFF
        if entered is None or not is_staff or not is_written(event) or is_command(event):
            return False
        return {"thread": entered}


class RepliesToNothing(BaseFilter):
    """Lets in a reply to a message of the bot that belongs to no thread, in a group of the staff
    where only a reply says what is answered."""

    async def __call__(
        self, event: Message, room: BoundChat | None, entered: Thread | None
    ) -> bool:
        is_staff = room is not None and room.use == ChatUse.STAFF and not room.is_forum
        if entered is not None or not is_staff or not is_written(event) or is_command(event):
            return False
        to = event.reply_to_message
        author = to.from_user if to else None
        return author is not None and event.bot is not None and author.id == event.bot.id


class IsAnonymous(BaseFilter):
    """Lets in what was written in the name of the group, or of a channel."""

    async def __call__(self, event: Message) -> bool:
        return event.sender_chat is not None


class IsNote(BaseFilter):
    """Lets in what is for colleagues."""

    async def __call__(self, event: Message) -> bool:
        return is_note(event)


class InForum(BaseFilter):
    """Lets in what somebody wrote into a topic of a learners' forum."""

    async def __call__(self, event: Message, room: BoundChat | None) -> bool:
        is_forum = room is not None and room.use == ChatUse.FORUM and topic_of(event) > 0
        return is_forum and is_written(event) and command(event) is None


class Strange(BaseFilter):
    """Lets in the press of a button in a group that belongs into a private chat."""

    def __init__(self, prefixes: frozenset[str]) -> None:
        self.prefixes = prefixes

    async def __call__(self, event: CallbackQuery) -> bool:
        prefix = (event.data or "").partition(":")[0]
        return group(event) is not None and prefix not in self.prefixes


def powers(member: object) -> Powers:
    """What a member may do who is the bot."""
    if not isinstance(member, ChatMemberAdministrator):
        return Powers(is_admin=False)
    return Powers(
        is_admin=True,
        can_manage_topics=bool(member.can_manage_topics),
        can_delete=member.can_delete_messages,
        can_pin=bool(member.can_pin_messages),
    )
