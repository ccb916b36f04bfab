"""A roster is compared with the people there are, applied at once, and nothing twice."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from academy import roster_applying, roster_codes, rosters
from academy.errors.rosters import RosterClosed, RosterNotFound, RosterStale
from academy.importing.report import Changed
from academy.importing.rosters import roster
from academy.vault import Vault
from bot.staging import Means, stage
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.disciplines import (
    Discipline,
    Group,
    LearnerKind,
    Membership,
    Programme,
    Teaching,
)
from storage.tables.letters import Letter
from storage.tables.people import Person, PersonRole, PersonState, Role
from storage.tables.rosters import ImportState, LineChange, RosterImport, RosterLine
from tests.conftest import KEYS, NOW, person
from tests.rosters import (
    IIN,
    OTHER_IIN,
    applied,
    compared,
    counts,
    lines,
    nothing,
    read,
    row,
    staged,
)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def everything(db: Database, statement: Any) -> list[Any]:
    async with db.read() as session:
        return [tuple(each) for each in await session.execute(statement)]


async def test_an_empty_academy_gets_its_people_groups_and_programmes(either_db: Database) -> None:
    course = {"programme": "Медиация", "kind": "listener", "hours": 72, "groups": ("С-1",)}
    listener = row(3, "Ахметов Ерлан", certificate="KZ-7", iin=IIN, **course)

    done = await applied(either_db, row(), listener)

    assert (done.added, done.changed, done.overtaken) == (2, 0, 0)
    found = select(Person.family_name, Group.code, Membership.certificate, Programme.hours)
    found = found.join(Membership, Membership.person_id == Person.id)
    found = found.join(Group, Group.id == Membership.group_id)
    found = found.outerjoin(Programme, Programme.id == Group.programme_id)
    assert await everything(either_db, found.order_by(Person.family_name)) == [
        ("Ахметов", "С-1", "KZ-7", 72),
        ("Серікова", "М-26-1", None, None),
    ]
    assert await one(either_db, select(Programme.kind)) == LearnerKind.LISTENER
    assert await one(either_db, select(func.count()).select_from(PersonRole)) == 2


async def test_nothing_changes_before_somebody_says_so(either_db: Database) -> None:
    sheet = await staged(either_db, row(), row(3, "Ахметов Ерлан"))

    assert counts(sheet) == {"new": 2}
    assert await one(either_db, select(func.count()).select_from(Person)) == 0
    assert await one(either_db, select(func.count()).select_from(Group)) == 0


async def test_the_same_file_again_changes_nothing(either_db: Database) -> None:
    file = (row(iin=IIN, phone="+77010000001"), row(3, "Ахметов Ерлан", email="A@example.kz"))
    await applied(either_db, *file)

    sheet = await staged(either_db, *file)

    assert counts(sheet) == {"unchanged": 2}
    assert sheet.is_empty


async def test_an_iin_is_kept_sealed_to_the_code_and_found_by_its_hash(either_db: Database) -> None:
    vault = Vault(KEYS)

    await applied(either_db, row(iin=IIN))

    someone = await one(either_db, select(Person))
    about = roster_codes.about_iin(someone.roster_code)
    assert vault.open(someone.iin_sealed, about).decode() == IIN
    assert someone.iin_hash == vault.fingerprint(f"iin|{IIN}")
    assert roster_codes.is_generated(someone.roster_code)


async def test_without_a_key_no_iin_is_kept_and_the_report_says_so(db: Database) -> None:
    async with db.begin() as session:
        new = await rosters.begin(session, None, "a.csv", now=NOW)

    sheet = await compared(db, new.id, read(row(iin=IIN)), None)

    assert sheet.roster.report["iins_left_out"] == 1
    assert (await lines(db, sheet, LineChange.NEW))[0].iin_hash is None


async def test_a_changed_surname_with_the_same_iin_is_the_same_person(either_db: Database) -> None:
    await applied(either_db, row(iin=IIN, position="судья"))

    sheet = await staged(either_db, row(2, "Ахметова Айгүл", iin=IIN))

    (line,) = await lines(either_db, sheet, LineChange.CHANGED)
    assert line.notes["changes"] == [["family-name", "Серікова", "Ахметова"]]
    assert line.position == "судья"


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ({"iin": IIN, "code": "A1"}, {"iin": OTHER_IIN, "code": "A1"}, "code-of-another"),
        ({"code": "A1"}, {"code": "A1", "name": "Ким Ян"}, "code-of-another"),
        ({"code": "A1", "iin": IIN}, {"code": "A1", "name": "Ким Ян"}, "code-of-another"),
        ({"code": "A1"}, {"code": "A1", "iin": IIN, "name": "Ким Ян"}, "code-of-another"),
        ({"email": "a@x.kz"}, {"email": "a@x.kz", "name": "Ахметова Айгүл"}, "name-changed"),
        ({}, {"groups": ("М-26-2",)}, "namesake"),
    ],
)
async def test_a_doubtful_line_is_refused_and_says_why(
    either_db: Database, before: dict[str, Any], after: dict[str, Any], reason: str
) -> None:
    await applied(either_db, row(**before))

    sheet = await staged(either_db, row(5, **after))

    (line,) = await lines(either_db, sheet, LineChange.REFUSED)
    assert (line.line, line.reason) == (5, reason)
    assert counts(sheet) == {"refused": 1}  # whoever might be meant is not missing


async def test_a_code_with_one_of_the_names_is_the_same_person(either_db: Database) -> None:
    await applied(either_db, row(code="A1"))

    sheet = await staged(either_db, row(2, "Ахметова Айгүл", code="A1"))

    assert counts(sheet) == {"changed": 1}


async def test_iin_and_code_of_two_people_are_refused(either_db: Database) -> None:
    await applied(either_db, row(code="A1", iin=IIN), row(3, "Ахметов Ерлан", code="B2"))

    sheet = await staged(either_db, row(4, iin=IIN, code="B2"))

    (line,) = await lines(either_db, sheet, LineChange.REFUSED)
    assert line.reason == "two-meant"
    assert line.notes["facts"] == {"one": "A1", "other": "B2"}


async def test_two_lines_that_mean_one_person_are_not_both_taken(either_db: Database) -> None:
    await applied(either_db, row(iin=IIN, code="A1"))

    sheet = await staged(either_db, row(2, iin=IIN), row(3, code="A1"))

    (line,) = await lines(either_db, sheet, LineChange.REFUSED)
    assert (line.line, line.reason, line.notes["facts"]) == (3, "person-again", {"other": 2})


async def test_namesakes_of_two_groups_stay_two_people(either_db: Database) -> None:
    file = (row(2, groups=("A",)), row(3, groups=("B",)))
    await applied(either_db, *file)

    sheet = await staged(either_db, *file)

    assert counts(sheet) == {"unchanged": 2}


async def test_a_name_is_known_by_its_phone_or_group_however_it_is_typed(
    either_db: Database,
) -> None:
    await applied(either_db, row(2, "Әділова Қымбат Ерқызы", phone="+77010000001", groups=("A",)))

    by_phone = await staged(
        either_db, row(2, "Адилова Кымбат", phone="+77010000001", groups=("B",))
    )
    by_group = await staged(either_db, row(2, "Адилова Кымбат", groups=("a",)))

    assert counts(by_phone)["changed"] == counts(by_group)["changed"] == 1


async def test_who_moves_to_another_group_of_the_file_leaves_the_first(
    either_db: Database,
) -> None:
    await applied(either_db, row(iin=IIN, groups=("A",)), row(3, "Ахметов Ерлан", groups=("B",)))

    moved = (row(iin=IIN, groups=("B",)), row(3, "Ахметов Ерлан", groups=("A", "B")))
    await applied(either_db, *moved)

    found = select(Person.given_name, Group.code, Membership.ended_at)
    found = found.select_from(Membership).join(Person, Person.id == Membership.person_id)
    found = found.join(Group).order_by(Person.given_name, Group.code)
    assert await everything(either_db, found) == [
        ("Айгүл", "A", NOW),
        ("Айгүл", "B", None),
        ("Ерлан", "A", None),
        ("Ерлан", "B", None),
    ]


async def test_the_missing_are_named_and_nothing_happens_to_them(either_db: Database) -> None:
    others = [row(3, "Ахметов Ерлан"), row(4, "Оспан Дана"), row(5, "Ким Ян", groups=("Z",))]
    await applied(either_db, row(), *others)
    async with either_db.begin() as session:
        gone = (await session.scalars(select(Person).where(Person.given_name == "Дана"))).one()
        gone.state = PersonState.SUSPENDED

    sheet = await staged(either_db, row())
    async with either_db.begin() as session:
        await roster_applying.apply(session, None, sheet.roster.id, now=NOW)

    missing = await lines(either_db, sheet, LineChange.MISSING)
    names = [await one(either_db, select(Person).where(Person.id == m.person_id)) for m in missing]
    assert [each.given_name for each in names] == ["Ерлан"]
    assert names[0].is_active
    ended = select(func.count()).where(Membership.ended_at.is_not(None))
    assert await one(either_db, ended) == 0


async def test_roles_are_given_never_taken_and_a_staff_role_is_named(either_db: Database) -> None:
    await person(either_db, 9, Role.ADMINISTRATOR)
    mine = row(2, "Әлиева Дана", code="R9", role="learner", other_roles=("auditor",))

    sheet = await staged(either_db, mine)
    async with either_db.begin() as session:
        await roster_applying.apply(session, None, sheet.roster.id, now=NOW)

    (line,) = await lines(either_db, sheet, LineChange.CHANGED)
    assert line.notes["notices"] == [{"what": "staff-role", "role": "auditor"}]
    assert sheet.roster.report["staff"] == {"auditor": 1}
    held = await everything(either_db, select(PersonRole.role).order_by(PersonRole.role))
    assert [role for (role,) in held] == [Role.ADMINISTRATOR, Role.AUDITOR, Role.LEARNER]
    assert await one(either_db, select(Letter.kind).where(Letter.person_id == 9)) == "menu"


async def test_a_lecturer_teaches_disciplines_found_by_code_or_title_or_made(
    either_db: Database,
) -> None:
    await applied(either_db, row(role="lecturer", groups=(), disciplines=("CIVIL", "Құқық")))

    again = row(role="lecturer", groups=(), disciplines=("civil", "кукык", "Новая"), code="L1")
    sheet = await staged(either_db, replace(again, code="", phone=""))

    assert sheet.roster.places["disciplines"] == ["Новая"]
    assert await one(either_db, select(func.count()).select_from(Teaching)) == 2
    title = await one(either_db, select(Discipline.title).where(Discipline.code == "Құқық"))
    assert (title.kk, title.ru) == ("Құқық", "")


async def test_of_two_imports_at_once_the_second_must_be_compared_again(
    either_db: Database,
) -> None:
    first = await staged(either_db, row(iin=IIN))
    second = await staged(either_db, row(iin=IIN, position="судья"))
    async with either_db.begin() as session:
        await roster_applying.apply(session, None, first.roster.id, now=NOW)

    with pytest.raises(RosterStale):
        async with either_db.begin() as session:
            await roster_applying.apply(session, None, second.roster.id, now=NOW)

    assert await one(either_db, select(func.count()).select_from(Person)) == 1
    async with either_db.read() as session:
        still = await rosters.look(session, second.roster.id)
    assert still.roster.state == ImportState.READY


async def test_a_second_press_on_apply_is_refused(either_db: Database) -> None:
    done = await applied(either_db, row())

    with pytest.raises(RosterClosed):
        async with either_db.begin() as session:
            await roster_applying.apply(session, None, done.import_id, now=NOW)
    with pytest.raises(RosterNotFound):
        async with either_db.begin() as session:
            await roster_applying.apply(session, None, 999, now=NOW)


async def test_who_was_changed_meanwhile_is_left_alone_and_counted(either_db: Database) -> None:
    await applied(either_db, row(iin=IIN), row(3, "Ахметов Ерлан", iin=OTHER_IIN))
    sheet = await staged(
        either_db,
        row(iin=IIN, position="судья"),
        row(3, "Ахметов Ерлан", iin=OTHER_IIN, position="хатшы"),
    )
    async with either_db.begin() as session:
        someone = (await session.scalars(select(Person).where(Person.given_name == "Айгүл"))).one()
        someone.phone = "+77019999999"

    async with either_db.begin() as session:
        done = await roster_applying.apply(session, None, sheet.roster.id, now=NOW)

    assert (done.changed, done.overtaken) == (1, 1)
    found = select(Person.phone, Person.position).order_by(Person.family_name.desc())
    assert await everything(either_db, found) == [("+77019999999", ""), (None, "хатшы")]


async def test_a_worker_that_died_while_staging_leaves_no_line_twice(either_db: Database) -> None:
    class Killed(Exception): ...

    async def die(done: int, total: int) -> None:
        if done:
            raise Killed

    file = read(*(row(n, f"Ким{n} Ян{n}") for n in range(2, 450)))
    async with either_db.begin() as session:
        new = await rosters.begin(session, None, "a.csv", now=NOW)
    with pytest.raises(Killed):
        await compared(either_db, new.id, file, None, die)
    half = await one(either_db, select(func.count()).select_from(RosterLine))

    sheet = await compared(either_db, new.id, file, None)

    assert half == 8 * rosters.CHUNK
    assert counts(sheet) == {"new": 448}


async def test_staged_lines_go_when_their_hour_is_over(either_db: Database) -> None:
    done = await applied(either_db, row())
    waiting = await staged(either_db, row(2, "Ахметов Ерлан"))

    async def forgotten(now: datetime) -> int:
        async with either_db.begin() as session:
            return await rosters.forget(session, now=now)

    assert await forgotten(NOW + timedelta(minutes=59)) == 0
    assert await forgotten(NOW + timedelta(minutes=61)) == 1
    assert await forgotten(NOW + timedelta(minutes=62)) == 0
    assert await forgotten(NOW + timedelta(hours=25)) > 0
    assert await one(either_db, select(func.count()).select_from(RosterLine)) == 0
    async with either_db.read() as session:
        assert (await rosters.look(session, done.import_id)).roster.state == ImportState.APPLIED
        dropped = await rosters.look(session, waiting.roster.id)
    assert dropped.roster.state == ImportState.DROPPED


async def test_what_a_report_says_of_lines_goes_with_them(either_db: Database) -> None:
    note = Changed(2, "several-phones", {"taken": "+77010000001", "others": 1})
    whole = Changed(0, "without-number", {"people": 1})
    for number, name in enumerate(("Серікова Айгүл", "Ахметов Ерлан"), 1):
        async with either_db.begin() as session:
            await rosters.begin(session, None, "a.csv", now=NOW)
        file = replace(read(row(2, name)), changed=(whole, note))
        await compared(either_db, number, file, None)
    async with either_db.begin() as session:
        await roster_applying.apply(session, None, 1, now=NOW)
        await rosters.drop(session, None, 2, now=NOW)
        await rosters.forget(session, now=NOW + timedelta(minutes=61))
    async with either_db.begin() as session:
        await rosters.forget(session, now=NOW + timedelta(minutes=62))

    reports = await everything(either_db, select(RosterImport.report))
    assert [each["notices"] for (each,) in reports] == [
        [{"line": 0, "what": "without-number", "people": 1}]
    ] * 2


async def test_what_a_killed_console_staged_goes_after_a_day(either_db: Database) -> None:
    async with either_db.begin() as session:
        new = await rosters.begin(session, None, "a.csv", now=NOW)
    staging = Means(either_db, None, lambda: NOW, nothing)
    await stage(staging, new.id, read(row()))

    counts = []
    for hours in (23, 25, 26):
        async with either_db.begin() as session:
            counts.append(await rosters.forget(session, now=NOW + timedelta(hours=hours)))

    assert counts == [0, 1, 0]
    assert await one(either_db, select(RosterImport.state)) == ImportState.DROPPED


async def test_the_audit_log_counts_and_names_nobody(either_db: Database) -> None:
    await applied(either_db, row(), row(3, "Ахметов Ерлан"))

    acts = await everything(
        either_db, select(AuditLine.act, AuditLine.facts).order_by(AuditLine.id)
    )

    assert [act for act, _ in acts] == ["roster-staged", "roster-applied"]
    assert acts[0][1] == {"roster": 1, "new": 2}
    assert acts[1][1] == {"roster": 1, "added": 2, "changed": 0, "overtaken": 0}


@pytest.mark.parametrize(
    "line",
    [
        "900101300018;Серікова;Айгүл;;М-26-1",  # a wrong check digit, the name is legible
        ";Серікова;;A1;М-26-1",  # no given name, the code is legible
        f"{IIN};;;;М-26-1",  # the IIN alone
    ],
)
async def test_who_stands_on_a_refused_line_is_not_missing(either_db: Database, line: str) -> None:
    await applied(either_db, row(2, code="A1", iin=IIN), row(3, "Ким Ян", code="B2"))
    text = f"ИИН;Фамилия;Имя;Код;Группа\n{line}\n;Ахметов;Ерлан;C3;М-26-1\n"
    file = roster(text.encode(), "list.csv")

    async with either_db.begin() as session:
        new = await rosters.begin(session, None, "list.csv", now=NOW)
    sheet = await compared(either_db, new.id, file, Vault(KEYS))

    assert counts(sheet) == {"new": 1, "refused": 1, "missing": 1}
    (missing,) = await lines(either_db, sheet, LineChange.MISSING)
    assert missing.family_name == "Ким"
