"""Verifying the audit log's chain: page by page, with no transaction open that writes."""

from datetime import datetime

from academy import audits, letters, verdicts, work
from academy.letters import Draft
from bot.tools import Tools
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.work import Work


async def verify(tools: Tools, job: Work) -> None:
    """Compute the chain again, write down what was found, tell who asked."""
    async with tools.db.read() as session:
        found = await verdicts.verdict(session, now=tools.clock())
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await audits.record(session, job.person_id, found, str(job.id), now=now)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """Whoever asked is told that it did not come to an end."""
    if job.person_id is not None:
        key = f"audit-unverified:{job.id}"
        draft = Draft(kind="audit-unverified", key=key, person_id=job.person_id)
        await letters.queue(session, [draft], now=now)


WORKER = Worker(run=verify, poisoned=give_up)
