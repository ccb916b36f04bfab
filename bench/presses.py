"""An answer tapped in a quiz, whole way: update in, stored, handled, reply handed to the network.

CPU of the bot's process for each press, against the bare peer; each bot has an emulator of its own,
real HTTP between three processes. Three rounds by turns, the median of the rounds counts; every
learner answers a paper of 20 questions. Once one learner after the other, once ten at a time (then
several updates come in one answer of getUpdates, for both). PostgreSQL's own processes are not
counted.
"""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from statistics import median

from bench.figures import Figure
from bench.scenes import QUESTIONS, Bot, Ground, bare, begin_quiz, found, ours

LIMIT = 6.0
ROUNDS = 3
ALONE, TOGETHER = 3, 10  # learners of a round
WARM_UP = [100, 101]
LEARNERS = [*WARM_UP, *range(102, 102 + ROUNDS * (ALONE + TOGETHER))]


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a press."""

    alone: float
    together: float


async def measure(ground: Ground) -> list[Figure]:
    figures = []
    for kind in ("SQLite", "PostgreSQL"):
        own, peer = await _raced(ground, kind)
        figures += [
            _figure(f"{kind}, one learner at a time", own.alone, peer.alone),
            _figure(f"{kind}, {TOGETHER} learners at a time", own.together, peer.together),
        ]
    return figures


def _figure(how: str, own: float, peer: float) -> Figure:
    return Figure(
        f"an answer tapped in a quiz, CPU ({how})",
        f"{own * 1000:.2f} ms CPU a press",
        f"bare aiogram {peer * 1000:.2f} ms",
        own / peer,
        "×",
        LIMIT,
    )


async def _raced(ground: Ground, kind: str) -> tuple[Cost, Cost]:
    db = await ground.database(kind)
    await found(db, LEARNERS)
    await begin_quiz(db, LEARNERS)
    async with AsyncExitStack() as stack:
        bots = [await stack.enter_async_context(each) for each in (ours(ground, db), bare(ground))]
        for bot in bots:
            await _warm_up(bot)
        costs: list[list[Cost]] = [[], []]
        fresh = iter(LEARNERS[len(WARM_UP) :])
        for _ in range(ROUNDS):
            alone = [next(fresh) for _ in range(ALONE)]
            together = [next(fresh) for _ in range(TOGETHER)]
            for bot, found_out in zip(bots, costs, strict=True):
                found_out.append(
                    Cost(await _spent(bot, alone, 1), await _spent(bot, together, TOGETHER))
                )
    await db.close()
    own, peer = (
        Cost(median(each.alone for each in rounds), median(each.together for each in rounds))
        for rounds in costs
    )
    return own, peer


async def _warm_up(bot: Bot) -> None:
    await bot.meet(LEARNERS)
    await bot.show_question(LEARNERS)
    await bot.start()
    for learner in WARM_UP:
        await bot.press_all(learner)


async def _spent(bot: Bot, learners: list[int], at_a_time: int) -> float:
    """CPU seconds of one press while these learners answer their papers."""
    last, before = await bot.last_call(), bot.cpu
    for start in range(0, len(learners), at_a_time):
        group = learners[start : start + at_a_time]
        await asyncio.gather(*(bot.press_all(learner) for learner in group))
    presses = len(learners) * QUESTIONS
    await bot.edits(presses, last)
    return (bot.cpu - before) / presses
