"""A crowd answers a quiz for a while: how long does a press wait, and is every answer kept?

100 learners press every 5 seconds on SQLite; 1,000 every 10 seconds on PostgreSQL, where two
processes take updates by webhook behind one address. Each pauses at random around that time and
taps any option of the next question, paper after paper. For 60 seconds, with `--full` for ten
minutes. The phones measure, from the press to its answer: more than «stored to handed to the
network», because the emulator and the driver share the cores of this machine. The p95 is set
against the median of 40 presses of one learner in calm before it. Afterwards the answers in the
database are counted against the presses, and failed updates and errors in the log are looked for.
"""

import asyncio
import math
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from statistics import median

from sqlalchemy import func, select

from bench.doors import door
from bench.figures import Figure
from bench.scenes import QUESTIONS, Bot, Ground, begin_quiz, found, ours
from storage.database import Database
from storage.tables.attempts import Answer
from storage.tables.inbox import StoredUpdate, UpdateState
from tests.stage import free_port

LIMIT = 8.0
SHORT, FULL = 60.0, 600.0  # seconds
CALM = 2 * QUESTIONS  # presses of one learner before the crowd comes
FIRST = 101
SPREAD = 0.5  # a pause is up to so much shorter or longer


@dataclass(frozen=True)
class Crowd:
    """So many learners press every so many seconds; so many processes answer them."""

    kind: str
    learners: int
    every: float
    processes: int = 1


@dataclass
class Tally:
    """What the phones saw: the waits in seconds, in calm and in the crowd."""

    calm: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    presses: int = 0
    unanswered: int = 0


CROWDS = (Crowd("SQLite", 100, 5.0), Crowd("PostgreSQL", 1_000, 10.0, processes=2))


async def measure(ground: Ground) -> list[Figure]:
    figures = []
    for crowd in CROWDS:
        figures += await pressed(ground, crowd, FULL if ground.full else SHORT)
    return figures


async def pressed(ground: Ground, crowd: Crowd, seconds: float) -> list[Figure]:
    """The figures of one crowd that presses for so many seconds."""
    db = await ground.database(crowd.kind)
    everybody = list(range(FIRST, FIRST + crowd.learners + 1))
    most = seconds / (crowd.every * (1 - SPREAD)) + 1
    await found(db, everybody)
    await begin_quiz(db, everybody, sittings=max(2, math.ceil(most / QUESTIONS)))
    async with _served(ground, db, crowd) as bot:
        await bot.meet(everybody)
        await bot.show_question(everybody)
        await bot.start()
        tally = await _pressed(bot, everybody, crowd, seconds)
        await asyncio.sleep(2)  # what was answered is marked with the next turn
        errors = bot.stage.log.read_text("utf-8").count("ERROR")
    kept, failed = await _kept(db)
    await db.close()
    return _figures(crowd, tally, tally.presses - kept, errors + failed)


@asynccontextmanager
async def _served(ground: Ground, db: Database, crowd: Crowd) -> AsyncIterator[Bot]:
    """The bot: a process that asks for updates, or several to which they come by webhook."""
    if crowd.processes == 1:
        async with ours(ground, db) as bot:
            yield bot
        return
    async with ours(ground, db, webhook=True) as bot:
        ports = [free_port() for _ in range(crowd.processes)]
        bot.ports = ports
        async with door(int(bot.stage.env["WEBHOOK_PORT"]), ports):
            yield bot


async def _pressed(bot: Bot, everybody: list[int], crowd: Crowd, seconds: float) -> Tally:
    tally, first = Tally(), everybody[0]
    await bot.stage.until(lambda: _are_ready(bot, crowd.processes), "the processes are ready")
    for number in range(CALM):
        await _tap(bot, first, number, tally, tally.calm)
    end = time.perf_counter() + seconds
    async with asyncio.TaskGroup() as group:
        for learner in everybody[1:]:
            group.create_task(_presses(bot, learner, crowd, tally, end))
    return tally


async def _presses(bot: Bot, learner: int, crowd: Crowd, tally: Tally, end: float) -> None:
    """One learner, from a random moment on; who waited longer than a pause presses at once."""
    chance = random.Random(learner)
    due = time.perf_counter() + chance.uniform(0, crowd.every)
    for number in range(10**6):
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        if time.perf_counter() >= end:
            return
        due += crowd.every * chance.uniform(1 - SPREAD, 1 + SPREAD)
        await _tap(bot, learner, number, tally, tally.waits, option=chance.randrange(3))


async def _tap(
    bot: Bot, learner: int, number: int, tally: Tally, waits: list[float], option: int = 0
) -> None:
    """The learner's press of this number, from 0; its wait is kept if it was answered."""
    sitting, question = divmod(number, QUESTIONS)
    start = time.perf_counter()
    is_answered = await bot.tap(learner, question + 1, sitting=sitting, option=option)
    tally.presses += 1
    if is_answered:
        waits.append(time.perf_counter() - start)
    else:
        tally.unanswered += 1


async def _are_ready(bot: Bot, processes: int) -> bool:
    return bot.stage.log.read_text("utf-8").count("is ready") == processes


async def _kept(db: Database) -> tuple[int, int]:
    """The answers that stand in the database, and the updates that failed."""
    failed = StoredUpdate.state == UpdateState.FAILED
    async with db.read() as session:
        answers = await session.scalar(select(func.count()).select_from(Answer))
        failures = await session.scalar(select(func.count()).where(failed))
    return answers or 0, failures or 0


def _figures(crowd: Crowd, tally: Tally, lost: int, errors: int) -> list[Figure]:
    processes = f", {crowd.processes} processes" if crowd.processes > 1 else ""
    who = f"{crowd.learners:,} learners press every {crowd.every:g} s ({crowd.kind}{processes})"
    idle = median(tally.calm)
    p95 = sorted(tally.waits)[int(len(tally.waits) * 0.95)]
    return [
        Figure(
            f"{who}: p95 of a press against one in calm",
            f"p95 {p95 * 1000:.0f} ms, median {median(tally.waits) * 1000:.0f} ms",
            f"calm {idle * 1000:.1f} ms",
            p95 / idle,
            "×",
            LIMIT,
        ),
        Figure(
            "the same: answers lost, presses without an answer, errors",
            f"{lost} lost, {tally.unanswered} unanswered, {errors} errors",
            f"{tally.presses:,} presses",
            float(abs(lost) + tally.unanswered + errors),
            "",
            0.0,
        ),
    ]
