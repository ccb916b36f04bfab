"""An administrator gives and takes roles, and the disciplines of a lecturer."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import directory, standing, teaching
from academy import roles as rules
from academy.errors.consultations import TextAwaited
from academy.people import Right
from bot import states
from bot.callbacks.roles import (
    ChooseRole,
    ChooseTeaching,
    ConfirmRole,
    OpenRoles,
    OpenTeaching,
)
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import roles as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="roles")
    router.message.middleware(Needs(Right.MANAGE_PEOPLE))
    router.callback_query.middleware(Needs(Right.MANAGE_PEOPLE))
    router.message.register(take_reason, Awaits(Awaited.ROLE_REASON))
    router.callback_query.register(open_roles, OpenRoles.filter())
    router.callback_query.register(choose_role, ChooseRole.filter())
    router.callback_query.register(confirm_role, ConfirmRole.filter())
    router.callback_query.register(open_teaching, OpenTeaching.filter())
    router.callback_query.register(choose_teaching, ChooseTeaching.filter())
    return router


async def open_roles(
    query: CallbackQuery,
    callback_data: OpenRoles,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    if talk.awaits_kind == Awaited.ROLE_REASON:
        states.await_nothing(talk)
    who = await directory.person(session, callback_data.person_id)
    return show(query, screens.roles(t, who))


async def choose_role(
    query: CallbackQuery,
    callback_data: ChooseRole,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    """The last look; of a role of the staff first the reason."""
    who = await directory.person(session, callback_data.person_id)
    if callback_data.role not in rules.STAFF:
        return show(query, screens.confirmation(t, who, callback_data, ""))
    states.await_(talk, Awaited.ROLE_REASON, **callback_data.model_dump(mode="json"))
    return show(query, screens.reason_prompt(t, who, callback_data))


async def take_reason(
    message: Message, session: Session, talk: Conversation, t: Translator
) -> Reply:
    if not message.text:
        raise TextAwaited
    standing.check_reason(message.text)
    facts = states.facts(talk)
    chosen = ChooseRole.model_validate({name: facts[name] for name in ChooseRole.model_fields})
    who = await directory.person(session, chosen.person_id)
    states.await_(talk, Awaited.ROLE_REASON, **{**facts, "reason": message.text})
    return show(message, screens.confirmation(t, who, chosen, message.text))


async def confirm_role(
    query: CallbackQuery,
    callback_data: ConfirmRole,
    session: Session,
    talk: Conversation,
    t: Translator,
    now: datetime,
) -> Reply:
    """Where the reason is forgotten, it is asked for again."""
    chosen, reason = ChooseRole(**callback_data.model_dump()), _reason(talk, callback_data)
    if callback_data.role in rules.STAFF and not reason:
        return await choose_role(query, chosen, session, talk, t)
    change = rules.give if chosen.is_given else rules.take
    who = await change(session, talk.person, chosen.person_id, chosen.role, reason=reason, now=now)
    states.await_nothing(talk)
    toast = t.plain("roles-given.alert" if chosen.is_given else "roles-taken.alert")
    return show(query, screens.roles(t, who), toast=toast)


async def open_teaching(
    query: CallbackQuery, callback_data: OpenTeaching, session: Session, t: Translator
) -> Reply:
    who, page = await teaching.choices(session, callback_data.person_id, callback_data.page)
    return show(query, screens.teaching(t, who, page))


async def choose_teaching(
    query: CallbackQuery,
    callback_data: ChooseTeaching,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    number, is_given = callback_data.person_id, callback_data.is_given
    await teaching.assign(
        session, person, number, callback_data.discipline_id, is_given=is_given, now=now
    )
    who, page = await teaching.choices(session, number, callback_data.page)
    return show(query, screens.teaching(t, who, page))


def _reason(talk: Conversation, at: ConfirmRole) -> str:
    facts, awaited = states.facts(talk), at.model_dump(mode="json")
    is_meant = talk.awaits_kind == Awaited.ROLE_REASON and awaited.items() <= facts.items()
    return str(facts.get("reason", "")) if is_meant else ""
