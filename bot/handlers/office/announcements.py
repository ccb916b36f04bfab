"""An administrator writes an announcement in both languages, looks at it, sends it to everybody."""

from collections.abc import Mapping
from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import announcements
from academy.errors.consultations import TextAwaited
from academy.people import Right
from academy.settings import Settings
from bot import states
from bot.callbacks.announcements import (
    CancelAnnouncement,
    OpenAnnouncement,
    SendAnnouncement,
    StopAnnouncement,
    WriteAnnouncement,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, say, show
from bot.screens import announcements as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.columns import Bilingual
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="announcements")
    router.message.middleware(Needs(Right.ANNOUNCE))
    router.callback_query.middleware(Needs(Right.ANNOUNCE))
    router.message.register(write_announcement, Command("announce"))
    router.message.register(take_kazakh, Awaits(Awaited.ANNOUNCEMENT_KK))
    router.message.register(take_russian, Awaits(Awaited.ANNOUNCEMENT_RU))
    router.callback_query.register(write_announcement, WriteAnnouncement.filter())
    router.callback_query.register(send_announcement, SendAnnouncement.filter())
    router.callback_query.register(cancel_announcement, CancelAnnouncement.filter())
    router.callback_query.register(stop_announcement, StopAnnouncement.filter())
    router.callback_query.register(open_announcement, OpenAnnouncement.filter())
    return router


async def write_announcement(event: Event, talk: Conversation, t: Translator) -> Reply:
    states.await_(talk, Awaited.ANNOUNCEMENT_KK)
    return show(event, screens.prompt(t, "kk"))


async def take_kazakh(message: Message, talk: Conversation, t: Translator) -> Reply:
    states.await_(talk, Awaited.ANNOUNCEMENT_RU, kk=_text(message))
    return show(message, screens.prompt(t, "ru"))


async def take_russian(
    message: Message,
    session: Session,
    talk: Conversation,
    words: Mapping[str, Translator],
    settings: Settings,
    now: datetime,
) -> Reply:
    """Both texts exactly as they will arrive, then the question whether to send them."""
    text = Bilingual(kk=states.facts(talk)["kk"], ru=_text(message))
    draft = await announcements.write(session, talk, text, now=now)
    states.await_nothing(talk)
    recipients = await announcements.recipients(session)
    t = words[talk.locale or "kk"]
    preview = [screens.announcement(words[each], settings, text) for each in ("kk", "ru")]
    confirmation = screens.confirmation(t, draft.id, recipients)
    return [say(message.chat.id, screen) for screen in (*preview, confirmation)]


async def send_announcement(
    query: CallbackQuery,
    callback_data: SendAnnouncement,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    panel_id = query.message.message_id if query.message else None
    report = await announcements.send(
        session, person, callback_data.announcement_id, panel_id, now=now
    )
    return show(query, screens.report(t, report))


async def stop_announcement(
    query: CallbackQuery,
    callback_data: StopAnnouncement,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    report = await announcements.stop(session, person, callback_data.announcement_id, now=now)
    return show(query, screens.report(t, report), toast=t.plain("announcement-stopped"))


async def cancel_announcement(
    query: CallbackQuery,
    callback_data: CancelAnnouncement,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await announcements.cancel(session, person, callback_data.announcement_id, now=now)
    return show(query, screens.cancelled(t))


async def open_announcement(
    query: CallbackQuery,
    callback_data: OpenAnnouncement,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    number, page = callback_data.announcement_id, callback_data.page
    report = await announcements.report(session, person.id, number, page)
    return show(query, screens.report(t, report), toast=t.plain("announcement-refreshed"))


def _text(message: Message) -> str:
    """The author's text with its formatting. Raises TextAwaited, TextTooLong."""
    if not message.text:
        raise TextAwaited
    announcements.check_length(message.text)
    return message.html_text
