"""An administrator takes the phone off a person: it was lost, or is somebody else's by now."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import directory, people
from academy.people import Right
from bot.callbacks.directory import ConfirmUnlinking, UnlinkPerson
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import directory as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="unlinking")
    router.callback_query.middleware(Needs(Right.MANAGE_PEOPLE))
    router.callback_query.register(unlink_person, UnlinkPerson.filter())
    router.callback_query.register(confirm_unlinking, ConfirmUnlinking.filter())
    return router


async def unlink_person(
    query: CallbackQuery, callback_data: UnlinkPerson, session: Session, t: Translator
) -> Reply:
    who = await directory.linked(session, callback_data.person_id)
    return show(query, screens.unlinking(t, who))


async def confirm_unlinking(
    query: CallbackQuery,
    callback_data: ConfirmUnlinking,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    number = callback_data.person_id
    await people.unlink(session, person, number, now=now)
    return show(query, screens.unlinked(t, number))
