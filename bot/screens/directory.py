"""What the office sees of people: the search, one person's page, letters to them."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData

from academy.directory import TEXT_LENGTH, Card, Study, Written
from academy.pages import Page
from academy.people import Right
from bot.callbacks.bans import OpenLearnerBan
from bot.callbacks.consents import OpenPersonConsents
from bot.callbacks.directory import (
    ConfirmUnlinking,
    OpenPeople,
    OpenPerson,
    UnlinkPerson,
    WriteToPerson,
)
from bot.callbacks.erasures import OpenErasure
from bot.callbacks.hours import OpenHours
from bot.callbacks.invites import AskForDigits, InvitePerson, OpenInviteGroups
from bot.callbacks.joining import OpenMenu
from bot.callbacks.reviews import OpenVouching
from bot.callbacks.roles import OpenRoles
from bot.callbacks.standing import OpenStanding
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.columns import Bilingual
from storage.tables.people import Person

NAME_LENGTH = 100  # characters of a search that are remembered
_MOST_STUDIES = 5

# What can be done with a person: label, the right it needs, the button. Two stand in a row.
ACTIONS: list[tuple[str, Right, Callable[[int], CallbackData]]] = [
    ("register-person.button", Right.KEEP_CONSENTS, lambda n: OpenPersonConsents(person_id=n)),
    ("vouching.button", Right.REVIEW_IDENTITY, lambda n: OpenVouching(person_id=n)),
    ("directory-letter.button", Right.FIND_PEOPLE, lambda n: WriteToPerson(person_id=n)),
    ("roles.button", Right.MANAGE_PEOPLE, lambda n: OpenRoles(person_id=n)),
    ("changing.button", Right.MANAGE_PEOPLE, lambda n: OpenStanding(person_id=n)),
    ("hours.button", Right.MANAGE_PEOPLE, lambda n: OpenHours(person_id=n)),
    ("invite.button", Right.MANAGE_PEOPLE, lambda n: InvitePerson(person_id=n)),
    ("invite-digits.button", Right.MANAGE_PEOPLE, lambda n: AskForDigits(person_id=n)),
    ("ban-choice.button", Right.MANAGE_PEOPLE, lambda n: OpenLearnerBan(person_id=n)),
    ("directory-unlink.button", Right.MANAGE_PEOPLE, lambda n: UnlinkPerson(person_id=n)),
    ("erasure.button", Right.PROTECT_DATA, lambda n: OpenErasure(person_id=n)),
]


def find_prompt(t: Translator, held: frozenset[Right]) -> Screen:
    """A name is awaited; who manages people may invite a whole group instead."""
    rows: list[list[Button]] = [[(t.plain("menu.button"), OpenMenu())]]
    if Right.MANAGE_PEOPLE in held:
        rows.insert(0, [(t.plain("invite-groups.button"), OpenInviteGroups())])
    return Screen(t("directory"), rows)


def found(t: Translator, text: str, page: Page[Person]) -> Screen:
    """Those who are meant; one is pressed."""
    rows: list[list[Button]] = [
        [(short(f"{person.name} · {person.roster_code}"), OpenPerson(person_id=person.id))]
        for person in page.items
    ]
    turn = turning(t, page, lambda number: OpenPeople(page=number))
    key = "directory-found" if page.items else "directory-found-none"
    menu = (t.plain("menu.button"), OpenMenu())
    return Screen(t(key, text=text[:NAME_LENGTH]), [*rows, turn, [menu]])


def person(t: Translator, card: Card) -> Screen:
    """How things stand with one person, and what this viewer can do."""
    number = card.person.id
    buttons: list[Button] = [
        (t.plain(label), to(number)) for label, right, to in ACTIONS if right in card.seen_by
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    text = "\n\n".join(part for part in _parts(t, card) if part)
    return Screen(text, [*rows, [(t.plain("directory.button"), OpenPeople())]])


def letter_prompt(t: Translator, who: Person) -> Screen:
    """The text of a letter is awaited."""
    text = t("directory-letter", name=who.name[:200], limit=TEXT_LENGTH)
    return Screen(text, [[back(t, who.id)]])


def letter_sent(t: Translator, who: Person) -> Screen:
    """The letter is on its way."""
    return Screen(t("directory-letter-sent", name=who.name[:200]), [[back(t, who.id)]])


def letter(t: Translator, written: Written, contact: Bilingual) -> Screen:
    """What the office wrote, as the person reads it."""
    author = written.author
    office = author.position or ", ".join(t.plain(f"role-{held.role}") for held in author.roles)
    text = t("directory-letter-read", name=author.name, office=office[:200], text=written.text)
    how = contact.text(t.locale)
    return Screen(f"{text}\n\n{t('directory-letter-contact', contact=how)}" if how else text)


def delivered(t: Translator, who: Person) -> Screen:
    """The letter reached the person."""
    return Screen(t("directory-letter-delivered", name=who.name[:200]), [[back(t, who.id)]])


def lost(t: Translator, who: Person) -> Screen:
    """The letter did not reach the person."""
    return Screen(t("directory-letter-lost", name=who.name[:200]), [[back(t, who.id)]])


def unlinking(t: Translator, who: Person) -> Screen:
    """The last look before the phone is off."""
    confirm = (t.plain("directory-unlink-confirm"), ConfirmUnlinking(person_id=who.id))
    return Screen(t("directory-unlink", name=who.name[:200]), [[confirm], [back(t, who.id)]])


def unlinked(t: Translator, person_id: int) -> Screen:
    """The phone is off; how another one comes on."""
    return Screen(t("directory-unlinked"), [[back(t, person_id)]])


def back(t: Translator, person_id: int) -> Button:
    """To the person's page."""
    return (t.plain("directory-person.button"), OpenPerson(person_id=person_id))


def _parts(t: Translator, card: Card) -> list[str]:
    who = card.person
    roles = ", ".join(t.plain(f"role-{held.role}") for held in who.roles) or "–"
    facts = {"name": who.name[:200], "code": who.roster_code[:40], "roles": roles}
    head = [t("directory-person", **facts)]
    if who.position:
        head.append(t("directory-position", position=who.position[:200]))
    head.append(t(f"directory-state-{who.state}"))
    shown = {"phone": card.phone, "email": card.email[:100]}
    contacts = [t(f"directory-{name}", value=value) for name, value in shown.items() if value]
    studies = [_study(t, study) for study in card.studies[:_MOST_STUDIES]]
    return ["\n".join(lines) for lines in (head, studies, _phone(t, card), contacts)] + [
        _consents(t, card)
    ]


def _study(t: Translator, study: Study) -> str:
    key = "directory-group" if study.membership.ended_at is None else "directory-group-former"
    words = [t(key, group=study.group[:40])]
    programme = study.programme
    if programme is not None:
        words.append(t("directory-programme", title=programme.title))
        if programme.credits is not None:
            words.append(t("directory-credits", count=programme.credits))
        if programme.hours is not None:
            words.append(t("directory-hours", count=programme.hours))
    if study.membership.certificate:
        words.append(t("directory-certificate", number=study.membership.certificate[:40]))
    return "\n".join(words)


def _phone(t: Translator, card: Card) -> list[str]:
    talk, invite = card.person.talk, card.invite
    lines = [t("directory-unlinked-state")]
    if talk is not None:
        at = talk.linked_at
        lines = [t("directory-linked", at=at) if at else t("directory-linked-once")]
        lines += [] if talk.is_reachable else [t("directory-blocked")]
        lines += [t("directory-seen", at=talk.seen_at)] if talk.seen_at else []
    if invite is not None:
        lines.append(t("directory-invite", until=invite.expires_at))
    return lines


def _consents(t: Translator, card: Card) -> str:
    purposes = sorted({each.purpose for each in card.consents})
    words = ", ".join(t.plain(f"consent-purpose-{purpose}") for purpose in purposes)
    return t("directory-consents", list=words) if words else ""
