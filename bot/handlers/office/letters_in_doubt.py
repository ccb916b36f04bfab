"""An administrator decides about letters of which nobody knows whether they arrived."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import letters_in_doubt
from academy.people import Right
from bot.callbacks.letters_in_doubt import (
    CountLetterAsSent,
    OpenDoubtfulLetters,
    SendLetterAgain,
)
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import letters_in_doubt as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="letters-in-doubt")
    router.callback_query.middleware(Needs(Right.ANNOUNCE))
    router.callback_query.register(open_doubtful_letters, OpenDoubtfulLetters.filter())
    router.callback_query.register(send_letter_again, SendLetterAgain.filter())
    router.callback_query.register(count_letter_as_sent, CountLetterAsSent.filter())
    return router


async def open_doubtful_letters(
    query: CallbackQuery, callback_data: OpenDoubtfulLetters, session: Session, t: Translator
) -> Reply:
    return await _shown(query, session, t, callback_data.page)


async def send_letter_again(
    query: CallbackQuery,
    callback_data: SendLetterAgain,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await letters_in_doubt.queue_again(session, person, callback_data.letter_id, now=now)
    return await _shown(query, session, t)


async def count_letter_as_sent(
    query: CallbackQuery,
    callback_data: CountLetterAsSent,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await letters_in_doubt.count_as_sent(session, person, callback_data.letter_id, now=now)
    return await _shown(query, session, t)


async def _shown(query: CallbackQuery, session: Session, t: Translator, page: int = 0) -> Reply:
    return show(query, screens.doubtful(t, await letters_in_doubt.doubtful(session, page)))
