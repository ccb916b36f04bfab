"""A backup is one whole file; a restore brings every row back, and nobody who was erased."""

import asyncio
import json
import os
import sys
import zipfile
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from academy import audit, backups, demo, erasures, restores, verdicts
from academy.backups import Backup, BackupRunning
from academy.erased import FILE, Erased, append, mark
from academy.erased import known as read
from academy.restores import DatabaseInhabited, Restored
from academy.settings import Settings
from storage.archives import ArchiveBroken, manifest
from storage.copies import NotOurs
from storage.database import Database, Table
from storage.migrating import upgrade
from storage.processes import DatabaseInUse, Process
from storage.tables.audit import AuditLine
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.letters import Delivery, Letter, LetterState
from storage.tables.people import Person, PersonRole, PersonState, Role
from storage.tables.work import Work, WorkState
from tests.academy.test_erasures import erased, found
from tests.conftest import NOW, add, new_postgres_database
from tests.people import NUMBER, SECRETS, known

ROOT = Path(__file__).parents[2]
LATER = NOW + timedelta(hours=9)
SET_RIGHT = {"audit", "inbox", "letter", "sign", "work"}  # tables a restore itself changes


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """The tables of this version, and nobody in them."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'sabaq.db'}"
    if request.param == "postgresql":
        url = await new_postgres_database(request.getfixturevalue("postgres"))
    db = Database(url)
    await upgrade(db)
    yield db
    await db.close()


@pytest.fixture
async def academy(empty: Database) -> Database:
    """A whole academy."""
    async with empty.begin() as session:
        await demo.found(session, now=NOW)
        await demo.refresh(session, now=NOW)
        audit.note(session, None, "material-added", now=NOW, reason="Әліппе \\N \t <ә>")
    async with empty.begin() as session:
        await audit.seal(session)
    return empty


async def made(db: Database, folder: Path, keep: int = 9, after: int = 0) -> Backup:
    now = NOW + timedelta(seconds=after)
    return await backups.make(db, Settings(data_dir=folder / "data"), folder, keep, now=now)


async def restored(db: Database, done: Backup, *, is_forced: bool = True) -> Restored:
    settings = Settings(data_dir=done.path.parent / "data")
    return await restores.restore(db, settings, done.path, is_forced=is_forced, now=LATER)


async def everything(db: Database) -> dict[str, list[Any]]:
    """Every row of every table."""
    found = {}
    async with db.read() as session:
        for table in Table.metadata.sorted_tables:
            rows = await session.execute(select(table).order_by(*table.primary_key.columns))
            found[table.name] = [tuple(map(str, row)) for row in rows]
    return found


async def test_every_row_of_every_table_comes_back(academy: Database, tmp_path: Path) -> None:
    before = await everything(academy)
    done = await made(academy, tmp_path / "backups")
    async with academy.begin() as session:
        await session.execute(text("DELETE FROM lesson"))
        session.add(Person(roster_code="R-NEW", family_name="Кейін", given_name="Келген"))

    await restored(academy, done)

    after = await everything(academy)
    assert len(before["person"]) > 3
    assert len(before["lesson"]) > 1
    assert {name: after[name] for name in before if name not in SET_RIGHT} == {
        name: rows for name, rows in before.items() if name not in SET_RIGHT
    }
    assert after["audit"][:-1] == before["audit"]
    assert "database-restored" in after["audit"][-1]


async def test_a_restored_database_is_a_working_one(academy: Database, tmp_path: Path) -> None:
    """Its guards hold, its counters go on, nobody is locked out."""
    await restored(academy, await made(academy, tmp_path / "backups"))

    with pytest.raises(DBAPIError, match="stays as it is"):
        async with academy.begin() as session:
            await session.execute(text("UPDATE audit SET act = 'x' WHERE number = 1"))
    newcomer = Person(roster_code="R-1", family_name="А", given_name="Б")
    await add(academy, newcomer)
    async with academy.begin() as session:
        assert await audit.seal(session) == 1
        most = await session.scalar(select(func.max(Person.id)))
    assert newcomer.id == most
    await upgrade(academy)


@pytest.mark.parametrize("empty", ["sqlite"], indirect=True)
async def test_an_empty_place_is_filled(academy: Database, tmp_path: Path) -> None:
    done = await made(academy, tmp_path / "backups")
    there = Database(f"sqlite+aiosqlite:///{tmp_path / 'other' / 'new.db'}")

    await restored(there, done, is_forced=False)

    assert (await everything(there))["person"] == (await everything(academy))["person"]
    assert not list((tmp_path / "other").glob(".sabaq-*"))
    await there.close()


async def test_people_are_not_overwritten_by_mistake(academy: Database, tmp_path: Path) -> None:
    done = await made(academy, tmp_path / "backups")
    before = await everything(academy)

    with pytest.raises(DatabaseInhabited):
        await restored(academy, done, is_forced=False)

    assert await everything(academy) == before


async def test_a_running_bot_is_not_overwritten(academy: Database, tmp_path: Path) -> None:
    done = await made(academy, tmp_path / "backups")

    async with Process(academy):
        with pytest.raises(DatabaseInUse):
            await restored(academy, done)


async def test_a_restore_that_is_killed_leaves_the_old_rows_or_the_new_ones(
    academy: Database, tmp_path: Path
) -> None:
    done = await made(academy, tmp_path / "backups")
    await add(academy, Person(roster_code="R-NEW", family_name="Кейін", given_name="Келген"))
    old, new = len((await everything(academy))["person"]), done.manifest.copied.tables["person"]
    url = academy.url.render_as_string(hide_password=False)
    env = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "DATABASE_URL": url}
    await academy.close()

    for pause in (0.0, 0.05, 0.1, 0.2, 0.4):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "restore", str(done.path), "--force"),
            env=env,
            cwd=ROOT,
        )
        while process.returncode is None and not await asyncio.to_thread(is_at_work, tmp_path):
            await asyncio.sleep(0.01)
        await asyncio.sleep(pause)
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()

        assert len((await everything(academy))["person"]) in (old, new)
        await academy.close()


def is_at_work(folder: Path) -> bool:
    """Whether a restore has begun to unpack here."""
    return any(folder.glob(".sabaq-*"))


async def test_what_was_on_its_way_is_sent_neither_twice_nor_late(
    academy: Database, tmp_path: Path
) -> None:
    def letter(key: str, **fields: Any) -> Letter:
        own = {"key": key, "kind": "menu", "lane": key, "priority": 0, "not_before": NOW}
        return Letter(**own | fields)

    update = {"lane": 1, "body": "{}", "received_at": NOW}
    job = {"not_before": NOW, "queued_at": NOW}
    await add(
        academy,
        letter("due"),
        letter("flying", state=LetterState.SENDING, owner=1),
        letter("graded", delivery=Delivery.DOUBT),
        letter("tomorrow", not_before=LATER + timedelta(days=1)),
        letter("sent", state=LetterState.SENT),
        StoredUpdate(update_id=1, state=UpdateState.HANDLED, replies=[{}], owner=1, **update),
        StoredUpdate(update_id=2, state=UpdateState.WAITING, **update),
        Work(kind="backup", owner=1, **job),
        Work(kind="identity", **job),
    )
    done = await made(academy, tmp_path / "backups")

    found = await restored(academy, done)

    assert (found.letters_dropped, found.letters_doubt) == (2, 1)
    async with academy.read() as session:
        states = {each.key: each.state for each in await session.scalars(select(Letter))}
        answered = {u.update_id: u.is_answered for u in await session.scalars(select(StoredUpdate))}
        jobs = {each.kind: each.state for each in await session.scalars(select(Work))}
    assert {key: states[key] for key in ("due", "flying", "graded", "tomorrow", "sent")} == {
        "due": LetterState.DROPPED,
        "flying": LetterState.DROPPED,
        "graded": LetterState.DOUBT,
        "tomorrow": LetterState.WAITING,
        "sent": LetterState.SENT,
    }
    assert answered == {1: True, 2: False}
    assert jobs == {"backup": WorkState.CANCELLED, "identity": WorkState.WAITING}


async def listed(db: Database, folder: Path) -> None:
    """Who was erased is written down outside the database."""
    async with db.read() as session:
        people = list((await erasures.unlisted(session)).values())
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    append(folder / FILE, people)


def legible(db: Database) -> list[str]:
    """What of the person can be read in the very file of SQLite, also where rows were deleted."""
    content = Path(db.url.database or "").read_bytes() if db.is_sqlite else b""
    return [each for each in SECRETS if each.encode() in content]


@pytest.mark.parametrize("where", ["data", "."])
async def test_nobody_is_found_who_was_erased_after_the_backup(
    empty: Database, tmp_path: Path, where: str
) -> None:
    folder = tmp_path / "backups"
    await known(empty)
    async with empty.begin() as session:
        await audit.seal(session)
    done = await made(empty, folder)
    await erased(empty)
    await listed(empty, folder / where)

    back = await restored(empty, done)

    assert back.erased == 1
    assert await found(empty) == []
    assert legible(empty) == []
    async with empty.begin() as session:
        assert (await session.get_one(Person, NUMBER)).state == PersonState.ERASED
        await audit.seal(session)
    async with empty.read() as session:
        assert (await verdicts.verdict(session, now=LATER)).is_good


async def test_a_number_that_was_given_to_somebody_else_is_not_erased(
    empty: Database, tmp_path: Path
) -> None:
    await known(empty)
    done = await made(empty, tmp_path / "backups")
    other = Erased(NOW, NUMBER, mark("salt", "ANOTHER-CODE"))
    append(done.path.parent / FILE, [other])

    assert (await restored(empty, done)).erased == 0
    assert "person.family_name" in await found(empty)


async def test_the_list_of_the_erased_is_copied_beside_every_backup(
    academy: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    (folder / "data").mkdir(parents=True)
    gone = Erased(NOW, 7, mark("salt", "R1"))
    append(folder / "data" / FILE, [gone])

    await made(academy, folder)

    assert read([folder / FILE]) == [gone]


async def test_a_backup_is_of_one_moment_while_people_go_on_writing(
    academy: Database, tmp_path: Path
) -> None:
    """Each transaction writes a person and a role: a backup never has one without the other."""
    is_over = asyncio.Event()

    async def write() -> None:
        number = 0
        while not is_over.is_set():
            number += 1
            roles = [PersonRole(role=Role.LEARNER)]
            names = {"family_name": "Ә", "given_name": "Б"}
            await add(academy, Person(roster_code=f"W{number}", roles=roles, **names))
            await asyncio.sleep(0)

    writing = asyncio.create_task(write())
    done = [await made(academy, tmp_path / "backups", after=each) for each in range(3)]
    is_over.set()
    await writing

    counts = [each.manifest.copied.tables for each in done]
    before = counts[0]["person"] - counts[0]["person_role"]
    assert counts[0]["person"] < counts[2]["person"]
    assert {each["person"] - each["person_role"] for each in counts} == {before}


async def test_the_file_is_ours_alone_and_the_newest_stay(
    academy: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / ".sabaq-left").write_text("by a crash")

    done = [await made(academy, folder, keep=2, after=each) for each in range(3)]

    assert sorted(folder.glob("sabaq-*")) == [each.path for each in done[1:]]
    assert not list(folder.glob(".sabaq-*"))
    assert done[2].path.stat().st_mode & 0o777 == 0o600
    told = manifest(done[2].path)
    assert told == done[2].manifest
    assert (told.copied.audit_head or "").startswith("7:")
    assert told.copied.tables["person"] == len((await everything(academy))["person"])


async def test_a_second_backup_at_the_same_time_is_refused(
    academy: Database, tmp_path: Path
) -> None:
    found = await asyncio.gather(
        *(made(academy, tmp_path / "backups", after=each) for each in range(2)),
        return_exceptions=True,
    )

    assert sorted(type(each).__name__ for each in found) == ["Backup", BackupRunning.__name__]


def damaged(path: Path, what: str) -> None:
    """The archive with something wrong in it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    told = json.loads(parts["manifest.json"])
    if what == "a part":
        name = next(each for each in parts if each != "manifest.json")
        parts[name] += b" "
    elif what == "rows that do not fit":
        name = next(each for each in parts if each in ("database.sqlite", "person.rows"))
        parts[name] = b"nonsense"
        told["parts"][name] = sha256(parts[name]).hexdigest()
    elif what == "a newer version":
        told["copied"]["revision"] = "ffffffffffff"
    elif what == "the other database":
        told["database"] = "oracle"
    elif what == "a name that leads out":
        told["parts"]["../../evil.rows"] = "0" * 64
    else:
        told = [what]
    parts["manifest.json"] = json.dumps(told).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    "what",
    [
        "a part",
        "rows that do not fit",
        "a newer version",
        "the other database",
        "a name that leads out",
        "a list",
    ],
)
async def test_a_damaged_archive_is_refused_and_nothing_is_changed(
    academy: Database, tmp_path: Path, what: str
) -> None:
    done = await made(academy, tmp_path / "backups")
    before = await everything(academy)
    damaged(done.path, what)

    with pytest.raises(ArchiveBroken):
        await restored(academy, done)

    assert await everything(academy) == before


async def test_a_file_that_is_cut_off_is_refused(academy: Database, tmp_path: Path) -> None:
    done = await made(academy, tmp_path / "backups")
    for content in (done.path.read_bytes()[:-50], b"", b"PK not a zip"):
        done.path.write_bytes(content)

        with pytest.raises(ArchiveBroken):
            await restored(academy, done)


async def test_a_database_without_our_tables_is_no_academy(tmp_path: Path) -> None:
    db = Database(f"sqlite+aiosqlite:///{tmp_path / 'none.db'}")

    with pytest.raises(NotOurs):
        await made(db, tmp_path / "backups")

    assert not (tmp_path / "none.db").exists()
    await db.close()


async def test_it_is_noted_for_health_and_in_the_audit_log(
    academy: Database, tmp_path: Path
) -> None:
    done = await made(academy, tmp_path / "backups")

    async with academy.begin() as session:
        await backups.record(session, done, None, now=NOW)

    async with academy.read() as session:
        lines = select(AuditLine.facts).where(AuditLine.act == "backup-made")
        assert await session.scalar(lines) == {"rows": done.manifest.rows, "audit_line": "7"}
