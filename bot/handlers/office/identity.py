"""Deciding doubtful identity checks."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import reviews
from academy.people import Right
from bot.callbacks.identity import DecideIdentity
from bot.middlewares import Needs
from bot.reply import Reply, add
from bot.screens import reviews as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="reviews")
    router.callback_query.middleware(Needs(Right.REVIEW_IDENTITY))
    router.callback_query.register(decide_identity, DecideIdentity.filter())
    return router


async def decide_identity(
    query: CallbackQuery,
    callback_data: DecideIdentity,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The first reviewer decides; the card leaves every chat."""
    is_confirmed = callback_data.is_confirmed
    check = await reviews.decide(
        session, person, callback_data.check_id, is_confirmed=is_confirmed, now=now
    )
    return add(query, screens.decided(t, check))
