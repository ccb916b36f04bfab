"""Deleting the pictures of a learner who withdrew the consent: at once, behind the press."""

from datetime import datetime

from academy import identity, work
from bot.tools import Tools
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.work import Work


async def forget(tools: Tools, job: Work) -> None:
    """Pictures, hashes and cards go; doing it twice is harmless."""
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await _forget(session, job, now)


async def _forget(session: Session, job: Work, now: datetime) -> None:
    if job.person_id is not None:
        await identity.forget_pictures(session, job.person_id, job.queued_at, now=now)


WORKER = Worker(run=forget, poisoned=_forget)
