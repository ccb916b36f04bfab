"""Groups: the list, what they study."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import groups
from academy.people import Right, rights
from bot import states
from bot.callbacks.groups import ChooseEnrolment, OpenEnrolments, OpenGroup, OpenGroups
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import groups as screens
from bot.states import Awaited
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="groups")
    router.callback_query.middleware(Needs(Right.PLAN))
    router.callback_query.register(open_groups, OpenGroups.filter())
    router.callback_query.register(open_group, OpenGroup.filter())
    router.callback_query.register(open_enrolments, OpenEnrolments.filter())
    router.callback_query.register(choose_enrolment, ChooseEnrolment.filter())
    return router


async def open_groups(
    query: CallbackQuery, callback_data: OpenGroups, session: Session, t: Translator
) -> Reply:
    return show(query, screens.groups(t, await groups.groups(session, callback_data.page)))


async def open_group(
    query: CallbackQuery,
    callback_data: OpenGroup,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    if talk.awaits_kind == Awaited.GROUP_END:
        states.await_nothing(talk)
    room = await groups.group(session, callback_data.group_id)
    may_finish = Right.MANAGE_PEOPLE in rights(person)
    return show(query, screens.group(t, room, may_finish=may_finish))


async def open_enrolments(
    query: CallbackQuery, callback_data: OpenEnrolments, session: Session, t: Translator
) -> Reply:
    found = await groups.choices(session, callback_data.discipline_id, callback_data.page)
    return show(query, screens.enrolments(t, *found))


async def choose_enrolment(
    query: CallbackQuery,
    callback_data: ChooseEnrolment,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    number, is_given = callback_data.discipline_id, callback_data.is_given
    group_id = callback_data.group_id
    await groups.enrol(session, person, group_id, number, is_given=is_given, now=now)
    found = await groups.choices(session, number, callback_data.page)
    return show(query, screens.enrolments(t, *found))
