"""An administrator says whom a draft of a decision concerns, and revokes a registered one."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import affected, decisions
from academy.people import Right
from bot import states
from bot.callbacks.decisions import (
    ChooseDecisionGroup,
    ChooseDecisionPerson,
    ConfirmRevocation,
    FindDecisionPeople,
    OpenDecisionGroups,
    OpenFoundPeople,
    RevokeDecision,
)
from bot.handlers.office.deciding import written
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import deciding as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation


def build_router() -> Router:
    router = Router(name="affected")
    router.message.middleware(Needs(Right.DECIDE))
    router.callback_query.middleware(Needs(Right.DECIDE))
    router.message.register(take_name, Awaits(Awaited.DECISION_PEOPLE))
    router.message.register(take_reason, Awaits(Awaited.DECISION_REVOCATION))
    router.callback_query.register(open_decision_groups, OpenDecisionGroups.filter())
    router.callback_query.register(choose_decision_group, ChooseDecisionGroup.filter())
    router.callback_query.register(find_decision_people, FindDecisionPeople.filter())
    router.callback_query.register(open_found_people, OpenFoundPeople.filter())
    router.callback_query.register(choose_decision_person, ChooseDecisionPerson.filter())
    router.callback_query.register(revoke_decision, RevokeDecision.filter())
    router.callback_query.register(confirm_revocation, ConfirmRevocation.filter())
    return router


async def open_decision_groups(
    query: CallbackQuery, callback_data: OpenDecisionGroups, session: Session, t: Translator
) -> Reply:
    number = callback_data.decision_id
    page = await affected.groups(session, number, callback_data.page)
    return show(query, screens.groups(t, number, page))


async def choose_decision_group(
    query: CallbackQuery, callback_data: ChooseDecisionGroup, session: Session, t: Translator
) -> Reply:
    number = callback_data.decision_id
    await affected.choose_group(session, number, callback_data.group_id)
    page = await affected.groups(session, number, callback_data.page)
    return show(query, screens.groups(t, number, page))


async def find_decision_people(
    query: CallbackQuery,
    callback_data: FindDecisionPeople,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    number = (await decisions.draft(session, callback_data.decision_id)).decision.id
    states.await_(talk, Awaited.DECISION_PEOPLE, decision_id=number)
    return show(query, screens.find_prompt(t, number))


async def take_name(message: Message, session: Session, talk: Conversation, t: Translator) -> Reply:
    """The name stays awaited: another one may follow."""
    number, text = states.facts(talk)["decision_id"], written(message)
    states.await_(talk, Awaited.DECISION_PEOPLE, decision_id=number, text=text)
    page = await affected.found(session, number, text, 0)
    return show(message, screens.found(t, number, text, page))


async def open_found_people(
    query: CallbackQuery,
    callback_data: OpenFoundPeople,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    return await _found(query, session, talk, t, callback_data)


async def choose_decision_person(
    query: CallbackQuery,
    callback_data: ChooseDecisionPerson,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    await affected.choose_person(session, callback_data.decision_id, callback_data.person_id)
    return await _found(query, session, talk, t, callback_data)


async def revoke_decision(
    query: CallbackQuery,
    callback_data: RevokeDecision,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    entry = await decisions.registered(session, callback_data.decision_id)
    states.await_(talk, Awaited.DECISION_REVOCATION, decision_id=entry.decision.id)
    return show(query, screens.revocation_prompt(t, entry))


async def take_reason(
    message: Message, session: Session, talk: Conversation, t: Translator
) -> Reply:
    """The reason as those concerned will read it, then the question whether to revoke."""
    number, reason = states.facts(talk)["decision_id"], written(message)
    entry = await decisions.registered(session, number)
    states.await_(talk, Awaited.DECISION_REVOCATION, decision_id=number, reason=reason)
    return show(message, screens.revocation(t, entry, reason))


async def confirm_revocation(
    query: CallbackQuery,
    callback_data: ConfirmRevocation,
    session: Session,
    talk: Conversation,
    t: Translator,
    now: datetime,
) -> Reply:
    number, facts = callback_data.decision_id, states.facts(talk)
    if facts.get("decision_id") != number or "reason" not in facts:
        return await revoke_decision(query, RevokeDecision(decision_id=number), session, talk, t)
    revoked = await decisions.revoke(session, talk.person_id, number, facts["reason"], now=now)
    states.await_nothing(talk)
    return show(query, screens.revoked(t, revoked))


async def _found(
    query: CallbackQuery,
    session: Session,
    talk: Conversation,
    t: Translator,
    at: OpenFoundPeople | ChooseDecisionPerson,
) -> Reply:
    """The page of the last search; where it is forgotten, a name is asked for again."""
    facts = states.facts(talk)
    if facts.get("decision_id") != at.decision_id or "text" not in facts:
        await decisions.draft(session, at.decision_id)
        states.await_(talk, Awaited.DECISION_PEOPLE, decision_id=at.decision_id)
        return show(query, screens.find_prompt(t, at.decision_id))
    page = await affected.found(session, at.decision_id, facts["text"], at.page)
    return show(query, screens.found(t, at.decision_id, facts["text"], page))
