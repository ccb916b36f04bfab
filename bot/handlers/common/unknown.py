"""What no other handler wants: a clear answer, never silence."""

from datetime import datetime

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from academy import identity
from academy.errors.people import NotLinked
from academy.settings import Settings
from bot.reply import Reply, Screen, alert, show
from bot.screens import identity as words
from bot.screens import joining
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="unknown")
    router.message.register(answer_message)
    router.callback_query.register(answer_button)
    return router


async def answer_message(
    message: Message,
    session: Session,
    person: Person | None,
    t: Translator,
    settings: Settings,
    now: datetime,
) -> Reply:
    """An unknown command or a message nobody awaits: what can be done instead. A picture may be
    meant for a check that was left: the way back to it."""
    if message.chat.type != ChatType.PRIVATE:
        return []
    if person is None:
        raise NotLinked
    screen = joining.home(t, person, settings)
    if not person.is_active:
        return show(message, screen)
    if message.photo or message.video_note:
        check = await identity.begun(session, person, now=now)
        if check is not None:
            return show(message, words.begun(t, check))
    return show(message, Screen(t("unknown-message"), screen.buttons))


async def answer_button(query: CallbackQuery, t: Translator) -> Reply:
    """A button of a former version: nothing was lost, it just leads nowhere now."""
    return alert(query, t.plain("unknown-button"))
