"""An administrator looks at what goes tonight because its time is over."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command

from academy import retention
from academy.people import Right
from academy.settings import Settings
from bot.callbacks.retention import OpenRetention
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import retention as screens
from locales import Translator
from storage.database import Session


def build_router() -> Router:
    router = Router(name="retention")
    router.message.middleware(Needs(Right.PROTECT_DATA))
    router.callback_query.middleware(Needs(Right.PROTECT_DATA))
    router.message.register(open_retention, Command("retention"))
    router.callback_query.register(open_retention, OpenRetention.filter())
    return router


async def open_retention(
    event: Event, session: Session, t: Translator, settings: Settings, now: datetime
) -> Reply:
    return show(event, screens.tonight(t, await retention.due(session, settings, now=now)))
