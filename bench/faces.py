"""The identity check of one photo: one core, warm; and the longest stall of the event loop.

Every picture of ../shared/faces goes through the pool (one worker, held to one core) and is
judged against a reference and a cohort of 30; the median counts. Beside it: the same dlib models
called by a bare script in the same worker. Meanwhile the loop is asked every 2 ms whether it is
late; the same is done idle, which is the noise of the machine.
"""

import asyncio
import multiprocessing
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

import psutil

from bench.figures import Figure, skipped
from bench.pictures import described
from bench.scenes import Ground
from bot.verification import Bounds, Pool, Template, likeness, models, probe

FACES = Path(__file__).parents[1].parent / "shared" / "faces"
LIMIT, LONGEST_STALL = 250.0, 20.0  # ms
COHORT = 30
_BEAT = 0.002
T = TypeVar("T")


@dataclass
class Watch:
    """How late the loop was at worst, in milliseconds."""

    worst: float = 0.0

    async def keep(self) -> None:
        while True:
            start = time.perf_counter()
            await asyncio.sleep(_BEAT)
            self.worst = max(self.worst, (time.perf_counter() - start - _BEAT) * 1000)


async def measure(ground: Ground) -> list[Figure]:
    pictures = [path.read_bytes() for path in sorted(FACES.glob("*.jpg"))]
    if not pictures:
        return [skipped("the identity check of one photo", "needs ../shared/faces")]
    pool = Pool(models(), Bounds(workers=1))
    await pool.warm()
    _hold_to_one_core()
    cohort = await _templates(pool, pictures)
    checks, stall = await _watched(_checked(pool, pictures, cohort))
    own = median(checks)
    bare = median(await _timed(pictures, lambda picture: pool.run(described, picture)))
    await pool.close()
    _, noise = await _watched(asyncio.sleep(sum(checks) / 1000))
    return [
        Figure(
            f"the identity check of one photo (median of {len(pictures)})",
            f"{own:.0f} ms, the slowest {max(checks):.0f} ms",
            f"bare dlib {bare:.0f} ms ({own / bare:.2f} ×)",
            own,
            "ms",
            LIMIT,
        ),
        Figure(
            "the longest stall of the event loop while checks run",
            f"{stall:.1f} ms",
            f"idle {noise:.1f} ms",
            stall,
            "ms",
            LONGEST_STALL,
        ),
    ]


def _hold_to_one_core() -> None:
    (worker,) = (p for p in multiprocessing.active_children() if p.pid is not None)
    process = psutil.Process(worker.pid)
    process.cpu_affinity(process.cpu_affinity()[-1:])


async def _templates(pool: Pool, pictures: Sequence[bytes]) -> list[Template]:
    found = [await pool.run(probe, picture) for picture in pictures[: COHORT + 1]]
    return [each.template for each in found if each.template is not None]


async def _checked(
    pool: Pool, pictures: Sequence[bytes], cohort: Sequence[Template]
) -> list[float]:
    async def check(picture: bytes) -> None:
        found = await pool.run(probe, picture)
        if found.template is not None:
            likeness(found.template, cohort[0], cohort[1:])

    return await _timed(pictures, check)


async def _timed(
    pictures: Sequence[bytes], work: Callable[[bytes], Awaitable[object]]
) -> list[float]:
    await work(pictures[0])  # warm
    times = []
    for picture in pictures:
        start = time.perf_counter()
        await work(picture)
        times.append((time.perf_counter() - start) * 1000)
    return times


async def _watched(work: Awaitable[T]) -> tuple[T, float]:
    watch = Watch()
    keeping = asyncio.ensure_future(watch.keep())
    try:
        return await work, watch.worst
    finally:
        keeping.cancel()
