"""What stands in the way of a start is said in words, never as a traceback."""

import json
import os
import sys
from asyncio import subprocess
from pathlib import Path

import pytest
from sqlalchemy import text

from academy import audit
from storage.database import Database

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


async def test_the_audit_log_is_verified_and_a_changed_line_is_named(tmp_path: Path) -> None:
    async def sabaq(*words: str) -> tuple[int | None, str]:
        process = await subprocess.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)},
            stdout=subprocess.PIPE,
        )
        said, _ = await process.communicate()
        return process.returncode, said.decode()

    await sabaq("db", "administrator", "Оспанов", "Дәурен")
    db = Database(f"sqlite+aiosqlite:///{tmp_path / 'demo.db'}")
    async with db.begin() as session:
        await audit.seal(session)
    code, said = await sabaq("audit", "verify", "--json")
    assert (code, json.loads(said)["lines"]) == (0, 1)

    async with db.begin() as session:
        await session.execute(text("DROP TRIGGER audit_keeps_on_update"))
        await session.execute(text("UPDATE audit SET act = 'nothing'"))
    await db.close()

    code, said = await sabaq("audit", "verify", "--json")
    assert (code, json.loads(said)["broken"]) == (1, 1)
