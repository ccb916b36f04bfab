"""What staff see of the register of consents: the counts, who has none, entering and importing."""

from collections.abc import Sequence
from typing import Any

from academy.consent_register import Count
from academy.consents import Standing
from academy.pages import Page
from bot.callbacks.consents import (
    ChooseOrigin,
    EnterConsent,
    ExportConsents,
    ImportConsents,
    OpenLacking,
    OpenPersonConsents,
    OpenRegister,
)
from bot.callbacks.directory import OpenPerson
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen
from bot.screens.consents import described
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.consents import Origin, Purpose
from storage.tables.people import Person

_MOST_TOLD = 10  # lines of a file that a message names


def register(t: Translator, counts: Sequence[Count]) -> Screen:
    """How many active learners stand how to each purpose."""
    rows: list[list[Button]] = [
        [(_lacking(t, each.purpose), OpenLacking(purpose=each.purpose))] for each in counts
    ]
    rows.append(
        [
            (t.plain("register-import.button"), ImportConsents()),
            (t.plain("register-export.button"), ExportConsents()),
        ]
    )
    rows.append([(t.plain("menu.button"), OpenMenu())])
    return Screen("\n\n".join([t("register"), *(_count(t, each) for each in counts)]), rows)


def lacking(t: Translator, purpose: Purpose, page: Page[Person]) -> Screen:
    """The active learners without a consent in force; one is pressed."""
    rows: list[list[Button]] = [
        [(short(f"{each.name} · {each.roster_code}"), OpenPersonConsents(person_id=each.id))]
        for each in page.items
    ]
    rows.append(turning(t, page, lambda number: OpenLacking(purpose=purpose, page=number)))
    rows.append([(t.plain("register.button"), OpenRegister())])
    name = t.plain(f"consent-purpose-{purpose}")
    key = "register-lacking" if page.items else "register-lacking-none"
    return Screen(t(key, purpose=name), rows)


def of_person(t: Translator, who: Person, standings: Sequence[Standing]) -> Screen:
    """One person's consents, and what can be entered."""
    head = t("register-person", name=who.name[:200], code=who.roster_code[:40])
    told = [described(t, each) for each in standings]
    rows: list[list[Button]] = [
        [
            (
                t.plain("register-enter", purpose=t.plain(f"consent-purpose-{each}")),
                EnterConsent(person_id=who.id, purpose=each),
            )
        ]
        for each in Purpose
    ]
    page: Button = (t.plain("register-page"), OpenPerson(person_id=who.id))
    return Screen("\n\n".join([head, *told]), [*rows, [page]])


def origins(t: Translator, who: Person, purpose: Purpose) -> Screen:
    """Where it was given."""
    rows: list[list[Button]] = [
        [
            (
                t.plain(f"register-origin-{each}"),
                ChooseOrigin(person_id=who.id, purpose=purpose, origin=each),
            )
        ]
        for each in (Origin.PAPER, Origin.STATE)
    ]
    text = t("register-origins", name=who.name[:200], purpose=t.plain(f"consent-purpose-{purpose}"))
    return Screen(text, [*rows, [_back(t, who.id)]])


def prompt(t: Translator, who: Person, purpose: Purpose, origin: Origin) -> Screen:
    """Number and date are awaited."""
    text = t(
        "register-prompt",
        name=who.name[:200],
        purpose=t.plain(f"consent-purpose-{purpose}"),
        origin=t.plain(f"register-origin-{origin}"),
    )
    return Screen(text, [[_back(t, who.id)]])


def file_prompt(t: Translator) -> Screen:
    """A list is awaited."""
    return Screen(t("register-import"), [[(t.plain("register.button"), OpenRegister())]])


def received(t: Translator, ahead: int) -> Screen:
    """The file waits for its turn."""
    return Screen(t("register-import-received", ahead=ahead))


def imported(t: Translator, facts: dict[str, Any]) -> Screen:
    """What became of a file: the counts, and the first lines that were refused."""
    counts = {name: facts[name] for name in ("found", "taken", "new")}
    parts = [t("register-imported", refused=facts["count"], **counts)]
    told = facts["refused"][:_MOST_TOLD]
    parts += [_refused(t, each) for each in told]
    if more := facts["count"] - len(told):
        parts.append(t("register-more", count=more))
    return Screen("\n".join(parts), [[(t.plain("register.button"), OpenRegister())]])


def unread(t: Translator) -> Screen:
    """The file ended its worker, or could not be fetched."""
    return Screen(t("register-unread"), [[(t.plain("register.button"), OpenRegister())]])


def unwritten(t: Translator) -> Screen:
    """There is no document."""
    return Screen(t("register-unwritten"), [[(t.plain("register.button"), OpenRegister())]])


def entered(t: Translator, at: Standing) -> Screen:
    """The person learns that their consent is in the register now."""
    return Screen(f"{t('consent-entered')}\n\n{described(t, at)}", [[_menu(t)]])


def _refused(t: Translator, at: dict[str, Any]) -> str:
    line = at["line"]
    where = t("import-at-line", line=str(line)) if line else t("import-whole-file")
    why = t(f"import-refused-{at['reason']}", **at["facts"])
    return f"• {where}: {why}"


def _count(t: Translator, at: Count) -> str:
    lines = [
        t("register-count", state=t.plain(f"consent-state-{state}"), count=number)
        for state, number in at.states.items()
    ]
    return "\n".join(
        [t("register-purpose", purpose=t.plain(f"consent-purpose-{at.purpose}")), *lines]
    )


def _lacking(t: Translator, purpose: Purpose) -> str:
    return t.plain("register-lacking.button", purpose=t.plain(f"consent-purpose-{purpose}"))


def _back(t: Translator, person_id: int) -> Button:
    return t.plain("consent.button"), OpenPersonConsents(person_id=person_id)


def _menu(t: Translator) -> Button:
    return t.plain("menu.button"), OpenMenu()
