"""What an administrator sees of the bot's own health: a line for each part, and what to do next."""

from collections.abc import Sequence
from html import escape

from academy.health import Health, Line
from bot.callbacks.health import OpenHealth
from bot.callbacks.joining import OpenMenu
from bot.callbacks.letters_in_doubt import OpenDoubtfulLetters
from bot.health_lines import words
from bot.reply import Button, Screen
from locales import Translator


def health(t: Translator, found: Health, *, decides: bool) -> Screen:
    """All parts, the next step under each that is not good; who `decides` is led to the letters in
    doubt."""
    doubts = sum(line.facts.get("doubt", 0) for line in found.lines)
    rows: list[list[Button]] = []
    if doubts and decides:
        label = t.plain("letters-doubtful.button", count=doubts)
        rows.append([(label, OpenDoubtfulLetters())])
    rows += [
        [(t.plain("health-refresh"), OpenHealth())],
        [(t.plain("menu.button"), OpenMenu())],
    ]
    return Screen(_told(t, t("health", at=found.at), found.lines), rows)


def alarm(t: Translator, lines: Sequence[Line]) -> Screen:
    """These parts turned wrong."""
    return Screen(_told(t, t("health-alarm"), lines), [[(t.plain("health.button"), OpenHealth())]])


def relief(t: Translator, lines: Sequence[Line]) -> Screen:
    """These parts are well again."""
    return Screen(_told(t, t("health-relief"), lines), [[(t.plain("health.button"), OpenHealth())]])


def _told(t: Translator, heading: str, lines: Sequence[Line]) -> str:
    return "\n".join([heading, "", *(escape(words(t, line), quote=False) for line in lines)])
