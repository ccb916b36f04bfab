"""Staff read the register of managerial decisions."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from academy import affected, decisions
from academy.people import Right, rights
from bot import states
from bot.callbacks.decisions import OpenDecision, OpenDecisionPeople, OpenDecisions
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import decisions as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="decisions")
    router.message.middleware(Needs(Right.READ_DECISIONS))
    router.callback_query.middleware(Needs(Right.READ_DECISIONS))
    router.message.register(open_decisions, Command("decisions"))
    router.callback_query.register(open_decisions, OpenDecisions.filter())
    router.callback_query.register(open_decision, OpenDecision.filter())
    router.callback_query.register(open_decision_people, OpenDecisionPeople.filter())
    return router


async def open_decisions(
    event: Event,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    callback_data: OpenDecisions | None = None,
) -> Reply:
    states.await_nothing(talk)
    may_decide = Right.DECIDE in rights(person)
    number = callback_data.page if callback_data else 0
    page = await decisions.register(session, number, with_drafts=may_decide)
    return show(event, screens.register(t, page, may_decide=may_decide))


async def open_decision(
    query: CallbackQuery,
    callback_data: OpenDecision,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    states.await_nothing(talk)
    may_decide = Right.DECIDE in rights(person)
    entry = await decisions.entry(session, callback_data.decision_id, with_draft=may_decide)
    return show(query, screens.decision(t, entry, may_decide=may_decide))


async def open_decision_people(
    query: CallbackQuery,
    callback_data: OpenDecisionPeople,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    number, may_decide = callback_data.decision_id, Right.DECIDE in rights(person)
    entry = await decisions.entry(session, number, with_draft=may_decide)
    page = await affected.people(session, entry, callback_data.page)
    return show(query, screens.people(t, number, page, entry.people))
