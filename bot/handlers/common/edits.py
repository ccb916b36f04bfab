"""A message was changed by its author: one of a consultation changes on the other side, too."""

from datetime import datetime

from aiogram import Router
from aiogram.types import Message

from academy import edits
from bot.reply import Reply
from bot.written import written
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="edits")
    router.edited_message.register(change_message)
    return router


async def change_message(
    message: Message, session: Session, person: Person | None, now: datetime
) -> Reply:
    """Whoever wrote it and wherever; nobody is answered, most messages are of no consultation."""
    if person is not None and person.is_active:
        await edits.change(session, person, written(message), now=now)
    return []
