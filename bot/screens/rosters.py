"""What an administrator sees of an import: the prompt, the dry run, its lines, how it ended."""

from typing import Any

from academy.pages import Page
from academy.roster_orders import LARGEST
from academy.rosters import Sheet
from bot import roster_words
from bot.callbacks.face_imports import OpenFaceImport
from bot.callbacks.invites import OpenInviteGroups
from bot.callbacks.joining import OpenMenu
from bot.callbacks.rosters import (
    ApplyRoster,
    ConfirmRosterUndo,
    DropRoster,
    GetRosterLines,
    GetRosterTemplate,
    OpenMissing,
    OpenRoster,
    OpenRosterLines,
    OpenRosters,
    UndoRoster,
)
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.rosters import ImportState, LineChange, RosterImport, RosterLine

_LISTED = (LineChange.NEW, LineChange.CHANGED, LineChange.REFUSED, LineChange.MISSING)
_NOTICES = 6  # of the file, on the dry run's screen
_NOTICE = 200  # characters of each
_SENTENCE = 350  # characters of a line: eight of them fit into a message


def prompt(t: Translator, last: RosterImport | None) -> Screen:
    """A file is awaited; the template, and the import that still waits for a word."""
    rows: list[list[Button]] = []
    if last is not None:
        rows.append([(t.plain("roster-last"), OpenRoster(import_id=last.id))])
    rows.append([(t.plain("roster-template.button"), GetRosterTemplate())])
    rows.append([(t.plain("faces-import.button"), OpenFaceImport())])
    rows.append([(t.plain("menu.button"), OpenMenu())])
    return Screen(t("roster", limit=LARGEST), rows)


def received(t: Translator) -> Screen:
    """The file is on its way through; a panel tells how far it is."""
    return Screen(t("roster-received"))


def sheet(t: Translator, at: Sheet) -> Screen:
    """The dry run, or what became of it."""
    roster = at.roster
    state = t(f"roster-state-{roster.state}")
    parts = [t("roster-sheet", number=str(roster.id), file=roster.file_name, state=state)]
    parts.append(t("roster-counts", **roster_words.counts(at)))
    told = [*roster_words.places(t, roster), *roster_words.file_notices(t, roster)]
    shown = [t("roster-notice", text=short(words, _NOTICE)) for words in told[:_NOTICES]]
    if len(told) > _NOTICES:
        shown.append(t("roster-more", count=len(told) - _NOTICES))
    parts.append("\n".join(shown))
    return Screen("\n\n".join(part for part in parts if part), [*_ways(t, at), [_back(t)]])


def lines(t: Translator, import_id: int, change: LineChange, page: Page[RosterLine]) -> Screen:
    """A page of the lines that do this; all of them as a document."""
    told = [
        t("roster-line", text=short(roster_words.sentence(t, ln), _SENTENCE)) for ln in page.items
    ]
    text = "\n\n".join([t(f"roster-lines-{change}"), *told] if told else [t("roster-lines-none")])

    def to(number: int) -> OpenRosterLines:
        return OpenRosterLines(import_id=import_id, change=change, page=number)

    rows: list[list[Button]] = [turning(t, page, to)]
    if page.count > 1:
        document = GetRosterLines(import_id=import_id, change=change)
        rows.append([(t.plain("roster-lines.button"), document)])
    return Screen(text, [*rows, [_to_sheet(t, import_id)]])


def dropped(t: Translator) -> Screen:
    """Nothing of the file was taken."""
    return Screen(t("roster-dropped"), [[_back(t)]])


def undo_confirmation(t: Translator, import_id: int) -> Screen:
    """The last look before it is taken back."""
    confirm = (t.plain("roster-undo-confirm"), ConfirmRosterUndo(import_id=import_id))
    return Screen(t("roster-undo", number=str(import_id)), [[confirm], [_to_sheet(t, import_id)]])


def applied(t: Translator, facts: dict[str, Any], missing: int) -> Screen:
    """It is done; whom to invite, who is missing, how to take it back."""
    number = facts["import_id"]
    counts = {name: facts[name] for name in ("added", "changed")}
    text = t("roster-applied", number=str(number), **counts)
    if facts["overtaken"]:
        text += "\n\n" + t("roster-overtaken", people=facts["overtaken"])
    rows: list[list[Button]] = []
    if facts["added"]:
        rows.append([(t.plain("invite-groups.button"), OpenInviteGroups())])
    if missing:
        label = t.plain("roster-missing.button", count=missing)
        rows.append([(label, OpenMissing(import_id=number))])
    rows.append([(t.plain("roster-undo.button"), UndoRoster(import_id=number))])
    return Screen(text, [*rows, [_back(t)]])


def undone(t: Translator, facts: dict[str, Any]) -> Screen:
    """It is taken back; who stays, and why."""
    text = t("roster-undone", removed=facts["removed"], restored=facts["restored"])
    kept = [t(f"roster-kept-{why}", people=count) for why, count in facts["kept"].items()]
    return Screen("\n".join([text, *kept]), [[_back(t)]])


def refused(t: Translator, facts: dict[str, Any]) -> Screen:
    """Nobody was found in the file, and why."""
    why = t.plain(f"import-refused-{facts['reason']}", **facts["facts"])
    return Screen(t("roster-refused", file=facts["name"], why=why), [[_back(t)]])


def ended(t: Translator, key: str) -> Screen:
    """An order ended otherwise than it was meant."""
    return Screen(t(key), [[_back(t)]])


def _ways(t: Translator, at: Sheet) -> list[list[Button]]:
    """What can be done: where it waits for a word, apply or drop; where it was applied, undo."""
    number, state = at.roster.id, at.roster.state
    listed: list[Button] = [
        (
            t.plain(f"roster-lines-{change}.button", count=at.counts[change]),
            OpenRosterLines(import_id=number, change=change),
        )
        for change in _LISTED
        if at.counts.get(change)
    ]
    rows = [listed[start : start + 2] for start in range(0, len(listed), 2)]
    if state == ImportState.READY:
        apply = (t.plain("roster-apply"), ApplyRoster(import_id=number))
        drop = (t.plain("roster-dropped.button"), DropRoster(import_id=number))
        return [[drop] if at.is_empty else [apply, drop], *rows]
    if state == ImportState.APPLIED:
        rows.append([(t.plain("roster-undo.button"), UndoRoster(import_id=number))])
        missing = at.counts.get(LineChange.MISSING)
        if missing:
            label = t.plain("roster-missing.button", count=missing)
            rows.insert(0, [(label, OpenMissing(import_id=number))])
    return rows


def _back(t: Translator) -> Button:
    return (t.plain("roster.button"), OpenRosters())


def _to_sheet(t: Translator, import_id: int) -> Button:
    return (t.plain("roster-sheet.button"), OpenRoster(import_id=import_id))
