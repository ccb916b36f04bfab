"""What stands in the way of a start is said in words, never as a traceback."""

import json
import os
import re
import sys
from asyncio import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from academy import audit, clock, signs
from storage.database import Database
from storage.tables.people import Invite

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"BOT_TOKEN": "abc"}, "BOT_TOKEN is not a token"),
        ({"BOT_TOKEN": "12345:ABC", "API_URL": "http://127.0.0.1:9"}, "cannot be reached"),
        ({"PORT": "abc"}, "A setting is wrong"),
        ({"BOT_TOKEN_FILE": "/no/such/file"}, "A setting is wrong"),
        ({"BOT_TOKEN": "12345:ABC", "WEBHOOK_URL": "https://a.kz"}, "WEBHOOK_SECRET"),
    ],
)
async def test_a_start_that_cannot_be_says_why(
    settings: dict[str, str], words: str, tmp_path: Path
) -> None:
    env = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **settings}
    process = await subprocess.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said, _ = await process.communicate()

    assert process.returncode == 1
    assert words in said.decode()
    assert "Traceback" not in said.decode()


class Sabaq:
    """`sabaq …` over the data of this folder: the code it ends with, and what it says."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.env = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), **settings}

    async def __call__(self, *words: str) -> tuple[int | None, str]:
        process = await subprocess.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        said, _ = await process.communicate()
        assert b"Traceback" not in said
        return process.returncode, said.decode()


def made(folder: Path) -> list[str]:
    """What stands in this folder."""
    return sorted(path.name for path in folder.iterdir())


async def test_health_names_what_is_wrong_and_the_next_step(tmp_path: Path) -> None:
    sabaq = Sabaq(tmp_path)

    code, said = await sabaq("health")
    assert (code, made(tmp_path)) == (1, [])  # looking makes no database
    assert "База данных: не отвечает\n→ Проверьте, что база данных запущена" in said

    await sabaq("db", "administrator", "Оспанов", "Дәурен")
    code, said = await sabaq("health", "--language", "kk")
    assert (code, "❌ Бот сағаты: белгі болған жоқ" in said) == (1, True)

    db = Database(f"sqlite+aiosqlite:///{tmp_path / 'demo.db'}")
    async with db.begin() as session:
        await clock.beat(session, now=datetime.now(UTC))
        await signs.telegram(session, datetime.now(UTC), 0, now=datetime.now(UTC))
    await db.close()
    code, said = await sabaq("health", "--json")
    found = json.loads(said)
    assert (code, found["well"]) == (0, True)
    assert found["parts"]["disk"]["free"] > 0


async def test_health_of_a_database_that_is_down_says_so(tmp_path: Path) -> None:
    nobody = "postgresql+asyncpg://nobody@127.0.0.1:9/nothing"

    code, said = await Sabaq(tmp_path, DATABASE_URL=nobody)("health", "--json")

    assert (code, json.loads(said)["parts"]["database"]["advice"]) == (1, "database-unreachable")


async def test_the_audit_log_is_verified_and_a_changed_line_is_named(tmp_path: Path) -> None:
    sabaq = Sabaq(tmp_path)
    await sabaq("db", "administrator", "Оспанов", "Дәурен")
    db = Database(f"sqlite+aiosqlite:///{tmp_path / 'demo.db'}")
    async with db.begin() as session:
        await audit.seal(session)
    code, said = await sabaq("audit", "verify", "--json")
    assert (code, json.loads(said)["lines"]) == (0, 2)

    async with db.begin() as session:
        await session.execute(text("DROP TRIGGER audit_keeps_on_update"))
        await session.execute(text("UPDATE audit SET act = 'nothing'"))
    await db.close()

    code, said = await sabaq("audit", "verify", "--json")
    assert (code, json.loads(said)["broken"]) == (1, 1)


async def test_a_backup_is_restored_at_the_console(tmp_path: Path) -> None:
    sabaq, folder = Sabaq(tmp_path / "var"), tmp_path / "backups"
    assert (await sabaq("backup", str(folder)))[1].startswith("There is no academy")
    assert (await sabaq("backup"))[1].startswith("Where to? Say it: sabaq backup FOLDER")
    await sabaq("db", "administrator", "Оспанов", "Дәурен")

    code, said = await sabaq("backup", str(folder), "--keep", "1", "--json")
    done = json.loads(said)
    assert (code, done["database"], done["file"]) == (0, "sqlite", str(folder / made(folder)[0]))
    await sabaq("db", "administrator", "Кейін", "Келген")

    code, said = await sabaq("restore", done["file"])
    assert (code, "There are people in this database" in said) == (1, True)
    code, said = await sabaq("restore", done["file"], "--force", "--json")
    assert (code, json.loads(said)["rows"]) == (0, done["rows"])
    code, said = await sabaq("restore", done["file"], "--force")
    assert (code, "Restored. What was written after" in said) == (0, True)

    db = Database(f"sqlite+aiosqlite:///{tmp_path / 'var' / 'demo.db'}")
    async with db.read() as session:
        names = (await session.scalars(text("SELECT family_name FROM person"))).all()
    await db.close()
    assert names == ["Оспанов"]
    assert made(tmp_path / "var") == ["demo.db", "demo.db.lock"]


async def test_consents_given_elsewhere_are_imported_and_the_register_is_exported(
    tmp_path: Path,
) -> None:
    sabaq, listed, out = Sabaq(tmp_path), tmp_path / "list.csv", tmp_path / "out.csv"
    await sabaq("demo")
    listed.write_text("Код;Цель;Номер;Дата\nNOBODY;учёба;1;20.08.2026\n", "utf-8")

    refused = await sabaq("import", "consents", str(listed), "--dry-run", "--json")
    code, said = await sabaq("export", "consents", str(out))

    assert refused[0] == 1
    told = json.loads(refused[1].splitlines()[-1])
    assert (told["found"], told["taken"], told["new"], told["dry_run"]) == (1, 0, 0, True)
    assert told["refused"] == [{"line": 2, "reason": "consent-unknown"}]
    assert (code, said.strip()) == (0, f"0 consents: {out}")
    assert out.read_text("utf-8-sig").startswith("code,purpose")


async def test_roles_are_given_and_taken_from_the_console(tmp_path: Path) -> None:
    sabaq = Sabaq(tmp_path)
    await sabaq("db", "administrator", "Оспанов", "Дәурен")
    db = Database(f"sqlite+aiosqlite:///{tmp_path / 'demo.db'}")
    async with db.read() as session:
        code = (await session.execute(text("SELECT roster_code FROM person"))).scalar_one()
    await db.close()

    given = await sabaq("role", "give", code, "auditor")
    last = await sabaq("role", "take", code, "administrator")
    taken = await sabaq("role", "take", code, "auditor", "--reason", "бұйрық")
    nobody = await sabaq("role", "give", "R-0", "auditor")

    assert given == (0, f"{code}: administrator, auditor\n")
    assert (last[0], "last administrator" in last[1]) == (1, True)
    assert taken == (0, f"{code}: administrator\n")
    assert nobody == (1, "Nobody has the code R-0.\n")


async def test_people_are_let_in_from_the_console(tmp_path: Path) -> None:
    sabaq = Sabaq(tmp_path)
    _, said = await sabaq("db", "administrator", "Оспанов", "Дәурен")
    assert re.search(r"/start [\w-]{22}\n.*[0-9]{6} \(ten minutes; .* sabaq code ADMIN-", said)
    roster_code = said.split("sabaq code ")[1].split(")")[0]

    assert re.fullmatch(r"/start [\w-]{22}\n", (await sabaq("invite", roster_code))[1])
    assert re.fullmatch(r"[0-9]{6} \(ten minutes\)\n", (await sabaq("code", roster_code))[1])
    assert await sabaq("code", "Z") == (1, "Nobody in the roster has the code Z.\n")
    sheet = tmp_path / "sheet.pdf"
    code, said = await sabaq("invites", "M-1", "--pdf", str(sheet))
    assert (code, sheet.exists()) == (1, False)
    assert "There is no group M-1" in said or "start it once" in said


async def test_what_is_too_old_is_counted_and_removed_at_the_console(tmp_path: Path) -> None:
    sabaq = Sabaq(tmp_path)
    await sabaq("db", "administrator", "Оспанов", "Дәурен")
    db = Database(f"sqlite+aiosqlite:///{tmp_path / 'demo.db'}")
    async with db.begin() as session:
        old = datetime(2001, 1, 1, tzinfo=UTC)
        session.add(Invite(person_id=1, code_hash="old", expires_at=old))
    await db.close()

    code, said = await sabaq("retention", "--dry-run", "--json")
    assert (code, json.loads(said)["invites"]["count"], json.loads(said)["dry_run"]) == (0, 1, True)
    code, said = await sabaq("retention", "--json")
    assert (code, json.loads(said)["invites"]["count"]) == (0, 1)
    code, said = await sabaq("retention", "--dry-run")

    assert (code, said.splitlines()[-1]) == (0, "would be removed: 0 rows")


async def test_the_results_of_a_quiz_are_exported_with_a_line_of_the_audit_log(
    tmp_path: Path,
) -> None:
    sabaq, out = Sabaq(tmp_path), tmp_path / "of the quiz.csv"
    await sabaq("demo")

    written = await sabaq("export", "results", "--quiz", "1", "--format", "csv", "--out", str(out))
    book = tmp_path / "results-1.xlsx"
    usual = await sabaq("export", "results", "--quiz", "1", "--language", "kk", "--out", str(book))
    unknown = await sabaq("export", "results", "--quiz", "999")

    assert written == (0, f"0 attempts: {out}\n")
    assert out.read_text("utf-8-sig").startswith("Фамилия,Имя,Отчество,Группа")
    assert usual == (0, f"0 attempts: {book}\n")
    assert book.read_bytes().startswith(b"PK")
    assert unknown[0] == 1
    assert "There is no quiz 999." in unknown[1]
