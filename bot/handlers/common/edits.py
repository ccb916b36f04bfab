"""A message was changed by its author: one of a consultation changes on the other side, too."""

from datetime import datetime

from aiogram import Router
from aiogram.types import Message

from academy import edits
from academy.entries import Spot
from academy.inbox import Claimed
from bot.reply import Reply, show
from bot.rooms import is_command, is_note
from bot.screens import topics as screens
from bot.written import written
from locales import Translator
from storage.database import Session
from storage.tables.consultations import Side
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="edits")
    router.edited_message.register(change_message)
    return router


async def change_message(
    message: Message,
    session: Session,
    person: Person | None,
    stored: Claimed,
    t: Translator,
    now: datetime,
) -> Reply:
    """Whoever wrote it and wherever; hardly anybody is answered, most messages are of no
    consultation. An answer does not become a note, or a command of ours."""
    at = Spot(message.chat.id, message.message_id)
    found = await edits.known(session, person, at) if person and person.is_active else None
    if found is None:
        return []
    if found.side == Side.STAFF and (is_note(message) or is_command(message)):
        return show(message, screens.not_a_note(t))
    await edits.change(session, found, written(message), number=stored.update_id, now=now)
    return []
