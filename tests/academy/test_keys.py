"""Keys: a new one takes over everything that is sealed, whatever happens meanwhile."""

from base64 import b64encode
from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import LargeBinary, select

from academy import keys, references, roster_codes
from academy.vault import KeysUnusable, Vault
from storage.database import Database, Table
from storage.tables.audit import AuditLine
from storage.tables.identity import Check, CheckPicture, KeyCanary, Template
from storage.tables.people import Person
from storage.tables.rosters import LineChange, RosterBefore, RosterImport, RosterLine
from tests.conftest import KEYS, NOW, add, person

OLD = KEYS
NEW = f"2:{b64encode(b'B' * 32).decode()}"
BOTH = f"{NEW},{OLD}"
IIN = "880101300123"
NOT_SEALED = {
    "seen_picture.whole",
    "seen_picture.chip",
    "outgoing_file.content",
    "stored_file.content",
    "key_canary.sealed",  # each with its own key
}


@pytest.fixture
async def sealed(either_db: Database) -> Database:
    """A person with everything that is ever sealed, by the old key."""
    vault = Vault(OLD)
    async with either_db.begin() as session:
        await vault.prove(session)
    await person(either_db, 7)
    about = roster_codes.about_iin("R7")
    async with either_db.begin() as session:
        someone = await session.get_one(Person, 7)
        someone.iin_sealed = vault.seal(IIN.encode(), about)
        someone.iin_hash = vault.fingerprint(roster_codes.iin_mark(IIN))
    await add(
        either_db,
        Template(
            person_id=7,
            model_id="m",
            embedding=vault.seal(b"face", references.about(7, "m")),
            chip=vault.seal(b"chip", references.about_chip(7, "m")),
            enrolled_at=NOW,
        ),
        RosterImport(id=1, file_name="x.csv", began_at=NOW),
        Check(id=1, person_id=7, asked_at=NOW, expires_at=NOW + timedelta(days=1)),
    )
    staged = RosterLine(id=1, import_id=1, change=LineChange.CHANGED, roster_code="R7")
    staged.iin_sealed = vault.seal(b"staged", about)
    await add(either_db, staged)
    await add(either_db, RosterBefore(line_id=1, iin_sealed=vault.seal(b"former", about)))
    for place in range(10):
        await add(either_db, picture(place, vault.seal(b"picture", references.about_picture(7, 1))))
    await add(either_db, picture(10, None))
    return either_db


def picture(place: int, content: bytes | None) -> CheckPicture:
    return CheckPicture(
        check_id=1,
        place=place,
        file_id="f",
        file_unique_id=f"u{place}",
        chat_id=7,
        message_id=place,
        received_at=NOW,
        sealed=content,
    )


async def rotate(
    db: Database, with_keys: str = BOTH, *, stop_after: int = 1000
) -> Mapping[str, int]:
    """What the command does; `stop_after` so many transactions it is killed."""
    vault, done = Vault(with_keys), dict.fromkeys(("resealed", "unopened"), 0)
    async with db.begin() as session:
        await vault.prove(session)
        await vault.keep_fingerprints(session)
    for kind in keys.KINDS:
        after: int | None = 0
        while after is not None:
            stop_after -= 1
            if stop_after < 0:
                return done
            async with db.begin() as session:
                portion = await keys.reseal(session, vault, kind, after)
            after = portion.last
            done["resealed"] += portion.resealed
            done["unopened"] += portion.unopened
    async with db.begin() as session:
        await keys.retire(session, vault, done["resealed"], now=NOW)
    return done


async def proven(db: Database, with_keys: str) -> Vault:
    vault = Vault(with_keys)
    async with db.begin() as session:
        await vault.prove(session)
    return vault


async def test_everything_opens_with_the_new_key_alone(sealed: Database) -> None:
    done = await rotate(sealed)

    vault = await proven(sealed, NEW)
    assert done == {"resealed": 15, "unopened": 0}
    async with sealed.read() as session:
        someone = await session.get_one(Person, 7)
        own = await session.get_one(Template, 7)
        pictures = (await session.scalars(select(CheckPicture.sealed))).all()
    about = roster_codes.about_iin("R7")
    assert someone.iin_sealed
    assert vault.open(someone.iin_sealed, about) == IIN.encode()
    assert vault.open(own.embedding, references.about(7, "m")) == b"face"
    assert vault.open(own.chip, references.about_chip(7, "m")) == b"chip"
    opened = [vault.open(each, references.about_picture(7, 1)) for each in pictures if each]
    assert opened == [b"picture"] * 10


async def test_people_are_found_by_their_iin_as_before(sealed: Database) -> None:
    await rotate(sealed)

    vault = await proven(sealed, NEW)

    async with sealed.read() as session:
        someone = await session.get_one(Person, 7)
    assert vault.fingerprint(roster_codes.iin_mark(IIN)) == someone.iin_hash


async def test_a_second_rotation_and_a_third_key_keep_them_too(sealed: Database) -> None:
    third = f"3:{b64encode(b'C' * 32).decode()}"
    await rotate(sealed)

    done = await rotate(sealed, f"{third},{NEW}")

    vault = await proven(sealed, third)
    assert done["resealed"] == 15
    assert vault.fingerprint("7") == Vault(OLD).fingerprint("7")


@pytest.mark.parametrize("stop_after", range(0, 16, 3))
async def test_killed_in_the_middle_it_goes_on_where_it_was(
    sealed: Database, stop_after: int
) -> None:
    first = await rotate(sealed, stop_after=stop_after)

    second = await rotate(sealed)

    assert first["resealed"] + second["resealed"] == 15
    await proven(sealed, NEW)


async def test_without_the_old_key_a_start_is_refused_until_everything_was_resealed(
    sealed: Database,
) -> None:
    await rotate(sealed, stop_after=2)

    with pytest.raises(KeysUnusable, match="key 1 is missing"):
        await proven(sealed, NEW)
    await proven(sealed, BOTH)
    await rotate(sealed)
    await proven(sealed, BOTH)  # a start with both, before the old one is taken out
    await proven(sealed, NEW)


async def test_a_wrong_key_is_refused(sealed: Database) -> None:
    wrong = f"1:{b64encode(b'X' * 32).decode()}"

    with pytest.raises(KeysUnusable, match="does not open"):
        await proven(sealed, f"{NEW},{wrong}")


async def test_a_value_that_does_not_open_stays_and_keeps_the_old_key(sealed: Database) -> None:
    alien = Vault(OLD).seal(b"face", references.about(8, "m"))
    async with sealed.begin() as session:
        (await session.get_one(Template, 7)).embedding = alien

    done = await rotate(sealed)

    assert done == {"resealed": 14, "unopened": 1}
    async with sealed.read() as session:
        assert (await session.get_one(Template, 7)).embedding == alien
        assert await session.get(KeyCanary, 1) is not None
        line = await session.scalar(select(AuditLine).where(AuditLine.act == "keys-rotated"))
    assert line
    assert line.facts == {"key": 2, "count": 14, "is_over": False}


async def test_what_changes_meanwhile_is_not_written_over(sealed: Database) -> None:
    from storage.queries import seals

    vault = Vault(BOTH)
    newer = vault.seal(b"newer", references.about(7, "m"))
    async with sealed.begin() as session:
        before = (await session.get_one(Template, 7)).embedding
    async with sealed.begin() as session:
        (await session.get_one(Template, 7)).embedding = newer

    async with sealed.begin() as session:
        is_put = await seals.put(session, seals.TEMPLATES, 7, before, b"\x02older")

    assert not is_put
    async with sealed.read() as session:
        assert (await session.get_one(Template, 7)).embedding == newer


def test_every_column_of_bytes_is_rotated_or_known_not_to_be_sealed() -> None:
    rotated = {f"{k.shelf.sealed.class_.__tablename__}.{k.shelf.sealed.key}" for k in keys.KINDS}
    columns = {
        f"{table.name}.{column.name}"
        for table in Table.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }

    assert columns == rotated | NOT_SEALED
