"""How a job is declared and run."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from academy.settings import Settings
from storage.database import Database, Session

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Moment:
    """What a job is given: a transaction, the time, and the settings."""

    session: Session
    now: datetime
    settings: Settings


Duty = Callable[[Moment], Awaitable[int]]


@dataclass(frozen=True)
class Job:
    name: str
    trigger: BaseTrigger
    duty: Duty


def job(trigger: BaseTrigger) -> Callable[[Duty], Job]:
    """Declare the moment beside the duty, which says how many things it did."""
    return lambda duty: Job(name=getattr(duty, "__name__", "job"), trigger=trigger, duty=duty)


async def run(job: Job, db: Database, settings: Settings, clock: Clock) -> int:
    """Do a job once, in one transaction."""
    try:
        async with db.begin() as session:
            count = await job.duty(Moment(session, clock(), settings))
    except asyncio.CancelledError:
        # The bot stops. Raised further, APScheduler would log it as a failure of the job.
        log.info("%s was cut off; it is due again at the next start", job.name)
        return 0
    if count:
        log.info("%s: %d", job.name, count)
    return count


def scheduler(
    jobs: Iterable[Job], db: Database, settings: Settings, clock: Clock
) -> AsyncIOScheduler:
    """APScheduler as the clock only: in memory, in UTC, a late tick is still a tick."""
    ticking = AsyncIOScheduler(timezone="UTC")
    for each in jobs:
        ticking.add_job(
            run,
            each.trigger,
            args=(each, db, settings, clock),
            id=each.name,
            next_run_time=clock(),  # what fell due while the bot was down is due now
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    return ticking
