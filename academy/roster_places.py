"""Where a roster puts its people: groups, programmes and disciplines, found or to be made.

A code is found again however it is typed («м-26-1», «М-26-1»); what is not found is made when the
file is applied, and named before that, so that a misspelling shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from academy.importing.roster_rows import RosterRow
from storage.database import Session
from storage.queries import roster_people as ask
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, LearnerKind, Programme
from storage.tables.folding import folded
from storage.tables.people import Role

_FACTS = ("kind", "credits", "hours")
_IO, _IE = "\u0451", "\u0435"  # both languages have the first; it is folded, too


@dataclass
class Places:
    """The codes as the Academy writes them, by how they are compared; what is to be made."""

    groups: dict[str, str] = field(default_factory=dict)
    programmes: dict[str, str] = field(default_factory=dict)
    disciplines: dict[str, str] = field(default_factory=dict)
    spoken: list[str] = field(default_factory=list)  # groups the file has learners of
    new_groups: list[str] = field(default_factory=list)
    new_disciplines: list[str] = field(default_factory=list)
    programme_of: dict[str, str] = field(default_factory=dict)  # of a group, new or changed
    programme_was: dict[str, str | None] = field(default_factory=dict)  # of those groups
    said: dict[str, dict[str, Any]] = field(default_factory=dict)  # by the file, of a programme
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)  # of a programme, new or changed
    facts_were: dict[str, dict[str, Any] | None] = field(default_factory=dict)  # none: it is new

    def group(self, written: str) -> str:
        """The group's code."""
        return self.groups[folded(written)]

    def discipline(self, written: str) -> str:
        """The discipline's code."""
        return self.disciplines[folded(written)]

    def plan(self) -> dict[str, Any]:
        """What is to be made or changed, for the row of the import."""
        return {
            "groups": self.new_groups,
            "disciplines": self.new_disciplines,
            "programme_of": self.programme_of,
            "programme_was": self.programme_was,
            "programmes": self.facts,
            "programmes_were": self.facts_were,
        }


async def places(session: Session, rows: Sequence[RosterRow]) -> Places:
    """Where the rows lead in the Academy as it is now."""
    found, programmes = Places(), {each.code: each for each in await ask.programmes(session)}
    of_group = dict(await ask.groups(session))
    for code in of_group:
        found.groups.setdefault(folded(code), code)
    for programme in programmes.values():
        _know(found.programmes, programme)
    for discipline in await ask.disciplines(session):
        _know(found.disciplines, discipline)
    for row in rows:
        if is_learner(row):
            _learners_place(found, row, of_group)
        for written in row.disciplines:
            if folded(written) not in found.disciplines:
                found.disciplines[folded(written)] = written
                found.new_disciplines.append(written)
    _settle(found, programmes)
    return found


def title(text: str) -> Bilingual:
    """A title in the language its letters show; the other language falls back on it."""
    plain = " ".join(text.split()).casefold().replace(_IO, _IE)
    return Bilingual(kk=text) if folded(text) != plain else Bilingual(ru=text)


def is_learner(row: RosterRow) -> bool:
    """Whether one of the person's roles in the file is the learner's."""
    return Role.LEARNER in roles(row)


def roles(row: RosterRow) -> list[Role]:
    """The roles the file gives the person."""
    return [Role(each) for each in dict.fromkeys((row.role, *row.other_roles))]


def own_groups(row: RosterRow) -> Sequence[str]:
    """The groups of a learner as they are written; a programme without groups is one by itself."""
    if not is_learner(row):
        return ()
    return row.groups or ((row.programme,) if row.programme else ())


def _know(known: dict[str, str], thing: Programme | Discipline) -> None:
    for name in (thing.code, thing.title.kk, thing.title.ru):
        if name:
            known.setdefault(folded(name), thing.code)


def _learners_place(found: Places, row: RosterRow, of_group: dict[str, str | None]) -> None:
    for written in own_groups(row):
        code = found.groups.setdefault(folded(written), written)
        if code not in found.spoken:
            found.spoken.append(code)
            if code not in of_group:
                found.new_groups.append(code)
        programme = _programme(found, row, code, of_group.get(code))
        if programme and code not in found.programme_of:
            if programme != of_group.get(code):
                found.programme_of[code] = programme
                found.programme_was[code] = of_group.get(code)
            _describe(found, programme, row)


def _programme(found: Places, row: RosterRow, group: str, present: str | None) -> str | None:
    """The code of the programme the row puts its group into; one is made where facts ask for it."""
    if row.programme:
        return found.programmes.setdefault(folded(row.programme), row.programme)
    if present or not (row.kind or row.credits or row.hours):
        return present
    return found.programmes.setdefault(folded(group), group)


def _describe(found: Places, code: str, row: RosterRow) -> None:
    """Keep what the row says of the programme; the first line that says something counts."""
    said = found.said.setdefault(code, {})
    for name in _FACTS:
        if value := getattr(row, name):
            said.setdefault(name, value)


def _settle(found: Places, programmes: dict[str, Programme]) -> None:
    """Which programmes are made, and which change."""
    for code, said in found.said.items():
        present = programmes.get(code)
        were = {name: getattr(present, name) for name in _FACTS} if present else None
        facts = {**(were or dict.fromkeys(_FACTS)), **said}
        is_course = facts["hours"] and not facts["credits"]
        facts["kind"] = facts["kind"] or (LearnerKind.LISTENER if is_course else LearnerKind.MASTER)
        if facts != were:
            found.facts[code], found.facts_were[code] = facts, were
