"""An administrator sends an archive of reference pictures, reads the trial, has it taken in."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import face_orders
from academy.abilities import Ability
from academy.errors.face_imports import FacesFileAwaited
from academy.people import Right
from academy.roster_orders import Sent
from bot import states
from bot.callbacks.face_imports import OpenFaceImport, TakeFaces
from bot.middlewares import Needs
from bot.reply import Reply, show, toast
from bot.screens import face_imports as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="face-imports")
    router.message.middleware(Needs(Right.MANAGE_PEOPLE))
    router.callback_query.middleware(Needs(Right.MANAGE_PEOPLE))
    router.message.register(take_faces_file, Awaits(Awaited.FACES_FILE))
    router.callback_query.register(open_face_import, OpenFaceImport.filter())
    router.callback_query.register(take_faces, TakeFaces.filter())
    return router


async def open_face_import(
    query: CallbackQuery, talk: Conversation, t: Translator, abilities: frozenset[Ability]
) -> Reply:
    biometrics = Ability.FACES in abilities
    if biometrics:
        states.await_(talk, Awaited.FACES_FILE)
    return show(query, screens.prompt(t, biometrics=biometrics))


async def take_faces_file(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The archive itself is downloaded by long work. Raises FacesFileAwaited, FacesFileTooBig."""
    file = message.document
    if file is None:
        raise FacesFileAwaited
    sent = Sent(file.file_id, file.file_name or "", file.file_size or 0)
    await face_orders.attempt(session, person, sent, now=now)
    states.await_nothing(talk)
    return show(message, screens.received(t))


async def take_faces(
    query: CallbackQuery,
    callback_data: TakeFaces,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await face_orders.take(session, person, callback_data.work_id, now=now)
    return toast(query, t.plain("faces-awaited"))
