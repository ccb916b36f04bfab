"""An administrator writes a managerial decision: heading, texts, whom it concerns; registers it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import decisions
from academy.errors.consultations import TextAwaited
from academy.people import Right
from bot import states
from bot.callbacks.decisions import (
    ChooseDecisionKind,
    ConfirmDecision,
    DiscardDecision,
    OpenDecisionKinds,
    RegisterDecision,
    WriteDecision,
)
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import deciding as screens
from bot.screens.decisions import decision
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.columns import Bilingual
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="deciding")
    router.message.middleware(Needs(Right.DECIDE))
    router.callback_query.middleware(Needs(Right.DECIDE))
    router.callback_query.register(write_decision, WriteDecision.filter())
    router.message.register(take_heading, Awaits(Awaited.DECISION_HEADING))
    router.message.register(take_text, Awaits(Awaited.DECISION_TEXT))
    router.callback_query.register(open_decision_kinds, OpenDecisionKinds.filter())
    router.callback_query.register(choose_decision_kind, ChooseDecisionKind.filter())
    router.callback_query.register(confirm_decision, ConfirmDecision.filter())
    router.callback_query.register(register_decision, RegisterDecision.filter())
    router.callback_query.register(discard_decision, DiscardDecision.filter())
    return router


async def write_decision(query: CallbackQuery, talk: Conversation, t: Translator) -> Reply:
    states.await_(talk, Awaited.DECISION_HEADING)
    return show(query, screens.heading_prompt(t))


async def take_heading(
    message: Message, session: Session, talk: Conversation, t: Translator
) -> Reply:
    text = written(message)
    await decisions.check_number(session, decisions.heading(text))
    states.await_(talk, Awaited.DECISION_TEXT, heading=text, texts=[])
    return show(message, screens.text_prompt(t, 0))


async def take_text(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """Four texts one after another; with the last one the draft stands in the register."""
    above, texts = states.facts(talk)["heading"], [*states.facts(talk)["texts"], written(message)]
    if len(texts) < len(screens.STEPS):
        states.await_(talk, Awaited.DECISION_TEXT, heading=above, texts=texts)
        return show(message, screens.text_prompt(t, len(texts)))
    circumstance, granted = Bilingual(*texts[:2]), Bilingual(*texts[2:])
    heading = decisions.heading(above)
    entry = await decisions.write(session, person, heading, circumstance, granted, now=now)
    states.await_nothing(talk)
    return show(message, decision(t, entry, may_decide=True))


async def open_decision_kinds(
    query: CallbackQuery, callback_data: OpenDecisionKinds, t: Translator
) -> Reply:
    return show(query, screens.kinds(t, callback_data.decision_id))


async def choose_decision_kind(
    query: CallbackQuery, callback_data: ChooseDecisionKind, session: Session, t: Translator
) -> Reply:
    entry = await decisions.classify(session, callback_data.decision_id, callback_data.kind)
    return show(query, decision(t, entry, may_decide=True))


async def confirm_decision(
    query: CallbackQuery, callback_data: ConfirmDecision, session: Session, t: Translator
) -> Reply:
    entry = await decisions.draft(session, callback_data.decision_id)
    return show(query, screens.confirmation(t, entry))


async def register_decision(
    query: CallbackQuery,
    callback_data: RegisterDecision,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    entry = await decisions.enter(session, person, callback_data.decision_id, now=now)
    return show(query, decision(t, entry, may_decide=True))


async def discard_decision(
    query: CallbackQuery,
    callback_data: DiscardDecision,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await decisions.discard(session, person, callback_data.decision_id, now=now)
    return show(query, screens.discarded(t))


def written(message: Message) -> str:
    """The text of the message. Raises TextAwaited, TextTooLong."""
    if not message.text:
        raise TextAwaited
    decisions.check_length(message.text)
    return message.text
