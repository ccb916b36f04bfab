"""A burst: 100 learners press in the same second; all are answered, how long does the last wait?

The phones measure: from the press to its answer, both bots, real HTTP. The idle median is that of
20 presses one after the other before the burst; three bursts, the worst one counts. The driver,
the emulator and the bot share the cores of this machine.
"""

import asyncio
import time
from statistics import median

from bench.figures import Figure
from bench.scenes import Bot, Ground, bare, begin_quiz, found, ours

LIMIT = 100.0
BURSTS = 3
LEARNERS = list(range(101, 201))
CALM = 100  # the learner who presses while nobody else does
WARM_UP = 99


async def measure(ground: Ground) -> list[Figure]:
    async with bare(ground) as bot:
        peer, _ = await _bursts(bot)
    figures = []
    for kind in ("SQLite", "PostgreSQL"):
        db = await ground.database(kind)
        everybody = [WARM_UP, CALM, *LEARNERS]
        await found(db, everybody)
        await begin_quiz(db, everybody)
        async with ours(ground, db) as bot:
            last, idle = await _bursts(bot)
        await db.close()
        figures.append(_figure(kind, last, idle, peer))
    return figures


def _figure(kind: str, last: float, idle: float, peer: float) -> Figure:
    return Figure(
        f"a burst of 100 presses ({kind}), all answered; the last against one in calm",
        f"last {last * 1000:.0f} ms, calm {idle * 1000:.1f} ms",
        f"bare aiogram: last {peer * 1000:.0f} ms ({last / peer:.1f} ×)",
        last / idle,
        "×",
        LIMIT,
    )


async def _bursts(bot: Bot) -> tuple[float, float]:
    """Seconds until the last press of the worst burst was answered, and of a press in calm."""
    everybody = [WARM_UP, CALM, *LEARNERS]
    await bot.meet(everybody)
    await bot.show_question(everybody)
    await bot.start()
    await bot.press_all(WARM_UP)
    idle = median([await _waited(bot, CALM, question) for question in range(1, 21)])
    worst = 0.0
    for question in range(1, BURSTS + 1):
        seen = await bot.last_call()
        waits = await asyncio.gather(*(_waited(bot, each, question) for each in LEARNERS))
        worst = max(worst, *waits)
        await bot.edits(len(LEARNERS), seen)
    return worst, idle


async def _waited(bot: Bot, learner: int, question: int) -> float:
    start = time.perf_counter()
    await bot.press(learner, question)
    return time.perf_counter() - start
