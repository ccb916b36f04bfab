"""The office changes how a person stands: which states there are, why, the last look."""

from academy.standing import REASON_LENGTH, states_from
from bot.callbacks.standing import ChooseStanding, ConfirmStanding, OpenStanding
from bot.reply import Button, Screen
from bot.screens.directory import back
from locales import Translator
from storage.tables.people import Person, PersonState


def standing(t: Translator, who: Person) -> Screen:
    """How the person stands now, and what this can be changed to."""
    state = t(f"directory-state-{who.state}")
    rows: list[list[Button]] = [
        [(t.plain(f"changing-to-{each}.button"), ChooseStanding(person_id=who.id, state=each))]
        for each in states_from(who.state)
    ]
    text = t("changing", name=who.name[:200]) + "\n" + state
    return Screen(text, [*rows, [back(t, who.id)]])


def reason_prompt(t: Translator, who: Person, state: PersonState) -> Screen:
    """Why is awaited."""
    text = [t(f"changing-to-{state}", name=who.name[:200])]
    text.append(t("changing-reason-prompt", limit=REASON_LENGTH))
    return Screen("\n\n".join(text), [[_cancel(t, who)]])


def confirmation(t: Translator, who: Person, state: PersonState, reason: str) -> Screen:
    """Whom, what follows, why: the last look before it is done."""
    text = [
        t(f"changing-to-{state}", name=who.name[:200]),
        t("roles-reason", reason=reason),
        t(f"changing-effect-{state}"),
    ]
    yes = (t.plain("changing-confirm"), ConfirmStanding(person_id=who.id, state=state))
    return Screen("\n\n".join(text), [[yes], [_cancel(t, who)]])


def _cancel(t: Translator, who: Person) -> Button:
    return (t.plain("changing-cancel"), OpenStanding(person_id=who.id))
