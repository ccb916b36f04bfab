"""A roster of 5,000 people on SQLite: at the console, and in the chat while a quiz goes on.

The console's dry run and import are whole processes, from the start to the last line printed; the
peer reads the same file with `csv` and puts it into a bare SQLite table. The lock is the time of
the one transaction that applies the file. In the chat an administrator sends the file and applies
it while 100 learners answer a quiz, each every 5 seconds; the waits of their presses are set
against those of the 20 seconds before.
"""

import asyncio
import csv
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import iins
from academy import roster_applying, rosters
from academy.importing.rosters import roster
from academy.vault import Vault
from bench.figures import Figure
from bench.scenes import QUESTIONS, Bot, Ground, begin_quiz, found, ours
from bot.staging import Means, stage
from storage.database import Database
from storage.tables.people import Role
from tests.stage import KEYS, ROOT, Phone

PEOPLE = 5_000
DRY_RUN, IMPORT, MEMORY = 10.0, 20.0, 300.0  # seconds, seconds, megabytes (issue 3)
LOCK = 200.0  # milliseconds: no transaction on SQLite is longer (DESIGN.md 3.3)
RISE = 1.5  # the presses' p95 rises by less than half (issue 3)
EVERY = 5.0  # seconds between two presses of a learner
LEARNERS = list(range(101, 201))
ADMINISTRATOR = 9
CALM = 20.0  # seconds before the file is sent
_LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True)
class Run:
    """A finished process."""

    seconds: float
    megabytes: float


async def measure(ground: Ground) -> list[Figure]:
    file = ground.place() / "roster.csv"
    content = _file().encode()
    file.write_bytes(content)
    peer = _bare(file, ground.place() / "bare.db")
    beside = f"bare csv and SQLite {peer:.2f} s"
    env = surroundings(ground.place())
    words = ("roster", str(file), "--json")
    dry, taken = console(env, *words, "--dry-run"), console(env, *words)
    most = max(dry.megabytes, taken.megabytes)
    lock = await _lock(ground, file.name, content)
    calm, busy = await _quiz(ground, file.name, content)
    return [
        Figure(
            f"a roster of {PEOPLE:,}, dry run",
            f"{dry.seconds:.1f} s ({dry.seconds / peer:.0f} ×)",
            beside,
            dry.seconds,
            "s",
            DRY_RUN,
        ),
        Figure(
            f"a roster of {PEOPLE:,}, import",
            f"{taken.seconds:.1f} s ({taken.seconds / peer:.0f} ×)",
            beside,
            taken.seconds,
            "s",
            IMPORT,
        ),
        Figure("the same: memory of the process", f"{most:.0f} MB", "–", most, "MB", MEMORY),
        Figure(
            "the same: the one transaction that applies it",
            f"{lock:.0f} ms",
            "DESIGN.md 3.3",
            lock,
            "ms",
            LOCK,
        ),
        Figure(
            "100 learners answer a quiz while it is imported in the chat: p95 of a press",
            f"{busy * 1000:.0f} ms",
            f"before it {calm * 1000:.0f} ms",
            busy / calm,
            "×",
            RISE,
        ),
    ]


def _file() -> str:
    """Invented people: every IIN has a right check digit, every group 25 learners."""
    lines = ["ЖСН;Тегі;Аты;Лауазымы;Тобы;Телефон;Email;Бағдарлама;Сағат"]
    for number in range(20 * PEOPLE):
        first = f"{60 + number % 40:02}{1 + number // 40 % 12:02}{1 + number // 480 % 28:02}3"
        iin = iins.with_check_digit(f"{first}{number % 9973:04}")
        n = len(lines)
        if iin and n <= PEOPLE:
            place = f"С-{n // 25};+7701{n:07};e{n}@example.kz;Медиация {n // 500};72"
            lines.append(f"{iin};Нұрғалиев{n};Ерлан;судья;{place}")
    return "\n".join(lines)


def _bare(file: Path, place: Path) -> float:
    start = time.perf_counter()
    rows = list(csv.reader(file.read_text("utf-8").splitlines(), delimiter=";"))
    with closing(sqlite3.connect(place)) as db:
        db.execute("CREATE TABLE person (a UNIQUE, b, c, d, e, f, g, h, i)")
        db.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        db.commit()
    return time.perf_counter() - start


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of a console whose data are in this folder."""
    own = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**own, "BOT_TOKEN": "42:BENCH", "DATA_DIR": str(folder), "BIOMETRIC_KEYS": KEYS}


def console(env: dict[str, str], *words: str) -> Run:
    """`sabaq import …` as a process of its own, from the beginning to the end.

    A small process starts it and says how large it grew: a child begins with its parent's memory,
    and this one is large.
    """
    command = [sys.executable, "-m", "bot", "import", *words]
    launcher = [sys.executable, "-c", _LAUNCHER, *command]
    start = time.perf_counter()
    done = subprocess.run(launcher, cwd=ROOT, env=env, stdout=subprocess.PIPE, check=True)
    return Run(time.perf_counter() - start, int(done.stdout) / 1024)


async def _lock(ground: Ground, name: str, content: bytes) -> float:
    """Milliseconds of the transaction that applies the file: the best of three databases."""
    best, read = float("inf"), roster(content, name)
    for _ in range(3):
        db = await ground.database("SQLite")
        async with db.begin() as session:
            new = await rosters.begin(session, None, name, now=_now())
        compared = await stage(Means(db, Vault(KEYS), _now, _nothing), new.id, read)
        async with db.begin() as session:
            await rosters.finish_staging(session, new.id, compared, read, now=_now())
        start = time.perf_counter()
        async with db.begin() as session:
            await roster_applying.apply(session, None, new.id, now=_now())
        best = min(best, (time.perf_counter() - start) * 1000)
        await db.close()
    return best


async def _quiz(ground: Ground, name: str, content: bytes) -> tuple[float, float]:
    """The p95 of the presses before the file was sent, and until it was applied."""
    db = await ground.database("SQLite")
    await _people(db)
    async with ours(ground, db) as bot:
        await bot.meet([ADMINISTRATOR, *LEARNERS])
        await bot.show_question(LEARNERS)
        await bot.start()
        await bot.press(LEARNERS[0], 1)
        waits: list[tuple[float, float]] = []  # (when, how long)
        async with asyncio.TaskGroup() as group:
            over = asyncio.Event()
            for number, learner in enumerate(LEARNERS):
                group.create_task(_answer(bot, learner, number, waits, over))
            await asyncio.sleep(CALM)
            sent = time.perf_counter()
            await _import(bot, name, content)
            applied = time.perf_counter()
            over.set()
    await db.close()
    calm = [wait for at, wait in waits if at < sent]
    busy = [wait for at, wait in waits if sent <= at < applied]
    return _p95(calm), _p95(busy)


async def _people(db: Database) -> None:
    await found(db, LEARNERS)
    await found(db, [ADMINISTRATOR], role=Role.ADMINISTRATOR)
    await begin_quiz(db, LEARNERS)


async def _answer(
    bot: Bot, learner: int, number: int, waits: list[tuple[float, float]], over: asyncio.Event
) -> None:
    """Press every 5 s until it is over; each learner begins a little later than the one before."""
    await asyncio.sleep(EVERY * number / len(LEARNERS))
    question = 0
    while not over.is_set():
        question = question % QUESTIONS + 1
        start = time.perf_counter()
        await bot.press(learner, question)
        wait = time.perf_counter() - start
        waits.append((start, wait))
        await asyncio.sleep(max(0.0, EVERY - wait))


async def _import(bot: Bot, name: str, content: bytes) -> None:
    phone = Phone(bot.stage, ADMINISTRATOR)
    await phone.say("/roster")
    await phone.sees("OneRoster")
    await phone.send_file("document", name, content)
    await phone.sees("Жаңа: 5", 180)
    await phone.press("Қолдану")
    await phone.sees("Қосылған адам: 5", 60)


async def _nothing(done: int, total: int) -> None: ...


def _p95(waits: list[float]) -> float:
    return sorted(waits)[int(len(waits) * 0.95)]


def _now() -> datetime:
    return datetime.now(UTC)
