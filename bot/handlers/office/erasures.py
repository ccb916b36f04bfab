"""An administrator looks at what an erasure would do, and orders it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import erasures
from academy.people import Right
from bot.callbacks.erasures import ErasePerson, OpenErasure
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import erasures as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="erasures")
    router.callback_query.middleware(Needs(Right.PROTECT_DATA))
    router.callback_query.register(open_erasure, OpenErasure.filter())
    router.callback_query.register(erase_person, ErasePerson.filter())
    return router


async def open_erasure(
    query: CallbackQuery,
    callback_data: OpenErasure,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    found = await erasures.prospect(session, person, callback_data.person_id, now=now)
    return show(query, screens.prospect(t, found))


async def erase_person(
    query: CallbackQuery,
    callback_data: ErasePerson,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    ordered = await erasures.erase(session, person, callback_data.person_id, now=now)
    return show(query, screens.ordered(t, ordered))
