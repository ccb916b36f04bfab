"""What tests of consultations do and look at: a question asked, letters that left, reactions."""

from typing import Any

from aiogram.methods import SetMessageReaction
from aiogram.types import ReactionTypeEmoji
from sqlalchemy import func, select

from bot.callbacks.consultations import AskQuestion
from storage.database import Database
from storage.tables.consultations import EntryCopy
from tests.chat import Chat

EVIL = '<b>&"ә'


async def asked(chat: Chat, text: str = "Когда подаётся иск?") -> int:
    """A question on its way to the lecturer's phone; the number of its last message there."""
    await chat.press(AskQuestion(discipline_id=1))
    await chat.write(text)
    return await delivered(chat)


async def delivered(chat: Chat) -> int:
    """Letters leave; the number of the newest message that carries an entry."""
    return (await standing(chat))[-1]


async def standing(chat: Chat) -> list[int]:
    """Letters leave; the messages that carry the newest entry that arrived."""
    await chat.app.courier.deliver()
    newest = select(func.max(EntryCopy.entry_id)).where(EntryCopy.piece.is_not(None))
    copies = select(EntryCopy.message_id).where(EntryCopy.piece.is_not(None))
    async with chat.app.tools.db.read() as session:
        found = await session.scalars(
            copies.where(EntryCopy.entry_id == newest.scalar_subquery()).order_by("message_id")
        )
        return list(found)


def reactions(chat: Chat) -> list[tuple[int, str]]:
    """What the bot reacted with in this chat, and to which message."""
    marks = [r for r in chat.api.requests if isinstance(r, SetMessageReaction)]
    return [
        (each.message_id, mark.emoji)
        for each in marks
        for mark in each.reaction or []
        if each.chat_id == chat.user_id and isinstance(mark, ReactionTypeEmoji)
    ]


def reply_to(number: int, chat: Chat) -> dict[str, Any]:
    private = {"id": chat.user_id, "type": "private"}
    return {"reply_to_message": {"message_id": number, "date": 0, "chat": private, "text": "…"}}


async def rows(db: Database, table: Any) -> list[Any]:
    async with db.read() as session:
        return list(await session.scalars(select(table).order_by(table.id)))


async def album(chat: Chat, count: int, **fields: Any) -> list[int]:
    """An album of photos; the numbers of its parts."""
    numbers = []
    for number in range(count):
        captions = {"caption": fields.pop("caption")} if "caption" in fields else {}
        await chat.send_photo(f"p{number}", media_group_id="A", **captions, **fields)
        numbers.append(chat.wrote)
    return numbers


def calls(chat: Chat, method: Any) -> list[Any]:
    """What the bot asked of Telegram in this chat by one method."""
    found: list[Any] = [r for r in chat.api.requests if type(r) is method]
    return [each for each in found if each.chat_id == chat.user_id]
