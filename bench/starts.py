"""From the start of the process to its first answer, and its memory at rest without the pool.

A person has written /start before the process begins; the time until the emulator gets the answer
is the median of three starts, by turns with the bare peer (which imports all of aiogram as it
comes). The database has its tables already. Memory is read three seconds after the first answer.
"""

import asyncio
import time
from dataclasses import dataclass
from statistics import median

from bench.figures import Figure
from bench.scenes import Bot, Ground, bare, found, ours

LONGEST_START, MOST_MEMORY = 10.0, 260.0  # seconds, MB
STARTS = 3
PERSON = 100
_REST = 3.0
_MB = 1e6


@dataclass(frozen=True)
class Start:
    """Seconds to the first answer; MB at rest."""

    seconds: float
    rss: float
    pss: float


async def measure(ground: Ground) -> list[Figure]:
    db = await ground.database("SQLite")
    await found(db, [PERSON])
    own: list[Start] = []
    peers: list[Start] = []
    async with ours(ground, db) as bot, bare(ground) as peer:
        for each in (bot, peer):
            await each.stage.phone(PERSON)
        for _ in range(STARTS):
            own.append(await _started(bot))
            peers.append(await _started(peer))
    await db.close()
    return _figures(own, peers)


def _figures(own: list[Start], peers: list[Start]) -> list[Figure]:
    seconds = median(each.seconds for each in own)
    theirs = median(each.seconds for each in peers)
    rss, pss = median(each.rss for each in own), median(each.pss for each in own)
    bare_rss = median(each.rss for each in peers)
    return [
        Figure(
            "start of the process to its first answer",
            f"{seconds:.2f} s",
            f"bare aiogram {theirs:.2f} s ({seconds / theirs:.2f} ×)",
            seconds,
            "s",
            LONGEST_START,
        ),
        Figure(
            "memory of the bot process at rest, without the pool",
            f"RSS {rss:.0f} MB, PSS {pss:.0f} MB",
            f"bare aiogram RSS {bare_rss:.0f} MB ({rss / bare_rss:.2f} ×)",
            rss,
            "MB",
            MOST_MEMORY,
        ),
    ]


async def _started(bot: Bot) -> Start:
    await bot.stage.phones[PERSON].say("/start")
    seen, begin = await bot.last_call(), time.time()
    await bot.start()

    async def first_answer() -> float | None:
        calls = await bot.stage.record(seen)
        answers = (call["at"] for call in calls if call["method"] == "sendMessage")
        return next(answers, None)

    at = await bot.stage.until(first_answer, "the first answer")
    await asyncio.sleep(_REST)
    memory = bot.process.memory_full_info()
    await bot.stage.stop_bot()
    return Start(float(at) - begin, memory.rss / _MB, memory.pss / _MB)
