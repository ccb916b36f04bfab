"""The bot was blocked, or is welcome again."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated

from academy import people
from bot.reply import Reply
from storage.database import Session
from storage.tables.people import Conversation


def build_router() -> Router:
    router = Router(name="membership")
    router.my_chat_member.register(change_membership)
    return router


async def change_membership(
    event: ChatMemberUpdated, session: Session, talk: Conversation
) -> Reply:
    """Remember whether letters reach this chat (row B6); nobody is answered."""
    is_member = event.new_chat_member.status == ChatMemberStatus.MEMBER
    if event.chat.id == talk.telegram_id:
        await people.set_reachable(session, talk.telegram_id, is_reachable=is_member)
    return []
