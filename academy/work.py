"""Long work: jobs that download and compute while no transaction is open (DESIGN.md 2.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from academy import panels
from academy.errors.work import WorkOver
from storage.database import Session, wake
from storage.queries import work as ask
from storage.tables.work import Work, WorkState

WAKE = "work"
MOST_DEATHS = 2
_PANEL = "work-panel"


class Cancelled(Exception):
    """The job's person wished it to end."""


class Later(Exception):
    """The job cannot be done just now, through no fault of its own: it waits a little."""


class Stage(StrEnum):
    """What a job is doing, for the person who waits."""

    QUEUED = "queued"
    FETCHING = "fetching"
    READING = "reading"
    COMPARING = "comparing"
    WRITING = "writing"
    DRAWING = "drawing"


@dataclass(frozen=True)
class View:
    """A job as its person sees it: the stage, and how many of how many are done (0 of 0: no one
    can tell yet)."""

    number: int
    kind: str
    state: WorkState
    stage: Stage
    done: int
    total: int
    is_cancelling: bool


async def queue(
    session: Session,
    kind: str,
    facts: dict[str, Any],
    *,
    person_id: int | None,
    now: datetime,
    is_shown: bool = False,
) -> int:
    """Add a job; say how many are before it, for "received, you are third".

    `is_shown`: a panel in the person's chat tells how far it is, with a button that ends it (P3).
    """
    job = await add(session, kind, facts, person_id=person_id, now=now, is_shown=is_shown)
    if is_shown:
        await panels.show(session, _PANEL, _key(job.id), person_id, now=now, work_id=job.id)
    return await ask.ahead(session, job.id)


async def add(
    session: Session,
    kind: str,
    facts: dict[str, Any],
    *,
    person_id: int | None,
    now: datetime,
    is_shown: bool = False,
) -> Work:
    """Add a job in whose queue nobody stands."""
    job = Work(
        kind=kind,
        facts=facts,
        person_id=person_id,
        queued_at=now,
        not_before=now,
        has_panel=is_shown,
    )
    session.add(job)
    await session.flush()
    wake(session, WAKE)
    return job


async def progress(
    session: Session, job: Work, stage: Stage, done: int = 0, total: int = 0, *, now: datetime
) -> None:
    """Say how far it is. Raises Cancelled when its person wished it to end: stop, and leave
    nothing half done."""
    facts = {"stage": stage, "done": done, "total": total}
    if await ask.keep_progress(session, job.id, facts):
        raise Cancelled
    if job.has_panel:
        number = job.id
        await panels.renew(session, _PANEL, _key(number), job.person_id, now=now, work_id=number)


async def cancel(session: Session, person_id: int | None, work_id: int, *, now: datetime) -> None:
    """The person wishes their job to end; it does at its next step. Raises WorkOver."""
    if person_id is None or not await ask.wish_end(session, person_id, work_id, now):
        raise WorkOver


async def view(session: Session, work_id: int) -> View | None:
    """The job as it stands."""
    job = await ask.job(session, work_id)
    if job is None:
        return None
    facts = job.progress or {}
    stage = Stage(facts.get("stage", Stage.QUEUED))
    done, total = facts.get("done", 0), facts.get("total", 0)
    return View(
        job.id, job.kind, job.state, stage, done, total, is_cancelling=job.cancel_at is not None
    )


async def waiting(session: Session, kind: str) -> Sequence[dict[str, Any]]:
    """What the unfinished jobs of this kind are about."""
    return await ask.waiting(session, kind)


async def has_given_up(session: Session, kind: str, since: datetime) -> bool:
    """Whether a job of this kind was given up since then."""
    return await ask.has_given_up(session, kind, since)


async def claim(session: Session, owner: int, limit: int, *, now: datetime) -> list[Work]:
    """Jobs this process works on now, oldest first."""
    jobs = list(await ask.due(session, now, limit))
    if jobs:
        await ask.claim(session, [job.id for job in jobs], owner)
    return jobs


async def done(session: Session, job: Work, *, now: datetime) -> bool:
    """The job's results are written in this transaction. False when another process was faster."""
    return await _end(session, job, WorkState.DONE, now)


async def end_cancelled(session: Session, job: Work, *, now: datetime) -> bool:
    """The job stopped because its person wished so. False when it was ended meanwhile."""
    return await _end(session, job, WorkState.CANCELLED, now)


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
    return await _end(session, job, WorkState.POISONED, now)


async def release(session: Session, alive: Sequence[int]) -> int:
    """Take over what a dead process was working on; say how many jobs that were."""
    return len(await ask.release(session, alive))


async def _end(session: Session, job: Work, state: WorkState, now: datetime) -> bool:
    has_ended = await ask.finish(session, job.id, state, now)
    if has_ended and job.has_panel:
        await panels.close(session, _PANEL, _key(job.id), job.person_id, now=now, work_id=job.id)
    return has_ended


def _key(work_id: int) -> str:
    return f"work:{work_id}"
