"""A whole group finishes: the reason, the certificates, the last look."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import groups, standing
from academy.errors.consultations import TextAwaited
from academy.people import Right
from bot import states
from bot.callbacks.groups import ConfirmFinishing, FinishGroup
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import groups as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation


def build_router() -> Router:
    router = Router(name="graduating")
    router.message.middleware(Needs(Right.MANAGE_PEOPLE))
    router.callback_query.middleware(Needs(Right.MANAGE_PEOPLE))
    router.message.register(take_group_end, Awaits(Awaited.GROUP_END))
    router.callback_query.register(finish_group, FinishGroup.filter())
    router.callback_query.register(confirm_finishing, ConfirmFinishing.filter())
    return router


async def finish_group(
    query: CallbackQuery,
    callback_data: FinishGroup,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    room = await groups.group(session, callback_data.group_id)
    states.await_(talk, Awaited.GROUP_END, group_id=room.group.id)
    return show(query, screens.finish_prompt(t, room))


async def take_group_end(
    message: Message, session: Session, talk: Conversation, t: Translator
) -> Reply:
    """The reason; of listeners a second line may name the first certificate."""
    if not message.text:
        raise TextAwaited
    room = await groups.group(session, states.facts(talk)["group_id"])
    reason, _, first = message.text.strip().rpartition("\n")
    if not room.certificates or not reason:
        reason, first = message.text.strip(), ""
    standing.check_reason(reason)
    numbers = groups.certificates(first, len(room.members)) if first else []
    await groups.check_certificates(session, numbers)
    facts = {"group_id": room.group.id, "reason": reason, "first": first}
    states.await_(talk, Awaited.GROUP_END, **facts)
    return show(message, screens.finishing(t, room, reason, numbers))


async def confirm_finishing(
    query: CallbackQuery,
    callback_data: ConfirmFinishing,
    session: Session,
    talk: Conversation,
    t: Translator,
    now: datetime,
) -> Reply:
    """Where the reason is forgotten, it is asked for again."""
    number, facts, person = callback_data.group_id, states.facts(talk), talk.person
    if person is None or facts.get("group_id") != number or "reason" not in facts:
        return await finish_group(query, FinishGroup(group_id=number), session, talk, t)
    reason, first = facts["reason"], facts["first"]
    count = await groups.finish(session, person, number, reason=reason, first=first, now=now)
    states.await_nothing(talk)
    return show(query, screens.finished(t, await groups.group(session, number), count))
