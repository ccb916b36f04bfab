"""The pool: pictures are examined in processes of their own, so that the bot never waits.

Not a ProcessPoolExecutor: its max_tasks_per_child hangs on Python 3.11, and when one worker dies
it fails every job. Here each worker has its own pipe, so a death belongs to exactly one job.
"""

import asyncio
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import ParamSpec, TypeVar, cast

from bot.verification.faces import ModelFiles
from bot.verification.workers import Job, Outcome, serve

P = ParamSpec("P")
T = TypeVar("T")

_PATIENT = 10  # niceness: files and cards can wait
_children = threading.Lock()  # multiprocessing keeps its list of children without one


class WorkerDied(Exception):
    """The worker died of this very job or was stopped after `patience`; other jobs went on."""


class WorkerNotStarted(Exception):
    """A worker could not load its models; no job is to blame."""


@dataclass(frozen=True)
class Bounds:
    """How large the pool grows and how long it waits."""

    workers: int = max(1, (os.cpu_count() or 1) - 1)
    jobs_per_worker: int = 500  # then it is replaced: whatever leaked goes with it
    patience: float = 60.0  # seconds for one job
    start: float = 60.0  # seconds to load the models
    is_hurried: bool = True  # or they leave the processor to others, as those without models do


class Pool:
    """Worker processes that start at the first job, or when warmed, and are replaced when they die.

    A job that kills its worker raises WorkerDied for its own caller alone; nothing is tried again
    here: how often a job may kill is for the caller to say (DESIGN 2.6).
    """

    def __init__(self, files: ModelFiles | None, bounds: Bounds | None = None) -> None:
        """Without model files its workers examine no faces: they read and draw other files."""
        self.files = files
        self._bounds = bounds or Bounds()
        self._threads = ThreadPoolExecutor(self._bounds.workers, thread_name_prefix="verification")
        self._idle: list[_Worker] = []

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a module's function in a worker; jobs wait for a free one in their order.

        Raises what the function raises, WorkerDied, and WorkerNotStarted.
        """
        loop = asyncio.get_running_loop()
        job = (function, args, kwargs)
        return cast(T, await loop.run_in_executor(self._threads, self._done, job))

    async def warm(self) -> None:
        """Start all workers now (about 1 s), so that the first learner does not wait for it."""
        loop = asyncio.get_running_loop()
        starts = [loop.run_in_executor(None, self._warm) for _ in range(self._bounds.workers)]
        await asyncio.gather(*starts)

    async def close(self) -> None:
        """Finish the jobs in hand, drop those that wait, end the workers."""
        await asyncio.to_thread(self._threads.shutdown, wait=True, cancel_futures=True)
        await asyncio.gather(*(asyncio.to_thread(worker.end) for worker in self._idle))
        self._idle.clear()

    def _done(self, job: Job) -> object:
        try:
            worker = self._idle.pop()
        except IndexError:
            worker = self._started()
        try:
            error, result = worker.outcome(job, self._bounds.patience)
        except Exception:  # also a job that cannot be sent: its worker is not trusted any more
            worker.end()
            raise
        if worker.jobs < self._bounds.jobs_per_worker:
            self._idle.append(worker)
        else:
            worker.end()
        if error:
            raise error
        return result

    def _warm(self) -> None:
        self._idle.append(self._started())

    def _started(self) -> "_Worker":
        worker = _Worker(self.files, self._bounds.is_hurried)
        if worker.is_ready(self._bounds.start):
            return worker
        worker.end()
        raise WorkerNotStarted


class _Worker:
    """One process and the pipe to it; used by one thread at a time."""

    def __init__(self, files: ModelFiles | None, is_hurried: bool) -> None:
        context = multiprocessing.get_context("spawn")
        self.jobs = 0
        self._pipe, theirs = context.Pipe()
        self._process = _process(context, theirs, files)
        is_patient = files is None or not is_hurried
        if is_patient and self._process.pid is not None:  # from its very first import on
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _PATIENT)
        theirs.close()  # or its death would not close the pipe

    def is_ready(self, patience: float) -> bool:
        try:
            return self._pipe.poll(patience) and self._pipe.recv() is None
        except (EOFError, ConnectionResetError):
            return False

    def outcome(self, job: Job, patience: float) -> Outcome:
        self.jobs += 1
        try:
            self._pipe.send(job)
            if self._pipe.poll(patience):
                return cast(Outcome, self._pipe.recv())
        except (EOFError, BrokenPipeError, ConnectionResetError):
            pass  # the death is told below, the same for every way of dying
        raise WorkerDied

    def end(self) -> None:
        """Idle workers end by themselves when the pipe closes; one that hangs is killed."""
        self._pipe.close()
        with _children:
            self._process.join(timeout=1)
            if self._process.exitcode is None:
                self._process.kill()
                self._process.join()
            self._process.close()


def _process(context: SpawnContext, pipe: Connection, files: ModelFiles | None) -> SpawnProcess:
    process = context.Process(target=serve, args=(pipe, files), daemon=True)
    main = sys.modules["__main__"]
    with _children:
        # A spawned child imports the program's main script again, and with it aiogram and
        # SQLAlchemy, unless the script's name says that it is a package's __main__.
        spec, main.__spec__ = main.__spec__, ModuleSpec("verification.__main__", None)
        try:
            process.start()
        finally:
            main.__spec__ = spec
    return process
