"""What the bot hears in groups. Ordinary chatter in a group that is for nothing costs one question
to the database; whatever is awaited from a person is awaited in private."""

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
from storage.tables.chats import BoundChat

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


def command(message: Message) -> str | None:
    """The name of the command a message is, whichever bot it calls."""
    text = message.text or ""
    return text[1:].split(maxsplit=1)[0].partition("@")[0].lower() if text[1:].strip() else None


def calls(event: TelegramObject) -> bool:
    """Whether the bot itself is meant: a command of ours, a button, a change of the group."""
    message = event.event if isinstance(event, Update) else event
    if not isinstance(message, Message):
        return True
    is_command = (message.text or "").startswith("/") and command(message) in COMMANDS
    return is_command or bool(message.migrate_to_chat_id or message.migrate_from_chat_id)


async def room(session: Session, chat: Chat) -> BoundChat | None:
    """The group as we know it. That topics were switched on or off is told by messages only."""
    found = await chats.chat(session, chat.id)
    if found is not None and found.is_forum != bool(chat.is_forum):
        await chats.know(session, chat.id, is_forum=bool(chat.is_forum))
    return found


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
