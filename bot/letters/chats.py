"""Letters about groups: what the bot may do there is looked up and told; one that is lost is told
to the administrators."""

from aiogram.methods import GetChat, GetChatMember
from aiogram.types import ChatFullInfo

from academy import chats
from academy.people import Right
from bot.letters.kinds import Delivered, Envelope, Kind
from bot.reply import Call, say
from bot.rooms import powers
from bot.screens import chats as screens


async def compose_look(envelope: Envelope) -> Call | None:
    """Its title, and whether it has topics."""
    return GetChat(chat_id=envelope.chat_id)


async def keep_look(delivered: Delivered) -> None:
    if isinstance(delivered.answer, ChatFullInfo):
        found = delivered.answer
        marks = {"title": found.title or "", "is_forum": bool(found.is_forum)}
        await chats.know(delivered.session, delivered.chat_id, now=delivered.now, **marks)


async def compose_powers(envelope: Envelope) -> Call | None:
    """What the bot itself may do there."""
    return GetChatMember(chat_id=envelope.chat_id, user_id=envelope.tools.bot.id)


async def keep_powers(delivered: Delivered) -> None:
    held = vars(powers(delivered.answer))
    await chats.know(delivered.session, delivered.chat_id, now=delivered.now, **held)


async def compose_page(envelope: Envelope) -> Call | None:
    """What is there and what is missing."""
    if await chats.chat(envelope.session, envelope.chat_id) is None:
        return None
    room = await chats.room(envelope.session, envelope.chat_id)
    return say(envelope.chat_id, screens.page(envelope.t, room))


async def compose_lost(envelope: Envelope) -> Call | None:
    """Nothing when the bot is back already."""
    room = await chats.lost(envelope.session, envelope.facts["chat_id"])
    return say(envelope.chat_id, screens.lost(envelope.t, room)) if room else None


KINDS = {
    chats.LOOK: Kind(compose_look, keep_look, is_paced=False),
    chats.POWERS: Kind(compose_powers, keep_powers, is_paced=False),
    chats.PAGE: Kind(compose_page),
    chats.LOST: Kind(compose_lost, right=Right.MANAGE_PEOPLE),
}
