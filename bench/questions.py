"""A bank of 2,000 questions on SQLite: taken at the console, and how long it holds the lock.

The console's import is a whole process, from its start to the last line printed; the peer reads the
same file with a regular expression and puts the pieces into a bare SQLite table. The lock is the
longest transaction of the staging and the switch into use: the best of three databases.
"""

import re
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from academy import questions
from academy.bank_files import Items, items
from academy.importing.gift import bank
from academy.questions import Intake
from bench.figures import Figure
from bench.rosters import LOCK, console, surroundings
from bench.scenes import Ground
from storage.database import Database
from storage.migrating import upgrade
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline

QUESTIONS = 2_000
IMPORT = 5.0  # seconds (issue 4)


async def measure(ground: Ground) -> list[Figure]:
    folder = ground.place()
    file = folder / "bank.gift"
    content = "\n".join(
        f"// [id:Q{n}]\n::Q{n}::Қай сот {n}-істі қарайды? {{=Бірінші {n} ~Екінші ~Үшінші ~Төрт}}\n"
        for n in range(QUESTIONS)
    )
    file.write_text(content, "utf-8")
    peer = _bare(content, folder / "bare.db")
    await _founded(Database(f"sqlite+aiosqlite:///{folder / 'sabaq.db'}"), is_new=True)
    taken = console(surroundings(folder), "questions", str(file), "--discipline", "CIVIL")
    lock = await _lock(ground, items(bank(content.encode()), None))
    return [
        Figure(
            f"a bank of {QUESTIONS:,} questions, import",
            f"{taken.seconds:.1f} s ({taken.seconds / peer:.0f} ×), {taken.megabytes:.0f} MB",
            f"bare re and SQLite {peer:.2f} s",
            taken.seconds,
            "s",
            IMPORT,
        ),
        Figure("the same: its longest transaction", f"{lock:.0f} ms", "–", lock, "ms", LOCK),
    ]


def _bare(content: str, place: Path) -> float:
    start = time.perf_counter()
    found = re.findall(r"::(\w+)::(.*?)\{=(.*?) ~(.*?) ~(.*?) ~(.*?)\}", content)
    with closing(sqlite3.connect(place)) as db:
        db.execute("CREATE TABLE question (code UNIQUE, text, a, b, c, d)")
        db.executemany("INSERT INTO question VALUES (?, ?, ?, ?, ?, ?)", found)
        db.commit()
    return time.perf_counter() - start


async def _founded(db: Database, *, is_new: bool = False) -> None:
    """One discipline for the bank."""
    if is_new:
        await upgrade(db)
    title = Bilingual(kk="Азаматтық процесс", ru="Гражданский процесс")
    async with db.begin() as session:
        session.add(Discipline(id=1, code="CIVIL", title=title))
    await db.close()


async def _lock(ground: Ground, found: Items) -> float:
    """Milliseconds of the longest transaction: the best of three databases."""
    best = float("inf")
    for _ in range(3):
        db = await ground.database("SQLite")
        await _founded(db)
        intake, spans = Intake(1, 7, found), list[float]()
        for portion in questions.portions(found.items):
            start = time.perf_counter()
            async with db.begin() as session:
                await questions.stage(session, intake, portion, now=datetime.now(UTC))
            spans.append(time.perf_counter() - start)
        start = time.perf_counter()
        async with db.begin() as session:
            await questions.switch(session, None, intake, now=datetime.now(UTC))
        best = min(best, max(*spans, time.perf_counter() - start) * 1000)
        await db.close()
    return best
