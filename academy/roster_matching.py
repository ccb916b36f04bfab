"""Whom a line of a roster means: by IIN, then roster code, e-mail, name with group or phone.

Never by a name alone. Where two could be meant, or one is meant by a doubtful mark, the line is
refused and says why: it is better to ask than to join two people (row A1).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from academy.importing.roster_rows import RosterRow
from academy.roster_codes import is_generated
from academy.roster_places import Places, own_groups
from storage.database import Session
from storage.queries import roster_people as ask
from storage.queries.roster_people import Marks
from storage.tables.folding import folded
from storage.tables.people import PersonState, Role
from storage.tables.rosters import FACTS

Membership = tuple[str | None, datetime | None]  # the certificate, the end


@dataclass
class Known:
    """A person of the Academy as a roster sees them."""

    id: int
    code: str
    state: PersonState
    facts: Mapping[str, Any]
    roles: set[Role] = field(default_factory=set)
    groups: dict[str, Membership] = field(default_factory=dict)
    disciplines: set[str] = field(default_factory=set)

    @property
    def is_active(self) -> bool:
        return self.state == PersonState.ACTIVE

    @property
    def open_groups(self) -> set[str]:
        return {code for code, (_, ended_at) in self.groups.items() if ended_at is None}


@dataclass(frozen=True)
class Line:
    """A row of the file with the keyed hash of its IIN, where there is a key."""

    row: RosterRow
    iin_hash: str | None


class Names:
    """Everybody's name, to find those that begin alike: a patronymic may be missing."""

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._sorted = sorted(names)

    def like(self, line: Line) -> set[int]:
        """The numbers of people with the line's family and given name."""
        short = folded(f"{line.row.family_name} {line.row.given_name}").strip()
        if not short:
            return set()
        found = set()
        for at in range(bisect_left(self._sorted, (short, 0)), len(self._sorted)):
            name, number = self._sorted[at]
            if not name.startswith(short):
                break
            found.add(number)
        return found


async def names(session: Session) -> Names:
    """Everybody's name at this moment."""
    return Names(await ask.names(session))


class Unclear(ValueError):
    """Nobody can say whom the line means; `reason` and `facts` go into the report."""

    def __init__(self, reason: str, *candidates: Known, **facts: str | int) -> None:
        super().__init__(reason)
        self.reason, self.candidates, self.facts = reason, candidates, facts


async def candidates(session: Session, lines: Sequence[Line], names: Names) -> list[Known]:
    """Everybody whom one of the lines might mean, with roles, groups and disciplines."""
    rows = [line.row for line in lines]
    marks = Marks(
        iin_hashes={line.iin_hash for line in lines if line.iin_hash},
        codes={row.code for row in rows if row.code},
        emails={row.email.lower() for row in rows if row.email},
        phones={row.phone for row in rows if row.phone},
        people=set().union(*(names.like(line) for line in lines)),
    )
    people: dict[int, Known] = {}
    for found in await ask.candidates(session, marks):
        number, code, state, *facts = tuple(found)
        people[number] = Known(number, code, state, dict(zip(FACTS, facts, strict=True)))
    for number, role in await ask.roles(session, people):
        people[number].roles.add(role)
    for number, group, certificate, ended_at in await ask.memberships(session, people):
        people[number].groups[group] = certificate, ended_at
    for number, discipline in await ask.teachings(session, people):
        people[number].disciplines.add(discipline)
    return list(people.values())


class Near:
    """The people found for a portion, by the marks they could be meant with."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._by_mark: dict[tuple[str, str], list[Known]] = {}
        for person in people:
            name = _name(person.facts["family_name"], person.facts["given_name"])
            marks = ("iin", _iin(person)), ("code", person.code), ("email", _email(person)), name
            for kind, mark in marks:
                if mark:
                    self._by_mark.setdefault((kind, mark), []).append(person)

    def to(self, line: Line) -> list[Known]:
        """Whom the line could mean, each once."""
        row = line.row
        name = _name(row.family_name, row.given_name)
        marks = ("iin", line.iin_hash), ("code", row.code), ("email", row.email.lower()), name
        found = (self._by_mark.get((kind, mark), ()) for kind, mark in marks if mark)
        return list({person.id: person for people in found for person in people}.values())


def meant(line: Line, people: Sequence[Known], places: Places) -> Known | None:
    """The person the line means; none when it is somebody new. Raises Unclear."""
    by_iin = next((p for p in people if line.iin_hash and _iin(p) == line.iin_hash), None)
    by_code = next((p for p in people if line.row.code and p.code == line.row.code), None)
    if by_iin and by_code and by_iin is not by_code:
        raise Unclear("two-meant", by_iin, by_code, one=by_iin.code, other=by_code.code)
    if by_iin is None and by_code is not None and _differ(_iin(by_code), line.iin_hash):
        raise Unclear("code-of-another", by_code, code=by_code.code)
    if by_iin is None and by_code is not None and _has_no_name_of(line, by_code):
        raise Unclear("code-of-another", by_code, code=by_code.code)
    return by_iin or by_code or _by_other_marks(line, people, places)


def _by_other_marks(line: Line, people: Sequence[Known], places: Places) -> Known | None:
    possible = [p for p in people if not _contradicts(line, p)]
    by_email = [p for p in possible if line.row.email and _email(p) == line.row.email.lower()]
    namesakes = [p for p in possible if _is_namesake(line, p)]
    if found := _only([p for p in by_email if p in namesakes]):
        return found
    groups = {places.group(each) for each in own_groups(line.row)}
    near = [p for p in namesakes if p.open_groups & groups or _has_phone(line, p)]
    if found := _only(near):
        return found
    if changed := next((p for p in by_email if _has_given_name(line, p)), None):
        raise Unclear("name-changed", changed, code=changed.code)
    if namesakes and not (line.row.iin or line.row.code):
        raise Unclear("namesake", *namesakes, code=namesakes[0].code)
    return None


def _name(family: str, given: str) -> tuple[str, str]:
    return "name", f"{folded(family)}|{folded(given)}"


def _only(people: Sequence[Known]) -> Known | None:
    if len(people) > 1:
        raise Unclear("several-meant", *people, one=people[0].code, other=people[1].code)
    return people[0] if people else None


def _contradicts(line: Line, person: Known) -> bool:
    """Whether a number of the line says that it is somebody else."""
    code = line.row.code
    is_other_code = bool(code) and code != person.code and not is_generated(person.code)
    return is_other_code or _differ(_iin(person), line.iin_hash)


def _is_namesake(line: Line, person: Known) -> bool:
    """The same names; a patronymic may be missing on one side."""
    own, theirs = line.row, person.facts
    if folded(own.family_name) != folded(theirs["family_name"]):
        return False
    patronymics = {folded(own.patronymic), folded(theirs["patronymic"])} - {""}
    return _has_given_name(line, person) and len(patronymics) < 2


def _has_given_name(line: Line, person: Known) -> bool:
    return folded(line.row.given_name) == folded(person.facts["given_name"])


def _has_no_name_of(line: Line, person: Known) -> bool:
    """Family and given name are both others: a code alone does not make two people one."""
    is_family_other = folded(line.row.family_name) != folded(person.facts["family_name"])
    return is_family_other and not _has_given_name(line, person)


def _has_phone(line: Line, person: Known) -> bool:
    return bool(line.row.phone) and line.row.phone == person.facts["phone"]


def _iin(person: Known) -> str | None:
    found: str | None = person.facts["iin_hash"]
    return found


def _email(person: Known) -> str:
    return (person.facts["email"] or "").lower()


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def close_to(line: Line, people: Iterable[Known]) -> Known | None:
    """Somebody of the same name, for whoever reads the report of somebody new."""
    return next((p for p in people if _is_namesake(line, p)), None)
