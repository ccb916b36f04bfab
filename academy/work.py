"""Long work: jobs that download and compute while no transaction is open (DESIGN.md 2.6)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from storage.database import Session, wake
from storage.queries import work as ask
from storage.tables.work import Work, WorkState

WAKE = "work"
MOST_DEATHS = 2


async def queue(
    session: Session, kind: str, facts: dict[str, Any], *, person_id: int | None, now: datetime
) -> int:
    """Add a job; say how many are before it, for "received, you are third"."""
    job = Work(kind=kind, facts=facts, person_id=person_id, queued_at=now, not_before=now)
    session.add(job)
    await session.flush()
    wake(session, WAKE)
    return await ask.ahead(session, job.id)


async def claim(session: Session, owner: int, limit: int, *, now: datetime) -> list[Work]:
    """Jobs this process works on now, oldest first."""
    jobs = list(await ask.due(session, now, limit))
    if jobs:
        await ask.claim(session, [job.id for job in jobs], owner)
    return jobs


async def done(session: Session, job: Work, *, now: datetime) -> bool:
    """The job's results are written in this transaction. False when another process was faster."""
    return await ask.finish(session, job.id, WorkState.DONE, now)


async def put_back(session: Session, job: Work, not_before: datetime) -> None:
    """Later once more: the network was down, nobody's fault."""
    await ask.put_back(session, job.id, not_before)


async def count_death(session: Session, job: Work, *, now: datetime) -> bool:
    """The job ended its worker. True when that makes it poisoned: people must look at it."""
    if await ask.count_death(session, job.id) < MOST_DEATHS:
        wake(session, WAKE)
        return False
    return await poison(session, job, now=now)


async def poison(session: Session, job: Work, *, now: datetime) -> bool:
    """The job is given up: it would end every worker. False when it was ended meanwhile."""
    return await ask.finish(session, job.id, WorkState.POISONED, now)


async def release(session: Session, alive: Sequence[int]) -> int:
    """Take over what a dead process was working on; say how many jobs that were."""
    return len(await ask.release(session, alive))
