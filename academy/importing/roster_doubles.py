"""The same person twice in one file, two people with one number, and namesakes."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from academy.importing.report import Changed, Refused
from academy.importing.roster_letters import folded
from academy.importing.roster_rows import RosterRow


@dataclass
class Doubles:
    """The rows that stand alone, in their order, and what is said about the others."""

    rows: list[RosterRow]
    changed: list[Changed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    unread: list[RosterRow] = field(default_factory=list)

    def refuse(self, rows: Iterable[tuple[RosterRow, str, RosterRow]]) -> None:
        """Put these rows out, each with its reason and the row it is in conflict with."""
        gone = set()
        for row, reason, other in rows:
            gone.add(id(row))
            self.unread.append(row)
            self.refused.append(Refused(row.line, reason, _facts(row, other)))
        self.rows = [row for row in self.rows if id(row) not in gone]

    def note(self, row: RosterRow, what: str, other: RosterRow) -> None:
        self.changed.append(Changed(row.line, what, _facts(row, other)))


def without_doubles(rows: Sequence[RosterRow]) -> Doubles:
    """Refuse who is told twice, and both where two people claim one number; note namesakes."""
    doubles = Doubles(list(rows))
    for number, reason in (_iin, "iin-of-two"), (_code, "code-of-two"):
        for same in _same(doubles.rows, number):
            doubles.refuse(_conflicts(same, reason))
    for same in _same(doubles.rows, _everything_without_number):
        doubles.refuse((row, "repeated-person", same[0]) for row in same[1:])
    for about, what in (_name, "same-name"), (_phone, "shared-phone"):
        for same in _same(doubles.rows, about):
            for row in same[1:]:
                doubles.note(row, what, same[0])
    return doubles


def _facts(row: RosterRow, other: RosterRow) -> dict[str, str | int]:
    facts: dict[str, str | int] = {"other": other.line}
    return {**facts, "sheet": row.sheet} if row.sheet else facts


def _conflicts(
    same: Sequence[RosterRow], reason: str
) -> Iterable[tuple[RosterRow, str, RosterRow]]:
    if all(_is_one(a, b) for a, b in combinations(same[:10], 2)):
        return [(row, "repeated-person", same[0]) for row in same[1:]]
    return [
        (row, reason, next((other for other in same if not _is_one(row, other)), same[at - 1]))
        for at, row in enumerate(same)
    ]


def _same(
    rows: Sequence[RosterRow], about: Callable[[RosterRow], Hashable]
) -> list[list[RosterRow]]:
    found: dict[Hashable, list[RosterRow]] = {}
    for row in rows:
        if key := about(row):
            found.setdefault(key, []).append(row)
    return [same for same in found.values() if len(same) > 1]


def _iin(row: RosterRow) -> str:
    return row.iin


def _code(row: RosterRow) -> str:
    return row.code


def _phone(row: RosterRow) -> str:
    return row.phone


def _name(row: RosterRow) -> Hashable:
    return folded(f"{row.family_name}|{row.given_name}|{row.patronymic}")


def _everything_without_number(row: RosterRow) -> Hashable:
    if row.iin or row.code:
        return None
    return _name(row), row.phone, row.email.casefold(), row.groups, row.position, row.role


def _is_one(a: RosterRow, b: RosterRow) -> bool:
    """Whether two lines name one person; a patronymic may be missing in one of them."""
    if folded(a.family_name) != folded(b.family_name) or folded(a.given_name) != folded(
        b.given_name
    ):
        return False
    patronymics = {folded(a.patronymic), folded(b.patronymic)} - {""}
    return len(patronymics) < 2
