"""What is said about an import of a roster, for another program: codes, numbers, lines."""

from collections.abc import Mapping, Sequence
from typing import Any

from academy.importing.report import Refused
from academy.importing.rosters import Roster
from academy.rosters import Sheet
from storage.tables.rosters import LineChange, RosterLine

Lines = Mapping[LineChange, Sequence[RosterLine]]


def summary(sheet: Sheet, lines: Lines) -> dict[str, Any]:
    """The counts and the refused lines; then the changes, what to know, what is made."""
    plan = sheet.roster.places
    notices = sheet.roster.report.get("notices", [])
    counts = {change: sheet.counts.get(change, 0) for change in LineChange}
    return {
        "found": sheet.found,
        "new": counts[LineChange.NEW],
        "changed": counts[LineChange.CHANGED],
        "unchanged": counts[LineChange.UNCHANGED],
        "missing": counts[LineChange.MISSING],
        "refused": [
            {"row": line.line, "reason": line.reason, **line.notes["facts"]}
            for line in lines[LineChange.REFUSED]
        ],
        "format": sheet.roster.report.get("format"),
        "changes": [_change(line) for line in lines[LineChange.CHANGED]],
        "notices": [*notices, *_notices(lines)],
        "placeholders": sum(n["people"] for n in notices if n["what"] == "placeholders"),
        "iins_left_out": sheet.roster.report.get("iins_left_out", 0),
        "missing_codes": [line.roster_code for line in lines[LineChange.MISSING]],
        "groups": plan.get("groups", []),
        "programmes": list(plan.get("programmes", {})),
        "disciplines": plan.get("disciplines", []),
    }


def refusal(read: Roster) -> dict[str, Any]:
    """The same of a file in which nobody was found."""
    why = read.refusal or Refused(0, "no-people")
    counts = dict.fromkeys(("found", "new", "changed", "unchanged", "missing"), 0)
    return {**counts, "refused": [], "refusal": {"reason": why.reason, **why.facts}}


def _change(line: RosterLine) -> dict[str, Any]:
    what = [{"what": w, "from": old, "to": new} for w, old, new in line.notes["changes"]]
    return {"row": line.line, "code": line.roster_code, "changes": what}


def _notices(lines: Lines) -> list[dict[str, Any]]:
    told = (LineChange.NEW, LineChange.CHANGED, LineChange.UNCHANGED)
    return [
        {"line": line.line, **notice}
        for change in told
        for line in lines[change]
        for notice in line.notes["notices"]
    ]
