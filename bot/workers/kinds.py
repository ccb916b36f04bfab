"""What a kind of long work is: what it does, and what follows when it ended its worker twice."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import ClientResponseError

from academy import work
from academy.work import Stage
from bot.tools import Tools
from storage.database import Session
from storage.tables.work import Work

_FOR_GOOD = frozenset({400, 403, 404, 410})  # what the server of files answers, now and later


@dataclass(frozen=True)
class Worker:
    """`run` downloads, stores, computes with no transaction open, and records its results together
    with `academy.work.done` in one transaction. `poisoned` tells the people concerned. `cancelled`
    puts away what was prepared, in the transaction that ends the job."""

    run: Callable[[Tools, Work], Awaitable[None]]
    poisoned: Callable[[Session, Work, datetime], Awaitable[None]]
    cancelled: Callable[[Session, Work, datetime], Awaitable[None]] | None = None


def is_file_gone(error: ClientResponseError) -> bool:
    """Whether Telegram will never give the file that was asked for."""
    return error.status in _FOR_GOOD


async def report(tools: Tools, job: Work, stage: Stage, done: int = 0, total: int = 0) -> None:
    """Say how far the job is, in a short transaction of its own. Raises academy.work.Cancelled."""
    now = tools.clock()
    async with tools.db.begin() as session:
        await work.progress(session, job, stage, done, total, now=now)
