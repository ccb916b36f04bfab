"""The academic year: terms are closed, disciplines are copied to a new intake."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import terms
from academy.errors.consultations import TextAwaited
from academy.people import Right
from bot import states
from bot.callbacks.years import (
    CloseTerm,
    ConfirmClosing,
    ConfirmCopy,
    CopyDiscipline,
    OpenPlan,
    OpenTerm,
    OpenYear,
    ReopenTerm,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import years as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="years")
    router.message.middleware(Needs(Right.PLAN))
    router.callback_query.middleware(Needs(Right.PLAN))
    router.message.register(open_year, Command("year"))
    router.message.register(take_intake, Awaits(Awaited.INTAKE))
    router.callback_query.register(open_year, OpenYear.filter())
    router.callback_query.register(open_term, OpenTerm.filter())
    router.callback_query.register(close_term, CloseTerm.filter())
    router.callback_query.register(confirm_closing, ConfirmClosing.filter())
    router.callback_query.register(reopen_term, ReopenTerm.filter())
    router.callback_query.register(open_plan, OpenPlan.filter())
    router.callback_query.register(copy_discipline, CopyDiscipline.filter())
    router.callback_query.register(confirm_copy, ConfirmCopy.filter())
    return router


async def open_year(
    event: Event,
    session: Session,
    talk: Conversation,
    t: Translator,
    callback_data: OpenYear | None = None,
) -> Reply:
    states.await_nothing(talk)
    page = await terms.terms(session, callback_data.page if callback_data else 0)
    return show(event, screens.year(t, page))


async def open_term(
    query: CallbackQuery, callback_data: OpenTerm, session: Session, t: Translator, now: datetime
) -> Reply:
    number, page = callback_data.discipline_id, callback_data.page
    return show(query, screens.term(t, *await terms.term(session, number, page), now))


async def close_term(
    query: CallbackQuery, callback_data: CloseTerm, session: Session, t: Translator
) -> Reply:
    at, _, contents = await terms.term(session, callback_data.discipline_id, 0)
    return show(query, screens.closing(t, at, contents))


async def confirm_closing(
    query: CallbackQuery,
    callback_data: ConfirmClosing,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    number = callback_data.discipline_id
    await terms.close(session, person, number, now=now)
    return show(query, screens.term(t, *await terms.term(session, number, 0), now))


async def reopen_term(
    query: CallbackQuery,
    callback_data: ReopenTerm,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    number = callback_data.discipline_id
    await terms.reopen(session, person, number, now=now)
    return show(query, screens.term(t, *await terms.term(session, number, 0), now))


async def open_plan(
    query: CallbackQuery,
    callback_data: OpenPlan,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    if talk.awaits_kind == Awaited.INTAKE:
        states.await_nothing(talk)
    found = await terms.discipline(session, callback_data.discipline_id)
    return show(query, screens.plan(t, *found))


async def copy_discipline(
    query: CallbackQuery,
    callback_data: CopyDiscipline,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    found, _ = await terms.discipline(session, callback_data.discipline_id)
    states.await_(talk, Awaited.INTAKE, discipline_id=found.id)
    return show(query, screens.copy_prompt(t, found))


async def take_intake(
    message: Message, session: Session, talk: Conversation, t: Translator
) -> Reply:
    """The code and the term, then the question whether to copy."""
    if not message.text:
        raise TextAwaited
    to, number = terms.intake(message.text), states.facts(talk)["discipline_id"]
    found = await terms.discipline(session, number)
    states.await_(talk, Awaited.INTAKE, discipline_id=number, intake=message.text)
    return show(message, screens.copying(t, *found, to))


async def confirm_copy(
    query: CallbackQuery,
    callback_data: ConfirmCopy,
    session: Session,
    talk: Conversation,
    t: Translator,
    now: datetime,
) -> Reply:
    """Where the code is forgotten, it is asked for again."""
    number, facts, person = callback_data.discipline_id, states.facts(talk), talk.person
    if person is None or facts.get("discipline_id") != number or "intake" not in facts:
        chosen = CopyDiscipline(discipline_id=number)
        return await copy_discipline(query, chosen, session, talk, t)
    to = terms.intake(facts["intake"])
    made = await terms.copy(session, person, number, to, now=now)
    states.await_nothing(talk)
    found = await terms.discipline(session, made.id)
    return show(query, screens.plan(t, *found), toast=t.plain("year-copied.alert"))
