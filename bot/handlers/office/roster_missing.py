"""An administrator decides about the missing of a roster: one by one, or all alike."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import roster_missing, roster_orders
from academy.people import Right
from academy.roster_missing import Verdict
from bot.callbacks.rosters import ChooseMissing, ConfirmMissing, DecideMissing, OpenMissing
from bot.middlewares import Needs
from bot.reply import Reply, show, toast
from bot.screens import roster_missing as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person
from storage.tables.rosters import RosterLine


def build_router() -> Router:
    router = Router(name="roster-missing")
    router.callback_query.middleware(Needs(Right.MANAGE_PEOPLE))
    router.callback_query.register(open_missing, OpenMissing.filter())
    router.callback_query.register(choose_missing, ChooseMissing.filter())
    router.callback_query.register(decide_missing, DecideMissing.filter())
    router.callback_query.register(confirm_missing, ConfirmMissing.filter())
    return router


async def open_missing(
    query: CallbackQuery, callback_data: OpenMissing, session: Session, t: Translator
) -> Reply:
    number = callback_data.import_id
    page = await roster_missing.undecided(session, number, callback_data.page)
    total = await roster_missing.count(session, number)
    return show(query, screens.missing(t, number, page, total))


async def choose_missing(
    query: CallbackQuery, callback_data: ChooseMissing, session: Session, t: Translator
) -> Reply:
    number = callback_data.import_id
    line, total = await _chosen(session, number, callback_data.line_id)
    return show(query, screens.fates(t, number, line, total))


async def decide_missing(
    query: CallbackQuery, callback_data: DecideMissing, session: Session, t: Translator
) -> Reply:
    number = callback_data.import_id
    line, total = await _chosen(session, number, callback_data.line_id)
    return show(query, screens.confirmation(t, number, line, total, callback_data.fate))


async def confirm_missing(
    query: CallbackQuery,
    callback_data: ConfirmMissing,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """One is done at once; all are long work."""
    number, fate = callback_data.import_id, callback_data.fate
    verdict = Verdict(fate, t.plain("roster-missing-reason", number=str(number)))
    if not callback_data.line_id:
        await roster_orders.decide_all(session, person, number, verdict, now=now)
        return toast(query, t.plain("roster-awaited"))
    lines = [callback_data.line_id]
    count = await roster_missing.decide(session, person, number, lines, verdict, now=now)
    return show(query, screens.decided(t, number, count, fate))


async def _chosen(session: Session, import_id: int, line_id: int) -> tuple[RosterLine | None, int]:
    """The missing person meant, or none where all are; and how many there are.

    Raises RosterNotFound, RosterClosed.
    """
    if line_id:
        return await roster_missing.one(session, import_id, line_id), 1
    await roster_missing.undecided(session, import_id, 0)
    return None, await roster_missing.count(session, import_id)
