"""What an administrator sees of the missing: who they are, what can be done, the last look."""

from academy.pages import Page
from academy.roster_missing import Fate
from bot import roster_words
from bot.callbacks.rosters import (
    ChooseMissing,
    ConfirmMissing,
    DecideMissing,
    OpenMissing,
    OpenRoster,
)
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.rosters import RosterLine

_NAME = 200


def missing(t: Translator, import_id: int, page: Page[RosterLine], total: int) -> Screen:
    """Those about whom nobody has decided; one is pressed, or all."""
    back = (t.plain("roster-sheet.button"), OpenRoster(import_id=import_id))
    if not page.items:
        return Screen(t("roster-missing-none"), [[back]])
    rows: list[list[Button]] = [
        [(_label(line), ChooseMissing(import_id=import_id, line_id=line.id))] for line in page.items
    ]
    rows.append(turning(t, page, lambda at: OpenMissing(import_id=import_id, page=at)))
    rows.append([(t.plain("roster-missing-all", count=total), ChooseMissing(import_id=import_id))])
    return Screen(t("roster-missing", count=total), [*rows, [back]])


def fates(t: Translator, import_id: int, line: RosterLine | None, total: int) -> Screen:
    """What can be decided about one of them, or about all."""
    number = line.id if line else 0
    buttons: list[Button] = [
        (
            t.plain(f"roster-fate-{fate}"),
            DecideMissing(import_id=import_id, line_id=number, fate=fate),
        )
        for fate in Fate
    ]
    rows = [buttons[:2], buttons[2:], [_back(t, import_id)]]
    return Screen(t("roster-fates", who=_who(t, line, total)), rows)


def confirmation(
    t: Translator, import_id: int, line: RosterLine | None, total: int, fate: Fate
) -> Screen:
    """The last look before it is done."""
    button = ConfirmMissing(import_id=import_id, line_id=line.id if line else 0, fate=fate)
    facts = {"who": _who(t, line, total), "fate": t.plain(f"roster-fate-{fate}")}
    confirm = (t.plain("roster-fate-confirm"), button)
    return Screen(t("roster-fate", **facts), [[confirm], [_back(t, import_id)]])


def decided(t: Translator, import_id: int, count: int, fate: str) -> Screen:
    """It is done with so many."""
    text = t("roster-decided", count=count, fate=t.plain(f"roster-fate-{fate}"))
    return Screen(text, [[_back(t, import_id)]])


def _who(t: Translator, line: RosterLine | None, total: int) -> str:
    if line is None:
        return t.plain("roster-missing-all", count=total)
    return f"{roster_words.person(line)[:_NAME]} ({line.roster_code[:40]})"


def _label(line: RosterLine) -> str:
    text = f"{roster_words.person(line)} · {line.roster_code}"
    return short(text)


def _back(t: Translator, import_id: int) -> Button:
    return (t.plain("roster-missing-back"), OpenMissing(import_id=import_id))
