"""What applying a line of a roster would change: which facts from what to what, which ties."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from academy import roster_codes, roster_matching
from academy.importing.report import Refused
from academy.importing.roster_rows import RosterRow
from academy.roster_matching import Known, Line, Names, Near, Unclear
from academy.roster_places import Places, own_groups, roles
from academy.vault import Vault
from storage.tables.folding import folded as fold
from storage.tables.people import Role
from storage.tables.rosters import FACTS, LineChange, TieKind

STAFF = frozenset(Role) - {Role.LEARNER, Role.LECTURER}
_SHOWN = ("family_name", "given_name", "patronymic", "position", "email", "phone", "locale")
_EMPTY = {name: None if name in {"email", "phone", "locale"} else "" for name in _SHOWN}


@dataclass(frozen=True)
class Staged:
    """The rows a line becomes: its own, what stood before, its ties."""

    line: dict[str, Any]
    before: dict[str, Any] | None = None
    ties: Sequence[dict[str, Any]] = ()


@dataclass
class Comparison:
    """Goes through the lines of one file, remembering whom a line was already taken for.

    Without a vault no IIN is compared or kept.
    """

    places: Places
    names: Names
    vault: Vault | None
    taken: dict[int, int] = field(default_factory=dict)  # the line, by the person
    doubted: set[int] = field(default_factory=set)  # people of refused lines: not missing
    staff: Counter[str] = field(default_factory=Counter)  # how many would get which staff role

    def line(self, row: RosterRow) -> Line:
        """The row with the keyed hash of its IIN."""
        is_known = self.vault is not None and bool(row.iin)
        mark = roster_codes.iin_mark(row.iin)
        return Line(row, self.vault.fingerprint(mark) if self.vault and is_known else None)

    def portion(self, lines: Sequence[Line], people: Sequence[Known]) -> list[Staged]:
        """What each of the lines would do; `people` are all whom they could mean."""
        near = Near(people)
        return [self.staged(line, near.to(line)) for line in lines]

    def doubt(self, lines: Sequence[Line], people: Sequence[Known]) -> None:
        """Whoever could be meant by one of these refused lines is not missing."""
        near = Near(people)
        self.doubted.update(person.id for line in lines for person in near.to(line))

    def staged(self, line: Line, people: Sequence[Known]) -> Staged:
        """What the line would do."""
        try:
            person = roster_matching.meant(line, people, self.places)
            if person is not None and person.id in self.taken:
                raise Unclear("person-again", person, other=self.taken[person.id])
        except Unclear as why:
            self.doubted.update(each.id for each in why.candidates)
            return refused(Refused(line.row.line, why.reason, why.facts))
        if person is None:
            return self._new(line, people)
        self.taken[person.id] = line.row.line
        return self._known(line, person)

    def _new(self, line: Line, people: Sequence[Known]) -> Staged:
        row, code = line.row, line.row.code or roster_codes.generated()
        facts = self._facts(line, code, None)
        notices = [{"what": "staff-role", "role": role} for role in roles(row) if role in STAFF]
        self.staff.update(str(notice["role"]) for notice in notices)
        if namesake := roster_matching.close_to(line, people):
            notices.append({"what": "namesake", "code": namesake.code})
        own = {
            "line": row.line,
            "change": LineChange.NEW,
            "person_id": None,
            "roster_code": code,
            "notes": {"notices": notices},
        }
        return Staged({**own, **facts}, None, self._ties(line, None))

    def _known(self, line: Line, person: Known) -> Staged:
        row, before = line.row, {name: person.facts[name] for name in FACTS}
        facts, ties = self._facts(line, person.code, person), self._ties(line, person)
        self.staff.update(
            str(tie["code"]) for tie in ties if tie["kind"] == TieKind.ROLE and tie["code"] in STAFF
        )
        is_changed = bool(ties) or any(
            facts[name] != before[name] for name in FACTS if name != "iin_sealed"
        )
        own = {
            "line": row.line,
            "change": LineChange.CHANGED if is_changed else LineChange.UNCHANGED,
            "person_id": person.id,
            "roster_code": person.code,
            "notes": {
                "notices": _notices(row, person),
                "changes": _changes(before, facts, ties),
            },
        }
        return Staged({**own, **facts}, before if is_changed else None, ties)

    def _facts(self, line: Line, code: str, person: Known | None) -> dict[str, Any]:
        """The person's facts after the file: what it does not say stays as it was."""
        before = person.facts if person else {**_EMPTY, "iin_sealed": None, "iin_hash": None}
        facts = {name: getattr(line.row, name) or before[name] for name in _SHOWN}
        names = f"{facts['family_name']} {facts['given_name']} {facts['patronymic']}"
        facts["folded"] = fold(names)
        facts["iin_sealed"], facts["iin_hash"] = before["iin_sealed"], before["iin_hash"]
        if self.vault is not None and line.iin_hash and line.iin_hash != before["iin_hash"]:
            about = roster_codes.about_iin(code)
            facts["iin_sealed"] = self.vault.seal(line.row.iin.encode(), about)
            facts["iin_hash"] = line.iin_hash
        return facts

    def _ties(self, line: Line, person: Known | None) -> list[dict[str, Any]]:
        row = line.row
        held, taught = (person.roles, person.disciplines) if person else (set(), set())
        found = [_tie(TieKind.ROLE, role) for role in roles(row) if role not in held]
        disciplines = dict.fromkeys(self.places.discipline(each) for each in row.disciplines)
        found += [_tie(TieKind.TEACHING, code) for code in disciplines if code not in taught]
        return found + self._groups(row, person)

    def _groups(self, row: RosterRow, person: Known | None) -> list[dict[str, Any]]:
        """Joined, certified and – of the groups the file speaks of – left."""
        own = list(dict.fromkeys(self.places.group(each) for each in own_groups(row)))
        known = person.groups if person else {}
        opened = person.open_groups if person else set()
        found = []
        for number, code in enumerate(own):
            certificate = row.certificate if number == 0 and row.certificate else None
            old = known[code][0] if code in known else None
            kind = TieKind.CERTIFIED if code in opened else TieKind.JOINED
            if code not in opened or (certificate and certificate != old):
                found.append(_group_tie(kind, code, certificate or old, known.get(code)))
        gone = [code for code in self.places.spoken if code in opened - set(own)]
        if own:
            found += [_group_tie(TieKind.LEFT, code, known[code][0], known[code]) for code in gone]
        return found


def refused(why: Refused) -> Staged:
    """A line that is not taken, and why."""
    return Staged(
        {
            "line": why.line,
            "change": LineChange.REFUSED,
            "person_id": None,
            "roster_code": "",
            "reason": why.reason,
            "notes": {"facts": dict(why.facts)},
        }
    )


def _tie(kind: TieKind, code: str) -> dict[str, Any]:
    return _group_tie(kind, code, None, None)


def _group_tie(
    kind: TieKind,
    code: str,
    certificate: str | None,
    before: roster_matching.Membership | None,
) -> dict[str, Any]:
    old_certificate, old_ended_at = before or (None, None)
    return {
        "kind": kind,
        "code": code,
        "certificate": certificate,
        "was_there": before is not None,
        "old_certificate": old_certificate,
        "old_ended_at": old_ended_at,
    }


def _changes(
    before: dict[str, Any], after: dict[str, Any], ties: Sequence[dict[str, Any]]
) -> list[list[str]]:
    """What from what, in the order people read it; an IIN is named, never shown."""
    found = [
        [name.replace("_", "-"), before[name] or "", after[name] or ""]
        for name in _SHOWN
        if before[name] != after[name]
    ]
    if before["iin_hash"] != after["iin_hash"]:
        found.append(["iin", "", ""])
    for tie in ties:
        old, new = "", tie["code"]
        if tie["kind"] == TieKind.LEFT:
            old, new = tie["code"], ""
        elif tie["kind"] == TieKind.CERTIFIED:
            old, new = tie["old_certificate"] or "", tie["certificate"]
        found.append([str(tie["kind"]), old, new])
    return found


def _notices(row: RosterRow, person: Known) -> list[dict[str, Any]]:
    """What an administrator should know besides the changes."""
    gained = [role for role in roles(row) if role in STAFF and role not in person.roles]
    found: list[dict[str, Any]] = [{"what": "staff-role", "role": role} for role in gained]
    if row.code and row.code != person.code:
        found.append({"what": "code-kept", "code": person.code})
    if not person.is_active:
        found.append({"what": "not-active", "state": person.state})
    return found
