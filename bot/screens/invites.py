"""What an administrator sees who invites people, and reads digits out to them."""

from datetime import datetime

from academy.invites import GroupToInvite, Ticket
from academy.pages import Page
from bot.callbacks.directory import FindPeople
from bot.callbacks.invites import (
    AskForDigits,
    ConfirmInvites,
    GiveDigits,
    InviteGroup,
    OpenInviteGroups,
)
from bot.reply import Button, Screen
from bot.screens.directory import back
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.people import Person


def caption(t: Translator, ticket: Ticket, link: str) -> str:
    """What is said with the QR code of one person."""
    return t("invite", name=ticket.name[:200], link=link, until=ticket.expires_at)


def digits_question(t: Translator, who: Person) -> Screen:
    """First of all: who is calling?"""
    give = (t.plain("invite-digits-give"), GiveDigits(person_id=who.id))
    return Screen(t("invite-digits-ask", name=who.name[:200]), [[give], [back(t, who.id)]])


def digits(t: Translator, who: Person, code: str, until: datetime) -> Screen:
    """The digits, shown this once."""
    text = t("invite-digits", name=who.name[:200], code=f"{code[:3]} {code[3:]}", until=until)
    again = (t.plain("invite-digits-again"), AskForDigits(person_id=who.id))
    return Screen(text, [[again], [back(t, who.id)]])


def groups(t: Translator, page: Page[GroupToInvite]) -> Screen:
    """The groups that study now, and how many of each have no phone."""
    rows: list[list[Button]] = [
        [(short(f"{each.group.code} · {each.waiting}"), InviteGroup(group_id=each.group.id))]
        for each in page.items
    ]
    turn = turning(t, page, lambda number: OpenInviteGroups(page=number))
    key = "invite-groups" if page.items else "invite-groups-none"
    return Screen(t(key), [*rows, turn, [(t.plain("directory.button"), FindPeople())]])


def confirmation(t: Translator, at: GroupToInvite, days: int) -> Screen:
    """How many it will be, and what becomes of earlier invites."""
    groups_ = (t.plain("invite-groups.button"), OpenInviteGroups())
    code = at.group.code[:100]
    if not at.waiting:
        return Screen(t("invite-group-none", group=code), [[groups_]])
    make = (t.plain("invite-group-make"), ConfirmInvites(group_id=at.group.id))
    text = t("invite-group", group=code, count=at.waiting, days=days)
    return Screen(text, [[make], [groups_]])


def being_made(t: Translator, at: GroupToInvite) -> Screen:
    """The sheet comes as a document."""
    groups_ = (t.plain("invite-groups.button"), OpenInviteGroups())
    key = "invite-group-awaited" if at.waiting else "invite-group-none"
    return Screen(t(key, group=at.group.code[:100]), [[groups_]])
