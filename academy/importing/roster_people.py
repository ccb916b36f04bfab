"""The people of one table: which lines are people, and who they are."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

import iins
from academy.importing import roster_words
from academy.importing.report import Changed, Refused
from academy.importing.roster_cells import Cells, Unfit
from academy.importing.roster_headers import (
    NAMES,
    Column,
    Header,
    another_header,
    first_header,
    under,
)
from academy.importing.roster_letters import clean, folded, shortened
from academy.importing.roster_names import Name, one_line, split
from academy.importing.roster_rows import RosterRow
from academy.importing.tables import Line, Table

LONGEST_NAME = 200
_Read = TypeVar("_Read")
_FEW_COLUMNS = 2  # a list that has no more may well hold nothing but names


@dataclass
class People:
    """What one table gave; `sheet` is its name."""

    sheet: str = ""
    rows: list[RosterRow] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    unread: list[RosterRow] = field(default_factory=list)  # what was legible of refused lines

    def name_sheet(self) -> None:
        """Say the sheet beside each line: the file has people on several."""
        fact = {"sheet": self.sheet}
        self.rows = [replace(row, sheet=self.sheet) for row in self.rows]
        self.changed = [replace(note, facts={**note.facts, **fact}) for note in self.changed]
        self.refused = [replace(no, facts={**no.facts, **fact}) for no in self.refused]


def people(table: Table) -> People | None:
    """The people of the table, or nothing where no line names its columns."""
    first = first_header(table.lines)
    if first is None:
        return None
    read = _Reader(first, People(table.name))
    for line in table.lines:
        if line.number > first.line:
            read.take(line)
    return read.people


class _Reader:
    """Goes down the lines of a table, remembering the header and the group above."""

    def __init__(self, first: Header, into: People) -> None:
        self.people = into
        self._header = first
        self._is_below_header = True
        self._group = ""

    def take(self, line: Line) -> None:
        if self._is_header(line):
            return
        if self._is_below_header:
            self._is_below_header = False
            self._tell_columns()
        if not self._is_person(line):
            return
        cells = Cells(self._header, line)
        try:
            row = _person(cells, self._group)
        except Unfit as why:
            self.people.refused.append(Refused(line.number, why.reason, why.facts))
            self.people.unread.append(_legible(cells))
            return
        self.people.rows.append(row)
        self.people.changed += cells.notes
        if line.is_broken:
            self._note(line, "torn-quotes")
        if line.is_hidden:
            self._note(line, "hidden-rows")

    def _note(self, line: Line, what: str, **facts: str | int) -> None:
        self.people.changed.append(Changed(line.number, what, facts))

    def _is_header(self, line: Line) -> bool:
        if self._is_below_header and (exact := under(self._header, line)):
            self._header = exact
            return True
        if found := another_header(line, self._header):
            self._note(line, "header-again")
            self._header = found
            return True
        return False

    def _tell_columns(self) -> None:
        for at, title in self._header.titles.items():
            if at not in self._header.columns and folded(title):
                self.people.changed.append(
                    Changed(self._header.line, "column-left-out", {"column": shortened(title)})
                )

    def _is_person(self, line: Line) -> bool:
        texts = [clean(line.cells[at]) for at in sorted(line.cells)]
        if all(text.isdecimal() and len(text) < 5 for text in texts):
            return bool(line.faults)  # numbers of lines or of columns
        has_iin = any(len(text) >= 9 and text.isdecimal() for text in texts)
        if not has_iin and any(map(roster_words.is_total, texts[:2])):
            self._note(line, "total-line", text=shortened(texts[0]))
            return False
        if len(texts) == 1 and (group := roster_words.group_of_section(texts[0])):
            self._group = group
            self._note(line, "group-above", group=group)
            return False
        held = {self._header.columns.get(at) for at in line.cells}
        is_remark = len(texts) == 1 and not held & NAMES and len(self._header.fields) > 1
        if is_remark or not held - {None, Column.ORDINAL}:
            self._note(line, "row-left-out", text=shortened(texts[0]))
            return False
        return True


def _person(cells: Cells, group: str) -> RosterRow:
    name = _name(cells)
    if len(cells.line.cells) == 1 and len(cells.header.fields) > _FEW_COLUMNS:
        raise Unfit("nothing-but-a-name", name=shortened(f"{name.family} {name.given}"))
    role, *others = cells.roles()
    row = RosterRow(
        line=cells.line.number,
        family_name=name.family,
        given_name=name.given,
        patronymic=name.patronymic,
        code=cells.code(),
        iin=cells.iin(),
        role=role,
        position=cells.text(Column.POSITION),
        groups=cells.several(Column.GROUPS) or ((group,) if group else ()),
        disciplines=cells.several(Column.DISCIPLINES),
        phone=cells.phone(),
        email=cells.email(),
        locale=cells.locale(),
        programme=cells.text(Column.PROGRAMME),
        kind=cells.kind(),
        credits=cells.number(Column.CREDITS),
        hours=cells.number(Column.HOURS),
        certificate=cells.text(Column.CERTIFICATE),
        other_roles=tuple(others),
    )
    return _of_one_mind(_numbered(row, cells), cells)


def _legible(cells: Cells) -> RosterRow:
    """By what somebody of a refused line can still be known; nothing is invented."""
    name = _tried(_name, cells) or Name("", "", "")
    code, iin = _tried(Cells.code, cells) or "", _tried(Cells.iin, cells) or ""
    return RosterRow(
        line=cells.line.number,
        family_name=name.family,
        given_name=name.given,
        patronymic=name.patronymic,
        code=code,
        iin=iin if iins.is_valid(iin) else "",
    )


def _tried(read: Callable[[Cells], _Read], cells: Cells) -> _Read | None:
    try:
        return read(cells)
    except Unfit:
        return None


def _name(cells: Cells) -> Name:
    family, given, patronymic = (
        one_line(cells.name(column))
        for column in (Column.FAMILY_NAME, Column.GIVEN_NAME, Column.PATRONYMIC)
    )
    full = " ".join(map(cells.mended, cells.texts(Column.FULL_NAME)))
    if both := one_line(cells.name(Column.GIVEN_NAMES)):
        given, _, patronymic = both.partition(" ")
    if full and family and not cells.header.at(Column.GIVEN_NAME):
        given = one_line(full)  # "Last name" beside "Name"
    elif not given and (found := split(full or family)):
        family, given, patronymic = found.family, found.given, patronymic or found.patronymic
    elif full and not (family or given):
        raise Unfit("one-word-name", name=shortened(full))
    return _checked(Name(family, given, patronymic), cells)


def _checked(name: Name, cells: Cells) -> Name:
    if not name.family and not name.given:
        raise Unfit("no-name")
    if not name.family:
        raise Unfit("no-family-name")
    if not name.given:
        raise Unfit("no-given-name")
    if max(len(name.family), len(name.given), len(name.patronymic)) > LONGEST_NAME:
        raise Unfit("name-too-long", limit=LONGEST_NAME)
    if not any(map(str.isalpha, name.family)) or not any(map(str.isalpha, name.given)):
        raise Unfit("name-without-letters", name=shortened(f"{name.family} {name.given}"))
    if name.has_initials:
        cells.note("initials")
    return name


def _numbered(row: RosterRow, cells: Cells) -> RosterRow:
    """The IIN proved, or moved to where the Academy's own numbers are. Raises Unfit."""
    if not row.iin or iins.is_valid(row.iin):
        return row
    if not iins.is_placeholder(row.iin):
        raise Unfit(iins.fault(row.iin))
    cells.note("placeholders")
    return replace(row, iin="", code=row.code or row.iin)


def _of_one_mind(row: RosterRow, cells: Cells) -> RosterRow:
    """The kind of a learner from whatever says it; disciplines only with who teaches them."""
    said = cells.text(Column.ROLE), row.position
    kind = row.kind or next((found for word in said if (found := roster_words.kind(word))), "")
    kind = kind or roster_words.kind_of_programme(row.programme)
    if not kind and (row.hours or row.certificate):
        kind = "listener"
    elif not kind and row.credits:
        kind = "master"
    is_learner = "learner" in (row.role, *row.other_roles)
    row = replace(row, kind=kind if is_learner else "")
    if row.disciplines and "lecturer" not in (row.role, *row.other_roles):
        cells.note("disciplines-left-out")
        row = replace(row, disciplines=())
    return row
