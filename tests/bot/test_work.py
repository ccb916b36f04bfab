"""Long work: counted when it ends its worker or the whole process, never forgotten."""

from datetime import datetime

import pytest
from sqlalchemy import select

from academy import work
from bot.app import App
from bot.tools import Tools
from bot.verification.pool import WorkerDied
from bot.workers import WORKERS, Worker
from storage.database import Database, Session
from storage.tables.work import Work, WorkState


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A kind of job that ends its worker; who was told that it is given up."""
    told: list[str] = []

    async def run(tools: Tools, job: Work) -> None:
        told.append("run")
        raise WorkerDied

    async def poisoned(session: Session, job: Work, now: datetime) -> None:
        told.append("poisoned")

    monkeypatch.setitem(WORKERS, "deadly", Worker(run, poisoned))
    return told


async def queue(app: App) -> None:
    async with app.tools.db.begin() as session:
        await work.queue(session, "deadly", {}, person_id=None, now=app.tools.clock())


async def state(db: Database) -> WorkState:
    async with db.read() as session:
        return (await session.scalars(select(Work.state))).one()


async def test_a_job_that_ends_its_worker_twice_is_given_up_and_told(
    db: Database, app: App, told: list[str]
) -> None:
    await queue(app)

    await app.workshop.finish_all()

    assert told == ["run", "run", "poisoned"]
    assert await state(db) == WorkState.POISONED


async def test_a_job_that_ends_the_whole_process_twice_is_not_begun_again(
    db: Database, app: App, told: list[str]
) -> None:
    await queue(app)
    for _ in range(work.MOST_DEATHS):
        async with db.begin() as session:
            assert await work.claim(session, 1, 1, now=app.tools.clock())
            await work.release(session, alive=[])

    await app.workshop.finish_all()

    assert told == ["poisoned"]
    assert await state(db) == WorkState.POISONED
