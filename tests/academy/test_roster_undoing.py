"""Within the hour an import is taken back: exactly what it did, and nothing done since."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from academy import roster_undoing
from academy.errors.rosters import RosterClosed, RosterNotFound, UndoTooLate
from storage.database import Database, Table
from storage.tables.columns import Bilingual
from storage.tables.consents import Consent
from storage.tables.disciplines import Group, Membership, Programme, Teaching
from storage.tables.people import Conversation, Invite, Person, PersonRole
from storage.tables.rosters import ImportState, RosterImport
from tests.academy.test_rosters import everything, one
from tests.conftest import NOW, add
from tests.rosters import IIN, OTHER_IIN, applied, row, undone

OURS = ("person", "person_role", "membership", "teaching", "study_group", "programme", "discipline")


async def snapshot(db: Database) -> dict[str, list[Any]]:
    """Every row of the tables a roster changes."""
    found = {}
    for name in OURS:
        table = Table.metadata.tables[name]
        rows = await everything(db, select(table))
        found[name] = sorted(rows, key=repr)
    return found


async def test_an_undone_import_leaves_everything_as_it_was(either_db: Database) -> None:
    before_it = [
        row(iin=IIN, code="A1", phone="+77010000001", programme="Медиация", hours=36),
        row(3, "Ахметов Ерлан", iin=OTHER_IIN, groups=("B",)),
        row(4, "Оспан Дана", role="lecturer", groups=(), disciplines=("CIVIL",), code="L1"),
    ]
    await applied(either_db, *before_it)
    before = await snapshot(either_db)
    after_it = [
        row(2, "Жаңа Есім", iin=IIN, email="a@x.kz", certificate="7", hours=72, groups=("B", "C")),
        row(3, "Ахметов Ерлан", iin=OTHER_IIN, certificate="KZ", groups=("B",)),
        row(4, "Оспан Дана", role="auditor", groups=(), code="L1"),
        row(5, "Ким Ян", groups=("М-26-1",), programme="Құқық", credits=5),
        row(6, "Тан Эм", role="lecturer", groups=(), disciplines=("LAW", "CIVIL")),
    ]
    done = await applied(either_db, *after_it)
    assert await snapshot(either_db) != before

    result = await undone(either_db, done.import_id)

    assert await snapshot(either_db) == before
    assert (result.removed, result.restored, dict(result.kept)) == (2, 3, {})


async def kept(db: Database, *rows: Any) -> dict[str, int]:
    """What an undoing says of one new person after these rows came to hang on them."""
    done = await applied(db, row())
    await add(db, *rows)
    result = await undone(db, done.import_id)
    assert result.removed == 1 - sum(result.kept.values())
    return dict(result.kept)


async def test_who_linked_a_phone_meanwhile_stays(either_db: Database) -> None:
    assert await kept(either_db, Conversation(telegram_id=5, person_id=1)) == {"linked": 1}
    held = select(func.count()).select_from(PersonRole)
    assert await one(either_db, held) == 1


async def test_who_has_records_meanwhile_stays(either_db: Database) -> None:
    text = {"purpose": "study", "version": "1", "text_hash": "h", "locale": "kk"}
    consent = Consent(person_id=1, given_at=NOW, **text)

    assert await kept(either_db, consent) == {"has-records": 1}


async def test_an_invite_that_nobody_used_goes_with_its_person(either_db: Database) -> None:
    invite = Invite(person_id=1, code_hash="h", expires_at=NOW)

    assert await kept(either_db, invite) == {}
    assert await one(either_db, select(func.count()).select_from(Invite)) == 0


async def test_who_was_put_into_another_group_meanwhile_stays(either_db: Database) -> None:
    rows = [Group(id=50, code="Z"), Membership(group_id=50, person_id=1)]

    assert await kept(either_db, *rows) == {"changed-since": 1}


async def test_what_another_import_changed_since_is_not_restored(either_db: Database) -> None:
    await applied(either_db, row(iin=IIN, position="a"))
    first = await applied(either_db, row(iin=IIN, position="b"))
    await applied(either_db, row(iin=IIN, position="c"))

    result = await undone(either_db, first.import_id)

    assert await one(either_db, select(Person.position)) == "c"
    assert dict(result.kept) == {"changed-since": 1}
    assert result.restored == 0


async def test_after_an_hour_it_is_too_late(either_db: Database) -> None:
    done = await applied(either_db, row())

    with pytest.raises(UndoTooLate):
        await undone(either_db, done.import_id, now=NOW + timedelta(minutes=61))
    assert await one(either_db, select(func.count()).select_from(Person)) == 1


async def test_a_second_undoing_is_refused(either_db: Database) -> None:
    done = await applied(either_db, row())
    await undone(either_db, done.import_id)

    with pytest.raises(RosterClosed):
        await undone(either_db, done.import_id)
    with pytest.raises(RosterNotFound):
        await undone(either_db, 999)


async def test_an_undoing_that_was_cut_off_goes_on_by_the_clock(either_db: Database) -> None:
    done = await applied(either_db, *(row(n, f"Ким{n} Ян{n}") for n in range(2, 250)))
    async with either_db.begin() as session:
        await roster_undoing.undo(session, None, done.import_id, now=NOW)
    portions = []
    for _ in range(4):
        async with either_db.begin() as session:
            portions.append(await roster_undoing.go_on(session, now=NOW))

    assert portions == [roster_undoing.PORTION, 48, 0, 0]
    assert await one(either_db, select(func.count()).select_from(Person)) == 0
    assert await one(either_db, select(func.count()).select_from(Group)) == 0
    found = await one(either_db, select(RosterImport))
    assert (found.state, found.closed_at) == (ImportState.UNDONE, NOW)


async def test_a_programme_somebody_uses_meanwhile_stays(either_db: Database) -> None:
    done = await applied(either_db, row(programme="Медиация", hours=72))
    async with either_db.begin() as session:
        programme = (await session.scalars(select(Programme))).one()
        session.add(Group(code="Z", programme_id=programme.id))

    await undone(either_db, done.import_id)

    assert await everything(either_db, select(Group.code)) == [("Z",)]
    assert await one(either_db, select(Programme.title)) == Bilingual(ru="Медиация")


async def test_a_discipline_taught_since_stays_with_its_lecturer(either_db: Database) -> None:
    done = await applied(either_db, row(role="lecturer", groups=(), disciplines=("LAW",)))
    await add(either_db, Conversation(telegram_id=5, person_id=1))

    await undone(either_db, done.import_id)

    assert await one(either_db, select(func.count()).select_from(Teaching)) == 1
