"""`sabaq keys rotate`: what it prints and how it ends."""

import asyncio
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from academy import references
from academy.settings import Settings
from academy.vault import Vault
from bot.cli import app
from storage.database import Database
from storage.migrating import upgrade
from storage.tables.identity import Template
from tests.conftest import KEYS, NOW, add, person

NEW = f"2:{b64encode(b'B' * 32).decode()}"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database in which one face is sealed by the old key."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", "42:TEST")
    monkeypatch.setenv("BIOMETRIC_KEYS", f"{NEW},{KEYS}")
    (tmp_path / "var").mkdir()
    asyncio.run(filled(Settings().database))
    return tmp_path


async def filled(url: str) -> None:
    db, vault = Database(url), Vault(KEYS)
    await upgrade(db)
    async with db.begin() as session:
        await vault.prove(session)
    await person(db, 7)
    face, chip = references.about(7, "m"), references.about_chip(7, "m")
    sealed = {"embedding": vault.seal(b"face", face), "chip": vault.seal(b"chip", chip)}
    await add(db, Template(person_id=7, model_id="m", enrolled_at=NOW, **sealed))
    await db.close()


def rotate(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["keys", "rotate", *words])
    assert done.exit_code == code, done.output
    return done.output


def facts(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(rotate(*words, "--json"))
    return found


def test_it_says_what_it_sealed_anew_and_that_old_keys_may_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert facts("--dry-run")["templates"] == 1

    told = rotate()

    assert "may leave BIOMETRIC_KEYS" in told
    assert facts()["templates"] == 0
    monkeypatch.setenv("BIOMETRIC_KEYS", NEW)
    assert facts() == {
        "iins": 0,
        "staged-iins": 0,
        "former-iins": 0,
        "templates": 0,
        "chips": 0,
        "pictures": 0,
        "unopened": 0,
        "first_key": 2,
        "is_over": True,
    }


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("", "BIOMETRIC_KEYS is empty"),
        (NEW, "key 1 is missing"),
        (f"{NEW},1:{b64encode(b'X' * 32).decode()}", "does not open"),
        ("rubbish", "BIOMETRIC_KEYS"),
    ],
)
def test_missing_and_wrong_keys_are_named(
    keys: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIOMETRIC_KEYS", keys)

    assert words in rotate(code=1)
