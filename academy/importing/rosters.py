"""Rosters of the Academy: a workbook, a text with delimiters or a OneRoster archive into people.

Runs in a worker process: plain values in, plain values out, no database, nothing of Telegram.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax import SAXException

from defusedxml.common import DefusedXmlException

from academy.importing import delimited, one_roster, workbooks
from academy.importing.archives import Archive, archive
from academy.importing.decoding import LIMIT, decoded
from academy.importing.report import MEGABYTE, Changed, Refused, Report
from academy.importing.roster_doubles import without_doubles
from academy.importing.roster_files import refused_archive, refused_file
from academy.importing.roster_headers import first_header
from academy.importing.roster_people import People, people
from academy.importing.roster_rows import RosterRow
from academy.importing.tables import MOST_LINES, Table, TooLong

# A file has none of these or hundreds.
_TOLD_ONCE = frozenset(
    ["placeholders", "zeros-restored", "hidden-rows", "initials", "latin-letters"]
)
_SNIFFED = 200  # lines in which a delimiter must show the header


@dataclass(frozen=True, kw_only=True)
class Roster(Report):
    """The people of one file, in its order."""

    rows: tuple[RosterRow, ...] = ()
    unread: tuple[RosterRow, ...] = ()  # of refused lines: the name, code and IIN that were legible

    @property
    def taken(self) -> int:
        return len(self.rows)

    def summary(self) -> dict[str, Any]:
        return {**super().summary(), "roles": dict(Counter(row.role for row in self.rows))}


def roster(data: bytes, name: str = "") -> Roster:
    """The people of the file. Never raises on any bytes: see the report.

    `name` is the name of the file, if it has one: by it some other kinds of tables are known.
    """
    try:
        return _roster(data, name)
    except TooLong:
        return _refused("", Refused(0, "too-many-lines", {"limit": MOST_LINES}))
    except (DefusedXmlException, workbooks.NotAWorkbook, SAXException) as error:
        return _refused("xlsx", Refused(0, "broken-workbook", {"cause": type(error).__name__}))
    except Exception as error:
        # A file made by hand can break what no list of errors foresees; it is refused, not us.
        return _refused("", Refused(0, "broken-file", {"cause": type(error).__name__}))


def _roster(data: bytes, name: str) -> Roster:
    if len(data) > LIMIT:
        return _refused("", Refused(0, "file-too-big", {"limit": LIMIT // MEGABYTE}))
    if not data.strip(b"\x00 \t\r\n"):
        return _refused("", Refused(0, "empty-file"))
    if why := refused_file(data, name):
        return _refused("", why)
    return _of_archive(data) if data.startswith(b"PK\x03\x04") else _of_text(data)


def _of_archive(data: bytes) -> Roster:
    found = archive(data)
    if isinstance(found, Refused):
        return _refused("zip", found)
    if why := refused_archive(found.files):
        return _refused("zip", why)
    if workbooks.workbook_part(found):
        return _of_tables("xlsx", workbooks.tables(found), [])
    if one_roster.folder(found) is not None:
        return _of_one_roster(found)
    return _refused("zip", Refused(0, "archive-without-roster"))


def _of_one_roster(found: Archive) -> Roster:
    read = one_roster.people(found)
    return (
        _refused("oneroster", read) if isinstance(read, Refused) else _gathered("oneroster", [read])
    )


def _of_text(data: bytes) -> Roster:
    read = decoded(data)
    if isinstance(read, Refused):
        return _refused("csv", read)
    lines = delimited.split(read.text)
    delimiter = max(delimited.DELIMITERS, key=lambda each: _columns_with(lines[:_SNIFFED], each))
    return _of_tables("csv", [delimited.table(lines, delimiter)], read.changed)


def _columns_with(lines: Sequence[str], delimiter: str) -> int:
    """How many columns of a roster are found if lines are parted so."""
    found = first_header(delimited.table(lines, delimiter).lines)
    return len(found.fields) if found else 0


def _of_tables(format_: str, tables: Sequence[Table], changed: Iterable[Changed]) -> Roster:
    """The people of all sheets that have a header; the other sheets are named."""
    changed, read = list(changed), []
    for table in tables:
        found = None if table.is_hidden else people(table)
        if found:
            read.append(found)
        elif table.lines and table.name:
            what = "sheet-hidden" if table.is_hidden else "sheet-without-people"
            changed.append(Changed(0, what, {"sheet": table.name}))
    if not read:
        is_empty = not any(table.lines for table in tables)
        return _refused(format_, Refused(0, "empty-file" if is_empty else "no-header"), changed)
    return _gathered(format_, read, changed)


def _gathered(format_: str, read: Sequence[People], changed: Sequence[Changed] = ()) -> Roster:
    told = list(changed)
    full = [one for one in read if one.rows or one.refused]
    if len(full) > 1:
        for one in full:
            told.append(Changed(0, "sheet-read", {"sheet": one.sheet, "people": len(one.rows)}))
            one.name_sheet()
    doubles = without_doubles([row for one in full for row in one.rows])
    refused = [*(no for one in full for no in one.refused), *doubles.refused]
    told += [*(note for one in read for note in one.changed), *doubles.changed]
    found = len(doubles.rows) + len(refused)
    return Roster(
        format=format_,
        rows=tuple(doubles.rows),
        found=found,
        changed=tuple(_told_once(told, doubles.rows)),
        unread=(*(row for one in full for row in one.unread), *doubles.unread),
        refused=tuple(sorted(refused, key=lambda no: no.line)),
        refusal=None if found else Refused(0, "no-people"),
    )


def _told_once(notes: Sequence[Changed], rows: Sequence[RosterRow]) -> list[Changed]:
    """What may concern every line of a file is told once, with the number of people."""
    counts = Counter(note.what for note in notes if note.what in _TOLD_ONCE)
    nameless = sum(1 for row in rows if not row.iin and not row.code)
    gathered = [Changed(0, what, {"people": n}) for what, n in counts.items()]
    if nameless:
        gathered.append(Changed(0, "without-number", {"people": nameless}))
    others = [note for note in notes if note.what not in _TOLD_ONCE]
    return gathered + sorted(others, key=lambda note: note.line)


def _refused(format_: str, why: Refused, changed: Sequence[Changed] = ()) -> Roster:
    return Roster(format=format_ or "unknown", refusal=why, changed=tuple(changed))
