"""A learner who was banned asks the administrators to look at it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import bans
from academy.people import Right
from bot.callbacks.bans import AppealBan
from bot.middlewares import Needs
from bot.reply import Reply, add
from bot.screens import bans as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="bans")
    router.callback_query.middleware(Needs(Right.STUDY))
    router.callback_query.register(appeal_ban, AppealBan.filter())
    return router


async def appeal_ban(
    query: CallbackQuery,
    callback_data: AppealBan,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The letter stays; asking twice finds the request that is open."""
    await bans.appeal(session, person, callback_data.ban_id, now=now)
    return add(query, screens.appealed(t))
