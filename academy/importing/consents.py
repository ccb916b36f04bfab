"""Lists of consents given elsewhere: a workbook or a text with delimiters into plain values.

Runs in a worker process: no database, nothing of Telegram.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax import SAXException

from defusedxml.common import DefusedXmlException

from academy.importing import delimited, workbooks
from academy.importing.archives import archive
from academy.importing.consent_words import COLUMNS, ORIGINS, PURPOSES, named
from academy.importing.decoding import LIMIT, decoded
from academy.importing.report import MEGABYTE, Changed, Refused, Report
from academy.importing.roster_files import refused_archive, refused_file
from academy.importing.roster_headers import Column, column_named
from academy.importing.tables import MOST_LINES, Line, Table, TooLong
from iins import is_valid

NUMBER_LENGTH = 60
_NEEDED = {"purpose", "number", "date"}
_SEARCHED = 100  # lines above which the header must stand
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})(?: .*)?"),
)


@dataclass(frozen=True)
class ConsentRow:
    """One consent of the file; the person is named by the roster code, or by the IIN."""

    line: int
    code: str
    iin: str
    purpose: str
    origin: str
    number: str
    given_on: date


@dataclass(frozen=True, kw_only=True)
class Consents(Report):
    """The consents of one file, in its order."""

    rows: tuple[ConsentRow, ...] = ()

    @property
    def taken(self) -> int:
        return len(self.rows)


def consents(data: bytes, name: str = "") -> Consents:
    """The consents of the file. Never raises on any bytes: see the report."""
    try:
        return _consents(data, name)
    except TooLong:
        return _refused(Refused(0, "too-many-lines", {"limit": MOST_LINES}))
    except (DefusedXmlException, workbooks.NotAWorkbook, SAXException) as error:
        return _refused(Refused(0, "broken-workbook", {"cause": type(error).__name__}))
    except Exception as error:
        # A file made by hand can break what no list of errors foresees; it is refused, not us.
        return _refused(Refused(0, "broken-file", {"cause": type(error).__name__}))


def _consents(data: bytes, name: str) -> Consents:
    if len(data) > LIMIT:
        return _refused(Refused(0, "file-too-big", {"limit": LIMIT // MEGABYTE}))
    if why := refused_file(data, name):
        return _refused(why)
    if not data.startswith(b"PK\x03\x04"):
        return _of_text(data)
    found = archive(data)
    if isinstance(found, Refused):
        return _refused(found)
    if why := refused_archive(found.files):
        return _refused(why)
    if not workbooks.workbook_part(found):
        return _refused(Refused(0, "broken-archive"))
    return _of_tables("xlsx", workbooks.tables(found))


def _of_text(data: bytes) -> Consents:
    read = decoded(data)
    if isinstance(read, Refused):
        return _refused(read)
    lines = delimited.split(read.text)
    tables = [delimited.table(lines, each) for each in delimited.DELIMITERS]
    best = max(tables, key=lambda table: len(_header(table.lines)[1]))
    return _of_tables("csv", [best], read.changed)


def _of_tables(
    format_: str, tables: Sequence[Table], changed: tuple[Changed, ...] = ()
) -> Consents:
    rows: list[ConsentRow] = []
    refused: list[Refused] = []
    has_header = False
    for table in tables:
        at, columns = _header(table.lines)
        has_header = has_header or bool(columns)
        for line in table.lines[at + 1 :] if columns else []:
            read = _row(line, columns)
            (rows if isinstance(read, ConsentRow) else refused).append(read)  # type: ignore[arg-type]
    found = len(rows) + len(refused)
    why = None if found else Refused(0, "consent-none" if has_header else "consent-header")
    told = {"rows": tuple(rows), "refused": tuple(refused), "changed": changed}
    return Consents(format=format_, found=found, refusal=why, **told)  # type: ignore[arg-type]


def _header(lines: Sequence[Line]) -> tuple[int, Mapping[str, int]]:
    """Which line names the columns, and where each stands; no columns where there is none."""
    for at, line in enumerate(lines[:_SEARCHED]):
        columns = {found: where for where, title in line.cells.items() if (found := _named(title))}
        if columns.keys() >= _NEEDED and columns.keys() & {"code", "iin"}:
            return at, columns
    return 0, {}


def _named(title: str) -> str:
    if found := named(COLUMNS, title):
        return found
    column = column_named(title)
    return str(column) if column in (Column.CODE, Column.IIN) else ""


def _row(line: Line, columns: Mapping[str, int]) -> ConsentRow | Refused:
    cells = {name: line.cells.get(at, "").strip() for name, at in columns.items()}
    code, iin = cells.get("code", ""), re.sub(r"\D", "", cells.get("iin", ""))
    purpose = named(PURPOSES, cells["purpose"])
    origin = named(ORIGINS, cells["origin"]) if cells.get("origin") else "paper"
    given_on = _date(cells["date"])
    number = cells["number"].removeprefix("№").strip()
    faults = {
        "consent-broken": line.is_broken or bool(line.faults.keys() & set(columns.values())),
        "consent-person": not code and not is_valid(iin),
        "consent-purpose": not purpose,
        "consent-origin": not origin,
        "consent-number": not 0 < len(number) <= NUMBER_LENGTH,
        "consent-date": given_on is None,
    }
    if why := next((reason for reason, is_so in faults.items() if is_so), ""):
        return Refused(line.number, why)
    assert given_on is not None  # noqa: S101 - refused above
    return ConsentRow(line.number, code, iin, purpose, origin, number, given_on)


def _date(text: str) -> date | None:
    found = next((match for each in _DATES if (match := each.fullmatch(text))), None)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _refused(why: Refused) -> Consents:
    return Consents(format="unknown", refusal=why)
