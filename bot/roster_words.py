"""An import of a roster in words, for the console, a document and the chat alike. No aiogram."""

from collections.abc import Iterator, Sequence
from typing import Any

from academy.rosters import Sheet
from bot.import_words import place
from locales import Translator
from storage.tables.rosters import LineChange, RosterImport, RosterLine

_SHOWN = 200  # characters of a value


def counts(sheet: Sheet) -> dict[str, int]:
    """The numbers of `roster-counts`."""
    found = {str(change): sheet.counts.get(change, 0) for change in LineChange}
    return {"found": sheet.found, **found}


def file_notices(t: Translator, roster: RosterImport) -> Iterator[str]:
    """What was read otherwise than it is written, and what there is no key to keep."""
    for notice in roster.report.get("notices", []):
        facts = {name: value for name, value in notice.items() if name not in {"line", "what"}}
        yield at_line(t, notice["line"], t.plain(f"import-changed-{notice['what']}", **facts))
    if count := roster.report.get("iins_left_out", 0):
        yield t.plain("roster-no-key", people=count)


def places(t: Translator, roster: RosterImport) -> Iterator[str]:
    """Who would become staff, and what the file makes besides people: a misspelling shows here."""
    plan = roster.places
    for role, count in roster.report.get("staff", {}).items():
        yield t.plain("roster-staff", role=t.plain(f"role-{role}"), people=count)
    new = [code for code, were in plan.get("programmes_were", {}).items() if were is None]
    for kind, codes in (
        ("groups", plan.get("groups", [])),
        ("programmes", new),
        ("disciplines", plan.get("disciplines", [])),
    ):
        if codes:
            yield t.plain(f"roster-new-{kind}", codes=_listed(codes))


def line_words(t: Translator, line: RosterLine) -> Iterator[str]:
    """Everything there is to say about a line, one sentence each."""
    if line.change == LineChange.REFUSED:
        yield t.plain(f"import-refused-{line.reason}", **line.notes["facts"])
        return
    for what, old, new in line.notes.get("changes", []):
        field = t.plain(f"roster-field-{what}")
        yield f"{field}: {_value(t, what, old)} → {_value(t, what, new)}"
    for notice in line.notes.get("notices", []):
        facts = {name: value for name, value in notice.items() if name != "what"}
        yield t.plain(f"import-changed-{notice['what']}", **facts)


def person(line: RosterLine) -> str:
    """Who the line is about, where it names somebody."""
    names = (line.family_name, line.given_name, line.patronymic)
    return " ".join(name for name in names if name)


def sentence(t: Translator, line: RosterLine) -> str:
    """Everything about a line in one: its place, its person, what there is to say."""
    who = person(line)
    words = "; ".join(line_words(t, line))
    text = " – ".join(part for part in (who, words) if part) or line.roster_code
    return at_line(t, line.line, text) if line.line else text


def at_line(t: Translator, line: int, words: str) -> str:
    """The words with the line they are about."""
    return f"{place(t, line)}: {words}"


def _value(t: Translator, what: str, value: str) -> str:
    """A value as people know it; nothing is a dash, an IIN is never shown."""
    if what == "iin":
        return "…"
    if what == "role" and value:
        return t.plain(f"role-{value}")
    return value[:_SHOWN] or "–"


def _listed(codes: Sequence[Any]) -> str:
    shown = ", ".join(str(code)[:40] for code in codes[:20])
    return f"{shown} … +{len(codes) - 20}" if len(codes) > 20 else shown
