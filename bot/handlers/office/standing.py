"""An administrator suspends a person, ends their studies or work, or takes them back."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import directory
from academy import standing as rules
from academy.errors.consultations import TextAwaited
from academy.people import Right
from bot import states
from bot.callbacks.standing import ChooseStanding, ConfirmStanding, OpenStanding
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import changing as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, PersonState


def build_router() -> Router:
    router = Router(name="standing")
    router.message.middleware(Needs(Right.MANAGE_PEOPLE))
    router.callback_query.middleware(Needs(Right.MANAGE_PEOPLE))
    router.message.register(take_reason, Awaits(Awaited.STANDING_REASON))
    router.callback_query.register(open_standing, OpenStanding.filter())
    router.callback_query.register(choose_standing, ChooseStanding.filter())
    router.callback_query.register(confirm_standing, ConfirmStanding.filter())
    return router


async def open_standing(
    query: CallbackQuery,
    callback_data: OpenStanding,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    if talk.awaits_kind == Awaited.STANDING_REASON:
        states.await_nothing(talk)
    who = await directory.person(session, callback_data.person_id)
    return show(query, screens.standing(t, who))


async def choose_standing(
    query: CallbackQuery,
    callback_data: ChooseStanding,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    who = await directory.person(session, callback_data.person_id)
    if callback_data.state not in rules.states_from(who.state):
        return show(query, screens.standing(t, who))
    facts = {"person_id": who.id, "standing": callback_data.state.value}
    states.await_(talk, Awaited.STANDING_REASON, **facts)
    return show(query, screens.reason_prompt(t, who, callback_data.state))


async def take_reason(
    message: Message, session: Session, talk: Conversation, t: Translator
) -> Reply:
    if not message.text:
        raise TextAwaited
    rules.check_reason(message.text)
    facts = states.facts(talk)
    who = await directory.person(session, facts["person_id"])
    states.await_(talk, Awaited.STANDING_REASON, **{**facts, "reason": message.text})
    state = PersonState(facts["standing"])
    return show(message, screens.confirmation(t, who, state, message.text))


async def confirm_standing(
    query: CallbackQuery,
    callback_data: ConfirmStanding,
    session: Session,
    talk: Conversation,
    t: Translator,
    now: datetime,
) -> Reply:
    """Where the reason is forgotten, it is asked for again."""
    number, state = callback_data.person_id, callback_data.state
    facts, awaited = states.facts(talk), {"person_id": number, "standing": state.value}
    if not awaited.items() <= facts.items() or "reason" not in facts:
        chosen = ChooseStanding(person_id=number, state=state)
        return await choose_standing(query, chosen, session, talk, t)
    await rules.change(session, talk.person, [number], state, reason=facts["reason"], now=now)
    states.await_nothing(talk)
    who = await directory.person(session, number)
    return show(query, screens.standing(t, who))
