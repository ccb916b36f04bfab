"""Staff keep the register of consents: the counts, who has none, what was given elsewhere."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import consent_imports, consent_papers, consent_register, consents, directory
from academy.errors.consents import ListAwaited
from academy.errors.consultations import TextAwaited
from academy.people import Right
from bot import states
from bot.callbacks.consents import (
    ChooseOrigin,
    EnterConsent,
    ExportConsents,
    ImportConsents,
    OpenLacking,
    OpenPersonConsents,
    OpenRegister,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, show, toast
from bot.screens import consent_register as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.consents import Origin, Purpose
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="keeping_consents")
    router.message.middleware(Needs(Right.KEEP_CONSENTS))
    router.callback_query.middleware(Needs(Right.KEEP_CONSENTS))
    router.message.register(open_register, Command("register"))
    router.message.register(take_paper, Awaits(Awaited.CONSENT_PAPER))
    router.message.register(take_list, Awaits(Awaited.CONSENT_FILE))
    router.callback_query.register(open_register, OpenRegister.filter())
    router.callback_query.register(open_lacking, OpenLacking.filter())
    router.callback_query.register(open_person_consents, OpenPersonConsents.filter())
    router.callback_query.register(enter_consent, EnterConsent.filter())
    router.callback_query.register(choose_origin, ChooseOrigin.filter())
    router.callback_query.register(import_consents, ImportConsents.filter())
    router.callback_query.register(export_consents, ExportConsents.filter())
    return router


async def open_register(event: Event, session: Session, talk: Conversation, t: Translator) -> Reply:
    states.await_nothing(talk)
    return show(event, screens.register(t, await consent_register.counts(session)))


async def open_lacking(
    query: CallbackQuery, callback_data: OpenLacking, session: Session, t: Translator
) -> Reply:
    purpose = callback_data.purpose
    page = await consent_register.lacking(session, purpose, callback_data.page)
    return show(query, screens.lacking(t, purpose, page))


async def open_person_consents(
    query: CallbackQuery,
    callback_data: OpenPersonConsents,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    states.await_nothing(talk)
    who = await directory.person(session, callback_data.person_id)
    return show(query, screens.of_person(t, who, await consents.standings(session, who)))


async def enter_consent(
    query: CallbackQuery, callback_data: EnterConsent, session: Session, t: Translator
) -> Reply:
    who = await directory.person(session, callback_data.person_id)
    return show(query, screens.origins(t, who, callback_data.purpose))


async def choose_origin(
    query: CallbackQuery,
    callback_data: ChooseOrigin,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    at = callback_data
    who = await directory.person(session, at.person_id)
    facts = {"person_id": who.id, "purpose": str(at.purpose), "origin": str(at.origin)}
    states.await_(talk, Awaited.CONSENT_PAPER, **facts)
    return show(query, screens.prompt(t, who, at.purpose, at.origin))


async def take_paper(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    facts = states.facts(talk)
    if not message.text:
        raise TextAwaited
    kind = Purpose(facts["purpose"]), Origin(facts["origin"])
    given = consent_papers.paper(message.text, *kind, now=now)
    who = await consent_papers.enter(session, person, facts["person_id"], given, now=now)
    states.await_nothing(talk)
    return show(message, screens.of_person(t, who, await consents.standings(session, who)))


async def import_consents(query: CallbackQuery, talk: Conversation, t: Translator) -> Reply:
    states.await_(talk, Awaited.CONSENT_FILE)
    return show(query, screens.file_prompt(t))


async def take_list(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The file is fetched, read and taken by long work; the answer comes by itself."""
    sent = message.document
    if sent is None:
        raise ListAwaited
    name = (sent.file_name or "")[-100:]
    ahead = await consent_imports.queue(session, person, sent.file_id, name, now=now)
    states.await_nothing(talk)
    return show(message, screens.received(t, ahead))


async def export_consents(
    query: CallbackQuery, session: Session, person: Person, t: Translator, now: datetime
) -> Reply:
    await consent_register.export(session, person, now=now)
    return toast(query, t.plain("register-export-awaited"))
