"""Long work: counted when it ends its worker or the whole process, never forgotten."""

from datetime import datetime

import pytest
from aiogram.methods import EditMessageText, SendMessage
from sqlalchemy import select

from academy import panels, work
from academy.work import Stage
from bot.app import App
from bot.callbacks.work import CancelWork
from bot.tools import Tools
from bot.verification.pool import WorkerDied, WorkerNotStarted
from bot.workers import WORKERS, Worker
from bot.workers.kinds import report
from storage.database import Database, Session
from storage.tables.letters import Letter
from storage.tables.people import Person
from storage.tables.work import Work, WorkState
from tests.chat import Chat, refused
from tests.conftest import WORDS, Clock


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


@pytest.mark.parametrize(
    ("status", "ends"),
    [(404, WorkState.POISONED), (429, WorkState.WAITING), (502, WorkState.WAITING)],
)
async def test_a_job_is_given_up_where_its_file_is_refused_for_good_and_waits_elsewhere(
    db: Database,
    app: App,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    status: int,
    ends: WorkState,
) -> None:
    async def run(tools: Tools, job: Work) -> None:
        raise refused(f"https://files.example/file/bot42:SECRET/{job.id}", status)

    monkeypatch.setitem(WORKERS, "deadly", Worker(run, WORKERS["deadly"].poisoned))
    await queue(app)

    await app.workshop.finish_all()

    assert await state(db) == ends
    assert told == (["poisoned"] if ends == WorkState.POISONED else [])
    assert "SECRET" not in caplog.text


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


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, app: App) -> list[int]:
    """A kind of job that says three times how far it is; between, its person presses a button."""
    steps: list[int] = []

    async def run(tools: Tools, job: Work) -> None:
        for step in range(1, 4):
            await report(tools, job, Stage.WRITING, step * 10, 30)
            steps.append(step)
            await app.courier.deliver()
            if step == 2 and job.facts.get("is_ended"):
                await Chat(app, 7).press(CancelWork(work_id=job.id))
        async with tools.db.begin() as session:
            await work.done(session, job, now=tools.clock())

    async def poisoned(session: Session, job: Work, now: datetime) -> None:
        raise AssertionError("nobody died")

    monkeypatch.setitem(WORKERS, "audit-export", Worker(run, poisoned))
    return steps


async def show(app: App, **facts: object) -> None:
    async with app.tools.db.begin() as session:
        now = app.tools.clock()
        await work.queue(session, "audit-export", dict(facts), person_id=7, now=now, is_shown=True)


async def test_one_message_tells_how_far_a_job_is_and_how_it_ended(
    chat: Chat, app: App, clock: Clock, slow: list[int]
) -> None:
    await show(app)
    await app.courier.deliver()
    begun, first = chat.text, chat.screen

    await app.workshop.finish_all()
    await app.courier.deliver()

    assert "В очереди" in begun
    assert isinstance(first, SendMessage)
    assert isinstance(chat.screen, EditMessageText)
    assert chat.text == "✅ <b>Выгрузка журнала аудита</b>\nГотово."
    assert chat.labels == []


async def test_a_panel_is_edited_once_in_three_seconds_at_most(
    db: Database, chat: Chat, app: App, slow: list[int]
) -> None:
    await show(app)

    await app.workshop.finish_all()

    async with db.read() as session:
        kinds = (await session.scalars(select(Letter.kind).order_by(Letter.id))).all()
    assert kinds == ["work-panel", "work-panel-edit", "work-panel-edit"]  # shown, renewed, closed


async def test_a_renewal_tells_the_newest_and_one_that_comes_after_the_end_nothing(
    chat: Chat, app: App, clock: Clock, slow: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def half(tools: Tools, job: Work) -> None:
        await report(tools, job, Stage.WRITING, 10, 20)
        raise WorkerNotStarted

    monkeypatch.setitem(WORKERS, "audit-export", Worker(half, WORKERS["audit-export"].poisoned))
    await show(app)
    await app.courier.deliver()
    await app.workshop.finish_all()

    clock.now += panels.EVERY
    await app.courier.deliver()

    assert chat.text.endswith("▓▓▓▓▓░░░░░ 10 из 20")
    assert chat.labels == ["Остановить"]


async def test_who_asked_may_end_a_job_and_it_stops_at_its_next_step(
    db: Database, chat: Chat, app: App, slow: list[int]
) -> None:
    await show(app, is_ended=True)

    await app.workshop.finish_all()
    await app.courier.deliver()

    assert slow == [1, 2]
    assert await state(db) == WorkState.CANCELLED
    assert "Остановлено" in chat.text


async def test_a_job_that_is_over_or_somebody_elses_cannot_be_ended(
    db: Database, chat: Chat, app: App, lecturer: Person, slow: list[int]
) -> None:
    await show(app)
    stranger = Chat(app, 8)

    await stranger.press(CancelWork(work_id=1))
    refused = stranger.alert
    await app.workshop.finish_all()
    await chat.press(CancelWork(work_id=1))

    assert refused == WORDS["kk"].plain("error-work-over")
    assert chat.alert == WORDS["ru"].plain("error-work-over")
    assert await state(db) == WorkState.DONE
