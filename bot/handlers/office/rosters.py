"""An administrator sends a roster, looks at the dry run, applies, drops or undoes it."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import roster_orders, rosters
from academy.errors.rosters import RosterFileAwaited
from academy.people import Right
from academy.roster_orders import Sent
from bot import states
from bot.callbacks.rosters import (
    ApplyRoster,
    ConfirmRosterUndo,
    DropRoster,
    GetRosterLines,
    GetRosterTemplate,
    OpenRoster,
    OpenRosterLines,
    OpenRosters,
    UndoRoster,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, show, toast
from bot.screens import rosters as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="rosters")
    router.message.middleware(Needs(Right.MANAGE_PEOPLE))
    router.callback_query.middleware(Needs(Right.MANAGE_PEOPLE))
    router.message.register(open_rosters, Command("roster"))
    router.message.register(take_roster, Awaits(Awaited.ROSTER_FILE))
    router.callback_query.register(open_rosters, OpenRosters.filter())
    router.callback_query.register(get_roster_template, GetRosterTemplate.filter())
    router.callback_query.register(open_roster, OpenRoster.filter())
    router.callback_query.register(open_roster_lines, OpenRosterLines.filter())
    router.callback_query.register(get_roster_lines, GetRosterLines.filter())
    router.callback_query.register(apply_roster, ApplyRoster.filter())
    router.callback_query.register(drop_roster, DropRoster.filter())
    router.callback_query.register(undo_roster, UndoRoster.filter())
    router.callback_query.register(confirm_roster_undo, ConfirmRosterUndo.filter())
    return router


async def open_rosters(
    event: Event, session: Session, talk: Conversation, t: Translator, now: datetime
) -> Reply:
    states.await_(talk, Awaited.ROSTER_FILE)
    return show(event, screens.prompt(t, await roster_orders.last(session, now=now)))


async def take_roster(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The file itself is downloaded by long work. Raises RosterFileAwaited, RosterFileTooBig."""
    file = message.document
    if file is None:
        raise RosterFileAwaited
    sent = Sent(file.file_id, file.file_name or "", file.file_size or 0)
    await roster_orders.take_in(session, person, sent, now=now)
    states.await_nothing(talk)
    return show(message, screens.received(t))


async def get_roster_template(
    query: CallbackQuery, session: Session, person: Person, t: Translator, now: datetime
) -> Reply:
    await roster_orders.template(session, person, now=now)
    return toast(query, t.plain("roster-template"))


async def open_roster(
    query: CallbackQuery,
    callback_data: OpenRoster,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    states.await_nothing(talk)
    return show(query, screens.sheet(t, await rosters.look(session, callback_data.import_id)))


async def open_roster_lines(
    query: CallbackQuery, callback_data: OpenRosterLines, session: Session, t: Translator
) -> Reply:
    number, change = callback_data.import_id, callback_data.change
    page = await rosters.lines(session, number, change, callback_data.page)
    return show(query, screens.lines(t, number, change, page))


async def get_roster_lines(
    query: CallbackQuery,
    callback_data: GetRosterLines,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    number, change = callback_data.import_id, callback_data.change
    await roster_orders.list_lines(session, person, number, change, now=now)
    return toast(query, t.plain("roster-lines-awaited"))


async def apply_roster(
    query: CallbackQuery,
    callback_data: ApplyRoster,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await roster_orders.apply(session, person, callback_data.import_id, now=now)
    return toast(query, t.plain("roster-awaited"))


async def drop_roster(
    query: CallbackQuery,
    callback_data: DropRoster,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await rosters.drop(session, person.id, callback_data.import_id, now=now)
    return show(query, screens.dropped(t))


async def undo_roster(
    query: CallbackQuery, callback_data: UndoRoster, session: Session, t: Translator, now: datetime
) -> Reply:
    await rosters.check_undoable(session, callback_data.import_id, now=now)
    return show(query, screens.undo_confirmation(t, callback_data.import_id))


async def confirm_roster_undo(
    query: CallbackQuery,
    callback_data: ConfirmRosterUndo,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await roster_orders.undo(session, person, callback_data.import_id, now=now)
    return toast(query, t.plain("roster-awaited"))
