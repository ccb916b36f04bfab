"""What a person sees who is suspended, has finished, left, or is back: what ended, what is kept."""

from datetime import datetime

from academy.institution import institution
from academy.settings import Settings
from bot.callbacks.joining import OpenLanguages, OpenMenu
from bot.callbacks.mydata import OpenMyData
from bot.reply import Button, Screen
from locales import Translator
from storage.tables.people import PersonState

# What stays open to who is not active: their own data, the language.
OPEN_TO_FORMER: list[tuple[str, type[OpenMyData] | type[OpenLanguages]]] = [
    ("mydata.button", OpenMyData),
    ("join-languages.button", OpenLanguages),
]


def standing(t: Translator, settings: Settings, state: PersonState, since: datetime) -> Screen:
    """The state, since when, what it means, and whom to turn to; the letter and the menu alike."""
    if state == PersonState.ACTIVE:
        return Screen(t("standing-active"), [[(t.plain("menu.button"), OpenMenu())]])
    paragraphs = [t(f"standing-{state}", since=since), turn_to(t, settings)]
    rows: list[list[Button]] = [[(t.plain(label), button())] for label, button in OPEN_TO_FORMER]
    return Screen("\n\n".join(paragraphs), rows)


def turn_to(t: Translator, settings: Settings) -> str:
    """Whom people turn to who cannot go on by themselves."""
    contact = institution(settings).contact
    if not contact.text(t.locale):
        return t("standing-contact-none")
    return t("standing-contact", contact=contact)
