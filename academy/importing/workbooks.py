"""Workbooks of Excel, LibreOffice, 1C and others (XLSX) into tables, sheet by sheet.

Read as a stream: the size a sheet claims is not asked, formulas are never computed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime
from posixpath import basename, dirname, join, normpath

from academy.importing.archives import Archive
from academy.importing.sheet_rows import Book, Merged, Rows
from academy.importing.sheet_xml import Elements, SharedTexts, Styles, parse
from academy.importing.tables import Line, Table

_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
_EPOCH_OF_MAC = datetime(1904, 1, 1, tzinfo=UTC)
_MOST_FILLED = 200_000  # cells that take the value of the merged one above


class NotAWorkbook(ValueError):
    """The archive holds no sheets that can be found."""


def workbook_part(archive: Archive) -> str:
    """The name of the file that lists the sheets; empty where the archive is no workbook."""
    names = [n for n in archive.files if basename(n).lower() == "workbook.xml"]
    return min(names, key=len, default="")


def tables(archive: Archive) -> list[Table]:
    """The sheets in their order. Raises NotAWorkbook, TooLong, and what the XML raises."""
    part = workbook_part(archive)
    listed = Elements("sheet", "workbookPr")
    _parse(archive, part, listed)
    mac = any(found.get("date1904") in ("1", "true") for _, found in listed.found)
    book = _book(archive, part, _EPOCH_OF_MAC if mac else _EPOCH)
    targets = _targets(archive, part)
    read = []
    for tag, sheet in listed.found:
        target = targets.get(sheet.get("id", ""), "")
        if tag == "sheet" and target in archive.files:
            is_hidden = sheet.get("state", "visible") != "visible"
            read.append(Table(_lines(archive, target, book), sheet.get("name", ""), is_hidden))
    if not read:
        raise NotAWorkbook
    return read


def _parse(archive: Archive, name: str, handler: Elements | SharedTexts | Styles | Rows) -> None:
    with archive.open(name) as stream:
        parse(stream, handler)


def _book(archive: Archive, part: str, epoch: datetime) -> Book:
    """Styles and shared texts stand beside the list of sheets; 1C spells `SharedStrings.xml`."""
    texts, styles = SharedTexts(), Styles()
    for name in archive.files:
        if dirname(name) != dirname(part):
            continue
        if basename(name).lower() == "sharedstrings.xml":
            _parse(archive, name, texts)
        elif basename(name).lower() == "styles.xml":
            _parse(archive, name, styles)
    return Book(texts.texts, frozenset(styles.dates), epoch)


def _targets(archive: Archive, part: str) -> dict[str, str]:
    """The files of the sheets by the names the list gives them."""
    relations = Elements("Relationship")
    name = join(dirname(part), "_rels", f"{basename(part)}.rels")
    if name in archive.files:
        _parse(archive, name, relations)
    found = {}
    for _, relation in relations.found:
        target = relation.get("Target", "").replace("\\", "/")
        whole = target[1:] if target.startswith("/") else join(dirname(part), target)
        found[relation.get("Id", "")] = normpath(whole)
    return found


def _lines(archive: Archive, name: str, book: Book) -> list[Line]:
    rows = Rows(book)
    _parse(archive, name, rows)
    lines = sorted(rows.lines, key=lambda line: line.number)
    _fill(lines, rows.merged)
    return lines


def _fill(lines: Sequence[Line], merged: Sequence[Merged]) -> None:
    """A cell merged over several lines is said once and meant for each of them."""
    numbers = [line.number for line in lines]
    left = _MOST_FILLED
    for range_ in merged:
        first = bisect_left(numbers, range_.top)
        if first == len(lines) or numbers[first] != range_.top:
            continue
        lines[first].spans[range_.left] = range_.right
        value = lines[first].cells.get(range_.left)
        for line in lines[first + 1 : bisect_right(numbers, range_.bottom)]:
            if value is None or left == 0:
                break
            line.cells.setdefault(range_.left, value)
            left -= 1
