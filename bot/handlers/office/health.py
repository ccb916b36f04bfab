"""An administrator or an auditor looks how the bot is."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command

from academy import health
from academy.people import Right, rights
from academy.settings import Settings
from bot.callbacks.health import OpenHealth
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import health as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="health")
    router.message.middleware(Needs(Right.SEE_HEALTH))
    router.callback_query.middleware(Needs(Right.SEE_HEALTH))
    router.message.register(open_health, Command("health"))
    router.callback_query.register(open_health, OpenHealth.filter())
    return router


async def open_health(
    event: Event,
    session: Session,
    person: Person,
    settings: Settings,
    t: Translator,
    now: datetime,
) -> Reply:
    found = await health.health(session, settings, now=now)
    return show(event, screens.health(t, found, decides=Right.ANNOUNCE in rights(person)))
