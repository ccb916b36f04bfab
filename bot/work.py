"""Long work: claims jobs, runs them, and counts the deaths of those that end their worker."""

import asyncio
import logging
from datetime import timedelta

from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiohttp import ClientError, ClientResponseError
from sqlalchemy.exc import DBAPIError

from academy import work
from bot.tools import Tools
from bot.verification.pool import WorkerDied, WorkerNotStarted
from bot.workers import WORKERS
from bot.workers.kinds import is_file_gone
from storage.tables.work import Work

log = logging.getLogger(__name__)

SLOTS = 3  # jobs at a time: one computes while the next one downloads
PAUSE = timedelta(seconds=5)
_NOBODYS_FAULT = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    ClientError,
    TimeoutError,
    DBAPIError,
    WorkerNotStarted,
    work.Later,
)
LONGEST_SLEEP = 2.0  # seconds without looking: a job put back, or left by a dead process


class Workshop:
    """Any process works jobs; of one job only one process at a time."""

    def __init__(self, tools: Tools) -> None:
        self.tools = tools
        self._wake = asyncio.Event()
        self._running = 0
        tools.db.on_commit(work.WAKE, self._wake.set)

    async def work(self) -> None:
        """Do jobs for ever."""
        async with asyncio.TaskGroup() as group:
            while True:
                self._wake.clear()
                for job in await self._claim():
                    self._running += 1
                    group.create_task(self._finish(job))
                try:
                    async with asyncio.timeout(LONGEST_SLEEP):
                        await self._wake.wait()
                except TimeoutError:
                    continue

    async def finish_all(self) -> int:
        """Do the jobs that wait now, and those they bring; say how many were taken up."""
        taken = 0
        while jobs := await self._claim():
            self._running += len(jobs)
            await asyncio.gather(*(self._finish(job) for job in jobs))
            taken += len(jobs)
        return taken

    async def _claim(self) -> list[Work]:
        free = SLOTS - self._running
        if not free:
            return []
        async with self.tools.db.begin() as session:
            return await work.claim(session, self.tools.owner, free, now=self.tools.clock())

    async def _finish(self, job: Work) -> None:
        try:
            await self._run(job)
        finally:
            self._running -= 1
            self._wake.set()

    async def _run(self, job: Work) -> None:
        """Run one job. Whatever ends it unfinished is counted or put back, never forgotten."""
        if job.deaths >= work.MOST_DEATHS:  # it took the whole process with it, twice
            await self._poison(job)
            return
        try:
            if job.cancel_at is not None:
                raise work.Cancelled
            await WORKERS[job.kind].run(self.tools, job)
            self._note(job, "done")
        except work.Cancelled:
            self._note(job, "cancelled")
            await self._cancel(job)
        except Exception as error:
            await self._falter(job, error)

    async def _falter(self, job: Work, error: Exception) -> None:
        """Later once more where it is nobody's fault; else it counts against the job."""
        if isinstance(error, ClientResponseError) and is_file_gone(error):
            log.error("job %d (%s): its file is refused, %d", job.id, job.kind, error.status)
        elif isinstance(error, _NOBODYS_FAULT):
            await self._put_back(job, error)
            return
        elif isinstance(error, WorkerDied):
            log.error("job %d (%s) ended its worker", job.id, job.kind)
        else:
            log.error("job %d (%s) failed", job.id, job.kind, exc_info=error)
        await self._count_death(job)

    async def _put_back(self, job: Work, error: Exception) -> None:
        # Never the error itself: the address of a download holds the token.
        log.warning("job %d waits: %s", job.id, type(error).__name__)
        self._note(job, "put_back")
        async with self.tools.db.begin() as session:
            await work.put_back(session, job, self.tools.clock() + PAUSE)

    async def _cancel(self, job: Work) -> None:
        now, cancelled = self.tools.clock(), WORKERS[job.kind].cancelled
        async with self.tools.db.begin() as session:
            if await work.end_cancelled(session, job, now=now) and cancelled is not None:
                await cancelled(session, job, now)

    async def _poison(self, job: Work) -> None:
        now = self.tools.clock()
        async with self.tools.db.begin() as session:
            if await work.poison(session, job, now=now):
                await WORKERS[job.kind].poisoned(session, job, now)

    def _note(self, job: Work, outcome: str) -> None:
        self.tools.metrics.work.labels(job.kind, outcome).inc()

    async def _count_death(self, job: Work) -> None:
        self._note(job, "died")
        now = self.tools.clock()
        async with self.tools.db.begin() as session:
            if await work.count_death(session, job, now=now):
                await WORKERS[job.kind].poisoned(session, job, now)
