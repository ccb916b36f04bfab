"""The backup of every night: once, noted, and told when it fails."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from academy import health
from academy.health import Line
from academy.settings import Settings
from bot.app import App
from bot.scheduler import jobs
from bot.scheduler.backups import queue_backup
from storage.database import Database
from storage.migrating import upgrade
from storage.tables.audit import AuditLine
from tests.chat import WatchedDatabase
from tests.conftest import Clock

HOUR = timedelta(hours=1)


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    """A database that was upgraded to its tables: only such a one is an academy."""
    db = WatchedDatabase(f"sqlite+aiosqlite:///{tmp_path / 'test.db'}")
    await upgrade(db)
    yield db
    await db.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "backups"
    return Settings(data_dir=tmp_path, backup_dir=folder, backup_keep=2, bot_token=SecretStr("1:A"))


async def night(app: App) -> int:
    """The clock strikes half past two; how many files are there afterwards."""
    tools = app.tools
    await jobs.run(queue_backup, tools.db, tools.settings, tools.clock)
    await app.workshop.finish_all()
    return len(list((tools.settings.data_dir / "backups").glob("*.zip")))


async def line(app: App) -> Line:
    async with app.tools.db.read() as session:
        found = await health.health(session, app.tools.settings, now=app.tools.clock())
    return next(each for each in found.lines if each.part == "backup")


async def test_every_night_makes_one_and_a_start_soon_after_none(app: App, clock: Clock) -> None:
    assert (await line(app)).advice == "backup-awaited"

    assert await night(app) == 1
    clock.now += HOUR
    assert await night(app) == 1
    clock.now += 23 * HOUR
    assert await night(app) == 2
    clock.now += 24 * HOUR
    assert await night(app) == 2  # BACKUP_KEEP

    found = await line(app)
    assert (found.grade, found.facts["age"]) == ("good", 0)
    async with app.tools.db.read() as session:
        acts = select(AuditLine.act).where(AuditLine.act == "backup-made")
        assert len((await session.scalars(acts)).all()) == 3


async def test_a_backup_that_grew_old_is_wrong(app: App, clock: Clock) -> None:
    await night(app)

    clock.now += 27 * HOUR

    assert (await line(app)).grade == "wrong"


async def test_a_folder_that_cannot_be_written_is_told(
    app: App, clock: Clock, tmp_path: Path
) -> None:
    await night(app)
    for path in (tmp_path / "backups").iterdir():
        path.unlink()
    (tmp_path / "backups").rmdir()
    (tmp_path / "backups").write_text("a file, no folder")
    clock.now += 24 * HOUR

    tools = app.tools
    await jobs.run(queue_backup, tools.db, tools.settings, tools.clock)
    await app.workshop.finish_all()

    found = await line(app)
    assert (found.grade, found.advice, found.facts["age"]) == ("look", "backup-failed", 24 * 3600)
    clock.now += 3 * HOUR
    assert (await line(app)).grade == "wrong"


async def test_without_a_folder_there_is_none_and_health_says_so(
    app: App, clock: Clock, tmp_path: Path
) -> None:
    without = app.tools.settings.model_copy(update={"backup_dir": None})
    object.__setattr__(app.tools, "settings", without)

    assert await night(app) == 0

    assert ((await line(app)).grade, (await line(app)).advice) == ("look", "backup-off")
    demo = app.tools.settings.model_copy(update={"bot_token": Settings().bot_token})
    async with app.tools.db.read() as session:
        found = await health.health(session, demo, now=clock.now)
    assert "backup" not in {each.part for each in found.lines}


def test_an_empty_setting_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKUP_DIR", "")

    assert Settings().backup_dir is None
