"""The document with everything that is stored about a person."""

import asyncio
from datetime import datetime

from academy import mydata, work
from bot.tools import Tools
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.work import Work


async def export(tools: Tools, job: Work) -> None:
    """Read without writing, then hand it over."""
    person_id, now = job.person_id or 0, tools.clock()
    async with tools.db.read() as session:
        told = await mydata.everything(session, person_id, tools.vault, now=now)
    content, is_packed = await asyncio.to_thread(mydata.written, told)
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await mydata.send(session, person_id, content, is_packed=is_packed, now=now)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """The person is told that there is no document."""
    await mydata.report_failure(session, job.person_id, job.id, now=now)


WORKER = Worker(run=export, poisoned=give_up)
