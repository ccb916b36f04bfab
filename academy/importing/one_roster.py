"""OneRoster archives (1EdTech OneRoster CSV 1.1 and 1.2) into people, groups and disciplines.

Learners get the titles of their classes as groups, lecturers those of the courses as disciplines.
The number of a person is the `sourcedId`: enrolments know them by it.
"""

from collections import Counter
from dataclasses import dataclass

import iins
from academy.importing import roster_phones
from academy.importing.archives import Archive
from academy.importing.one_roster_tables import Record, folder, records
from academy.importing.report import Changed, Refused
from academy.importing.roster_letters import shortened
from academy.importing.roster_names import one_line
from academy.importing.roster_people import LONGEST_NAME, People
from academy.importing.roster_rows import RosterRow

__all__ = ["folder", "people"]

_ROLES = {
    "student": "learner",
    "teacher": "lecturer",
    "administrator": "administrator",
    "siteadministrator": "administrator",
    "systemadministrator": "administrator",
    "districtadministrator": "administrator",
}
_USERS = (
    *("sourcedid", "status", "enableduser", "role", "identifier", "email", "sms", "phone"),
    *("givenname", "familyname", "middlename"),
)
_CLASSES = ("sourcedid", "status", "title", "classcode", "coursesourcedid")
_COURSES = ("sourcedid", "status", "title")
_ROLE_LINES = ("status", "usersourcedid", "role")
_ENROLMENTS = ("status", "classsourcedid", "usersourcedid", "role")


@dataclass(frozen=True)
class _Files:
    """What the archive says beside its users; `roles` only since version 1.2."""

    roles: dict[str, list[str]]
    groups: dict[str, list[str]]
    disciplines: dict[str, list[str]]


def people(archive: Archive) -> People | Refused:
    """The users of the archive, or why it cannot be read."""
    tables = {}
    for name, columns in (
        ("users.csv", _USERS),
        ("roles.csv", _ROLE_LINES),
        ("classes.csv", _CLASSES),
        ("courses.csv", _COURSES),
        ("enrollments.csv", _ENROLMENTS),
    ):
        found = records(archive, name, columns)
        if isinstance(found, Refused):
            return found
        tables[name] = found
    read = People()
    groups, disciplines = _enrolled(tables, read)
    files = _Files(_roles(tables["roles.csv"]), groups, disciplines)
    for user in tables["users.csv"]:
        _take(user, files, read)
    return read


def _roles(lines: list[Record]) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for line in lines:
        if not line.is_gone:
            roles.setdefault(line["usersourcedid"], []).append(line["role"])
    return roles


def _enrolled(
    tables: dict[str, list[Record]], read: People
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The groups and the disciplines by user; what points at nothing is counted and told."""
    courses = {course["sourcedid"]: course["title"] for course in tables["courses.csv"]}
    classes = {one["sourcedid"]: one for one in tables["classes.csv"]}
    users = {user["sourcedid"] for user in tables["users.csv"]}
    groups: dict[str, list[str]] = {}
    disciplines: dict[str, list[str]] = {}
    lost: Counter[str] = Counter()
    for line in tables["enrollments.csv"]:
        one = classes.get(line["classsourcedid"])
        if one is None or line["usersourcedid"] not in users:
            lost["enrolments-unknown"] += 1
        elif line.is_gone or one.is_gone:
            lost["enrolments-gone"] += 1
        else:
            title = one["title"] or one["classcode"]
            is_taught = line["role"].lower() == "teacher"
            title = (courses.get(one["coursesourcedid"]) or title) if is_taught else title
            into = disciplines if is_taught else groups
            into.setdefault(line["usersourcedid"], []).append(" ".join(title.split()))
    read.changed += [Changed(0, what, {"enrolments": n}) for what, n in lost.items()]
    return groups, disciplines


def _take(user: Record, files: _Files, read: People) -> None:
    def refuse(reason: str, **facts: str | int) -> None:
        read.refused.append(Refused(user.line, reason, facts))
        known_by = RosterRow(user.line, family, given, code=number)
        read.unread += [] if user.is_gone else [known_by]

    number = user["sourcedid"]
    written = files.roles.get(number) or [user["role"] or "student"]
    known = [_ROLES[role.lower()] for role in written if role.lower() in _ROLES]
    family, given = one_line(user["familyname"]), one_line(user["givenname"])
    if user.is_gone:
        refuse("marked-as-gone")
    elif not known:
        refuse("unknown-role", role=shortened(", ".join(written)))
    elif not family or not given:
        refuse("no-family-name" if not family else "no-given-name")
    elif max(len(family), len(given), len(user["middlename"])) > LONGEST_NAME:
        refuse("name-too-long", limit=LONGEST_NAME)
    else:
        read.rows.append(_row(user, list(dict.fromkeys(known)), files, read))
        for role in written:
            if role.lower() not in _ROLES:
                _note(read, user, "role-left-out", role=shortened(role))


def _row(user: Record, roles: list[str], files: _Files, read: People) -> RosterRow:
    number = user["sourcedid"]
    phones = roster_phones.phones(user["sms"]) or roster_phones.phones(user["phone"])
    written = user["sms"] or user["phone"]
    if not phones and roster_phones.has_digits(written):
        _note(read, user, "bad-phone", text=shortened(written))
    emails = roster_phones.emails(user["email"])
    if user["email"] and not emails:
        _note(read, user, "bad-email", text=shortened(user["email"]))
    disciplines = files.disciplines.get(number, []) if "lecturer" in roles else []
    return RosterRow(
        line=user.line,
        family_name=one_line(user["familyname"]),
        given_name=one_line(user["givenname"]),
        patronymic=one_line(user["middlename"]),
        code=number,
        iin=user["identifier"] if iins.is_valid(user["identifier"]) else "",
        role=roles[0],
        other_roles=tuple(roles[1:]),
        groups=tuple(dict.fromkeys(files.groups.get(number, []))),
        disciplines=tuple(dict.fromkeys(disciplines)),
        phone=phones[0] if phones else "",
        email=emails[0] if emails else "",
    )


def _note(read: People, user: Record, what: str, **facts: str | int) -> None:
    read.changed.append(Changed(user.line, what, facts))
