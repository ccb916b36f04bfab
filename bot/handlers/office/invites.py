"""An administrator invites one person or a whole group, and reads digits out to who calls."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import codes, directory, invites
from academy.people import Right
from academy.settings import Settings
from bot.callbacks.invites import (
    AskForDigits,
    ConfirmInvites,
    GiveDigits,
    InviteGroup,
    InvitePerson,
    OpenInviteGroups,
)
from bot.middlewares import Needs
from bot.reply import Reply, show, toast
from bot.screens import invites as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="invites")
    router.callback_query.middleware(Needs(Right.MANAGE_PEOPLE))
    router.callback_query.register(invite_person, InvitePerson.filter())
    router.callback_query.register(ask_for_digits, AskForDigits.filter())
    router.callback_query.register(give_digits, GiveDigits.filter())
    router.callback_query.register(open_invite_groups, OpenInviteGroups.filter())
    router.callback_query.register(invite_group, InviteGroup.filter())
    router.callback_query.register(confirm_invites, ConfirmInvites.filter())
    return router


async def invite_person(
    query: CallbackQuery,
    callback_data: InvitePerson,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The link and its picture come as a message of their own, to be handed on."""
    await invites.ask_for_one(session, person, callback_data.person_id, now=now)
    return toast(query, t.plain("invite-awaited"))


async def ask_for_digits(
    query: CallbackQuery, callback_data: AskForDigits, session: Session, t: Translator
) -> Reply:
    who = await directory.person(session, callback_data.person_id)
    return show(query, screens.digits_question(t, who))


async def give_digits(
    query: CallbackQuery,
    callback_data: GiveDigits,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    who = await directory.person(session, callback_data.person_id)
    code = await codes.give(session, person.id, who.id, now=now)
    return show(query, screens.digits(t, who, code, now + codes.LIFE))


async def open_invite_groups(
    query: CallbackQuery, callback_data: OpenInviteGroups, session: Session, t: Translator
) -> Reply:
    page = await invites.groups(session, callback_data.page)
    return show(query, screens.groups(t, page))


async def invite_group(
    query: CallbackQuery,
    callback_data: InviteGroup,
    session: Session,
    t: Translator,
    settings: Settings,
) -> Reply:
    at = await invites.to_invite(session, callback_data.group_id)
    return show(query, screens.confirmation(t, at, settings.invite_life.days))


async def confirm_invites(
    query: CallbackQuery,
    callback_data: ConfirmInvites,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    at = await invites.ask_for_group(session, person, callback_data.group_id, now=now)
    return show(query, screens.being_made(t, at))
