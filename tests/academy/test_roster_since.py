"""What others do beside a roster stays: given since, changed since, taken from them since."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from academy import (
    roles,
    roster_applying,
    roster_missing,
    roster_orders,
    roster_undoing,
    standing,
)
from academy.errors.people import LastAdministrator
from academy.roster_missing import Fate, Verdict
from bot.app import App
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Group, Membership, Programme, Teaching
from storage.tables.letters import Letter
from storage.tables.people import Person, PersonRole, PersonState, Role
from storage.tables.rosters import ImportState, RosterImport
from tests.academy.test_rosters import everything, one
from tests.conftest import NOW, add, person
from tests.rosters import applied, row, staged, undone

LEFT = Verdict(Fate.LEFT, "x")
ACTIVE_ADMINISTRATORS = (
    select(func.count())
    .select_from(PersonRole)
    .join(Person, Person.id == PersonRole.person_id)
    .where(PersonRole.role == Role.ADMINISTRATOR, Person.state == PersonState.ACTIVE)
)


async def test_what_was_given_between_check_and_apply_stays_after_an_undoing(
    either_db: Database,
) -> None:
    await applied(either_db, row(code="A1"))
    admin = await person(either_db, 9, Role.ADMINISTRATOR)
    await add(either_db, Discipline(id=5, code="LAW", title=Bilingual(ru="LAW"), term=""))
    await add(either_db, Group(id=50, code="B"))
    more: dict[str, Any] = {
        "role": "lecturer",
        "other_roles": ("learner",),
        "disciplines": ("LAW",),
    }
    sheet = await staged(either_db, row(code="A1", groups=("М-26-1", "B"), **more))
    number = await one(either_db, select(Person.id).where(Person.roster_code == "A1"))
    async with either_db.begin() as session:
        await roles.give(session, admin, number, Role.LECTURER, now=NOW)
    await add(either_db, Teaching(person_id=number, discipline_id=5))
    await add(either_db, Membership(group_id=50, person_id=number, certificate="7"))

    async with either_db.begin() as session:
        await roster_applying.apply(session, None, sheet.roster.id, now=NOW)
    await undone(either_db, sheet.roster.id)

    held = select(PersonRole.role).where(PersonRole.person_id == number)
    assert set(await everything(either_db, held)) == {(Role.LEARNER,), (Role.LECTURER,)}
    assert await everything(either_db, select(Teaching.person_id)) == [(number,)]
    joined = select(Membership.certificate, Membership.ended_at).where(Membership.group_id == 50)
    assert await everything(either_db, joined) == [("7", None)]


async def test_a_programme_another_import_changed_since_is_not_restored(
    either_db: Database,
) -> None:
    await applied(either_db, row(code="A", programme="МП", kind="master", credits=60))
    first = await applied(either_db, row(code="A", programme="МП", kind="master", credits=90))
    await applied(either_db, row(code="A", programme="МП", kind="master", credits=120))

    await undone(either_db, first.import_id)

    assert await everything(either_db, select(Programme.credits)) == [(120,)]


async def test_a_group_put_elsewhere_since_is_not_moved_back(either_db: Database) -> None:
    await applied(either_db, row(code="A", programme="P1", credits=60))
    first = await applied(either_db, row(code="A", programme="P2", credits=60))
    await applied(either_db, row(code="A", programme="P3", credits=60))

    await undone(either_db, first.import_id)

    found = select(Programme.code).join(Group, Group.programme_id == Programme.id)
    assert await everything(either_db, found) == [("P3",)]


async def test_an_undoing_ends_once_whoever_ends_it(either_db: Database) -> None:
    await applied(either_db, row(code="A"))
    async with either_db.begin() as session:
        await roster_undoing.undo(session, None, 1, now=NOW)
    for _ in range(2):
        async with either_db.begin() as session:
            await roster_undoing.go_on(session, now=NOW)  # the clock was faster

    async with either_db.begin() as session:
        done = await roster_undoing.finish(session, 1, now=NOW)

    assert done.removed == 1
    lines = select(func.count()).where(AuditLine.act == "roster-people-removed")
    assert await one(either_db, lines) == 1


async def test_whom_a_newer_roster_names_is_not_missing_by_an_older_one(
    either_db: Database,
) -> None:
    await applied(either_db, row(2, code="A"), row(3, "Ахметов Ерлан", code="B"), row(4, "Ким Ян"))
    admin = await person(either_db, 9, Role.ADMINISTRATOR)
    older = await applied(either_db, row(3, "Ахметов Ерлан", code="B"))
    again = [row(2, code="A", position="судья"), row(3, "Ахметов Ерлан", code="B")]
    await applied(either_db, *again, now=NOW + timedelta(days=7))

    async with either_db.begin() as session:
        numbers = await roster_missing.portion(session, older.import_id, None)
        await roster_missing.decide(
            session, admin, older.import_id, numbers, LEFT, now=NOW + timedelta(days=8)
        )

    gone = select(Person.family_name).where(Person.state == PersonState.LEFT)
    assert await everything(either_db, gone) == [("Ким",)]


async def test_an_undoing_leaves_an_administrator(either_db: Database) -> None:
    await applied(either_db, row(code="A"))
    await person(either_db, 9, Role.ADMINISTRATOR)
    both: dict[str, Any] = {"role": "administrator", "other_roles": ("learner",)}
    done = await applied(either_db, row(code="A", **both))
    async with either_db.begin() as session:
        await standing.change(session, None, [9], PersonState.SUSPENDED, reason="x", now=NOW)

    with pytest.raises(LastAdministrator):
        await undone(either_db, done.import_id)

    assert await one(either_db, ACTIVE_ADMINISTRATORS) == 1


async def test_the_last_administrator_a_roster_brought_is_not_removed(either_db: Database) -> None:
    done = await applied(either_db, row(2, role="administrator"), row(3, "Ким Ян"))
    await person(either_db, 9, Role.ADMINISTRATOR)
    async with either_db.begin() as session:
        await standing.change(session, None, [9], PersonState.SUSPENDED, reason="x", now=NOW)

    result = await undone(either_db, done.import_id)

    assert (result.removed, dict(result.kept)) == (1, {"last-administrator": 1})
    assert await one(either_db, ACTIVE_ADMINISTRATORS) == 1


async def suspend(db: Database, admin: Person, number: int) -> None:
    async with db.begin() as session:
        await standing.change(session, admin, [number], PersonState.SUSPENDED, reason="x", now=NOW)


async def test_an_order_of_somebody_suspended_since_is_not_carried_out(
    app: App, db: Database
) -> None:
    author = await person(db, 9, Role.ADMINISTRATOR)
    other = await person(db, 10, Role.ADMINISTRATOR)
    await applied(db, row(2, code="A"), row(3, "Ким Ян", code="B"))
    older = await applied(db, row(3, "Ким Ян", code="B"))
    sheet = await staged(db, row(3, "Ким Ян", code="B"), row(4, "Тан Эм"), author=9)
    async with db.begin() as session:
        await roster_orders.apply(session, author, sheet.roster.id, now=NOW)
        await roster_orders.undo(session, author, older.import_id, now=NOW)
        await roster_orders.decide_all(session, author, older.import_id, LEFT, now=NOW)
    await suspend(db, other, 9)

    await app.workshop.finish_all()

    states = select(RosterImport.state).order_by(RosterImport.id)
    assert await everything(db, states) == [
        (ImportState.APPLIED,),
        (ImportState.APPLIED,),
        (ImportState.READY,),
    ]
    left = select(func.count()).where(Person.state == PersonState.LEFT)
    assert await one(db, left) == 0
    told = select(func.count()).where(Letter.kind == "roster-not-allowed")
    assert await one(db, told) == 3
