"""The demonstration academy: a small one, with texts of our own in both languages.

Its files lie beside this one and pass the same importers as everybody's.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from academy import codes, invites, questions, timetable
from academy.importing.gift import bank
from academy.importing.timetable import calendar
from academy.quiz_kinds import DEFAULTS
from storage.database import Session
from storage.queries import demo as ask
from storage.tables.columns import Bilingual
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.materials import Material, MaterialKind, StoredFile
from storage.tables.people import Person, PersonRole, Role
from storage.tables.quizzes import Navigation, Policy, Quiz, QuizKind

_HERE = Path(__file__).parent
INVITES = timedelta(days=30)
LESSON_IN = timedelta(minutes=12)  # from now: its reminder is due at once
LESSON_LENGTH = timedelta(minutes=80)
OPEN_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Guest:
    """Somebody of the demonstration: the person of the phone, and the invite that links them."""

    number: int  # of the phone's owner in the emulator
    family_name: str
    given_name: str
    locale: str
    role: str
    phone: str
    code: str  # of the invite; empty when a phone is linked
    digits: str  # that staff write after it


@dataclass(frozen=True)
class Chat:
    """A group of Telegram with topics; `members` are the owners of phones."""

    title: str
    members: list[int]


def chats() -> list[Chat]:
    """The groups that are there before the bot is."""
    return [Chat(**row) for row in academy()["chats"]]


def academy() -> dict[str, Any]:
    """What stands in academy.toml."""
    return tomllib.loads((_HERE / "academy.toml").read_text("utf-8"))


async def is_empty(session: Session) -> bool:
    """Whether the demonstration was not put into this database yet."""
    return await ask.people(session) == 0


async def is_there(session: Session) -> bool:
    """Whether this database holds the demonstration and not somebody's real academy."""
    codes = [row["roster_code"] for row in academy()["people"]]
    return await ask.with_codes(session, codes) == len(codes)


async def found(session: Session, *, now: datetime) -> None:
    """Put the demonstration academy into an empty database."""
    plan = academy()
    disciplines = {row["code"]: _discipline(row) for row in plan["disciplines"]}
    groups = {row["code"]: Group(code=row["code"]) for row in plan["groups"]}
    session.add_all([*disciplines.values(), *groups.values()])
    await session.flush()
    for row in plan["groups"]:
        for code in row["disciplines"]:
            enrolment = Enrolment(
                group_id=groups[row["code"]].id, discipline_id=disciplines[code].id
            )
            session.add(enrolment)
    for row in plan["materials"]:
        await _add_material(session, row, disciplines[row["discipline"]], now)
    for code, discipline in disciplines.items():
        for locale in ("kk", "ru"):
            read = bank((_HERE / f"{code}.{locale}.gift").read_bytes())
            await questions.take_bank(session, read, discipline=discipline, locale=locale, now=now)
    session.add_all(_quiz(row, disciplines[row["discipline"]], now) for row in plan["quizzes"])
    for row in plan["people"]:
        await _add_person(session, row, groups, disciplines)
    for row in plan["departments"]:
        await _add_department(session, row, disciplines)


async def guests(session: Session, *, now: datetime) -> list[Guest]:
    """Everybody of the demonstration; who has no phone yet gets a fresh invite, and staff the six
    digits that an administrator would read out."""
    return [await _guest(session, row, now) for row in academy()["people"]]


async def refresh(session: Session, *, now: datetime) -> None:
    """A lesson that begins soon, and quizzes that are open, however old the demonstration is."""
    if not await ask.lessons_between(session, now, now + 2 * LESSON_IN):
        for number, row in enumerate(academy()["lessons"]):
            read = calendar(_ics(row, number, now), now, now + timedelta(days=1))
            group = await ask.group(session, row["group"])
            await timetable.take_calendar(session, read, group=group, now=now)
    await ask.keep_open(session, now + OPEN_FOR)


async def _add_person(
    session: Session,
    row: dict[str, Any],
    groups: dict[str, Group],
    disciplines: dict[str, Discipline],
) -> None:
    person = Person(
        roster_code=row["roster_code"],
        family_name=row["family_name"],
        given_name=row["given_name"],
        patronymic=row["patronymic"],
        phone=row["phone"],
        roles=[PersonRole(role=Role(name)) for name in row["roles"]],
    )
    session.add(person)
    await session.flush()
    if "group" in row:
        session.add(Membership(group_id=groups[row["group"]].id, person_id=person.id))
    for code in row.get("teaches", ()):
        session.add(Teaching(person_id=person.id, discipline_id=disciplines[code].id))


async def _add_department(
    session: Session, row: dict[str, Any], disciplines: dict[str, Discipline]
) -> None:
    head, _ = await ask.person(session, row["head"])
    department = Department(code=row["code"], title=Bilingual(**row["title"]), head_id=head.id)
    session.add(department)
    await session.flush()
    for code in row["disciplines"]:
        disciplines[code].department_id = department.id


async def _guest(session: Session, row: dict[str, Any], now: datetime) -> Guest:
    person, is_linked = await ask.person(session, row["roster_code"])
    code = digits = ""
    if not is_linked:
        code = await invites.invite(session, person, life=INVITES, now=now)
    if not is_linked and row["roles"] != [Role.LEARNER]:
        digits = await codes.give(session, None, person.id, life=INVITES, now=now)
    names = {name: row[name] for name in ("number", "family_name", "given_name", "locale", "phone")}
    return Guest(**names, role=row["roles"][0], code=code, digits=digits)


async def _add_material(
    session: Session, row: dict[str, Any], discipline: Discipline, now: datetime
) -> None:
    material = Material(
        discipline_id=discipline.id,
        kind=MaterialKind(row["kind"]),
        title=Bilingual(**row["title"]),
        body=_stripped(row["body"]) if "body" in row else None,
        added_at=now,
    )
    if "file" in row:
        content = (_HERE / row["file"]).read_bytes()
        material.file_key, material.file_name = sha256(content).hexdigest(), row["file"]
        session.add(StoredFile(file_key=material.file_key, content=content))
    session.add(material)


def _discipline(row: dict[str, Any]) -> Discipline:
    return Discipline(code=row["code"], title=Bilingual(**row["title"]))


def _stripped(body: dict[str, str]) -> Bilingual:
    return Bilingual(kk=body["kk"].strip(), ru=body["ru"].strip())


def _quiz(row: dict[str, Any], discipline: Discipline, now: datetime) -> Quiz:
    """The kind's usual settings, but for what the file says."""
    usual = DEFAULTS[QuizKind(row["kind"])]
    length = row["length"]
    return Quiz(
        discipline_id=discipline.id,
        kind=QuizKind(row["kind"]),
        policy=Policy(row["policy"]),
        title=Bilingual(**row["title"]),
        draws=[{"category": row["category"], "count": length, "points": None}],
        length=length,
        opens_at=now,
        closes_at=now + OPEN_FOR,
        time_limit=timedelta(minutes=row["minutes"]),
        attempts_allowed=row["attempts"] or None,
        navigation=Navigation(row["navigation"]),
        grading=usual.grading,
        review=usual.review,
        bands=row.get("bands", []),
    )


def _ics(row: dict[str, Any], number: int, now: datetime) -> bytes:
    """The lesson as a calendar file, as the Academy's own planning tool would export it."""
    start = now + LESSON_IN
    lines: Sequence[str] = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Sabaq//demo//KK",
        "BEGIN:VEVENT",
        f"UID:demo-{number}-{start:%Y%m%d%H%M}@sabaq",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{start + LESSON_LENGTH:%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{row['title']['kk']} / {row['title']['ru']}",
        *([f"URL:{row['link']}"] if "link" in row else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines).encode()
