"""Browsing the disciplines and opening their items."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import disciplines, materials, pages
from academy.people import Right
from bot import states
from bot.callbacks.materials import OpenDiscipline, OpenMaterial, OpenMaterials
from bot.middlewares import Needs
from bot.reply import Event, Reply, show, toast
from bot.screens import materials as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="materials")
    router.message.middleware(Needs(Right.OPEN_MATERIALS))
    router.callback_query.middleware(Needs(Right.OPEN_MATERIALS))
    router.message.register(write_materials, Command("materials"))
    router.callback_query.register(open_materials, OpenMaterials.filter())
    router.callback_query.register(open_discipline, OpenDiscipline.filter())
    router.callback_query.register(open_material, OpenMaterial.filter())
    return router


async def write_materials(
    message: Message, session: Session, talk: Conversation, person: Person, t: Translator
) -> Reply:
    states.await_nothing(talk)
    return await _disciplines(message, 0, session, person, t)


async def open_materials(
    query: CallbackQuery,
    callback_data: OpenMaterials,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    states.await_nothing(talk)
    return await _disciplines(query, callback_data.page, session, person, t)


async def open_discipline(
    query: CallbackQuery,
    callback_data: OpenDiscipline,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    states.await_nothing(talk)
    shelf = await materials.shelf(session, person, callback_data.discipline_id, callback_data.page)
    return show(query, screens.shelf(t, shelf))


async def open_material(
    query: CallbackQuery,
    callback_data: OpenMaterial,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The press is answered at once; the item itself comes by a letter."""
    await materials.open_(session, person, callback_data.material_id, query.id, now=now)
    return toast(query, t.plain("material-coming"))


async def _disciplines(
    event: Event, number: int, session: Session, person: Person, t: Translator
) -> Reply:
    """Who has one discipline only is led straight to its items."""
    own = await disciplines.own(session, person)
    shelf = await materials.only_shelf(session, person, own)
    if shelf is not None:
        return show(event, screens.shelf(t, shelf))
    return show(event, screens.disciplines(t, pages.cut(own, number)))
