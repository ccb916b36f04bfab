"""Erasing a person: portion by portion, then the certificate, the list outside the database, and
the letters."""

import asyncio
from datetime import datetime

from academy import certificates, erased, erasures, work
from academy.institution import institution
from bot.drawing.documents import document
from bot.screens.certificates import TITLE, paragraphs
from bot.tools import Tools
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.erasures import Erasure
from storage.tables.work import Work


async def erase(tools: Tools, job: Work) -> None:
    """Go on where a former process stopped; each step may be cut off and is done again."""
    number = job.facts["erasure_id"]
    is_left = True
    while is_left:
        async with tools.db.begin() as session:
            is_left = await erasures.carry_on(session, number, now=tools.clock())
    async with tools.db.begin() as session:
        await erasures.finish(session, number, now=tools.clock())
    await write_list(tools)
    async with tools.db.read() as session:
        done = await erasures.erasure(session, number)
    drawn = await _drawn(tools, done) if done is not None else b""
    async with tools.db.begin() as session:
        now = tools.clock()
        if await work.done(session, job, now=now) and done is not None:
            await certificates.certify(session, number, drawn, now=now)


async def write_list(tools: Tools) -> None:
    """Append to the list beside the backups who is not in it yet; written before it is marked."""
    async with tools.db.read() as session:
        unlisted = await erasures.unlisted(session)
    if not unlisted:
        return
    path = tools.settings.data_dir / erased.FILE
    await asyncio.to_thread(erased.append, path, list(unlisted.values()))
    async with tools.db.begin() as session:
        await erasures.keep_listed(session, list(unlisted))


async def _drawn(tools: Tools, done: Erasure) -> bytes:
    facts, of = certificates.certificate(done, tools.settings), institution(tools.settings)
    words = paragraphs(tools.words, facts, of)
    return await tools.desk.run(document, tools.words["kk"].plain(TITLE), words)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """It ended its worker twice; what is left goes on when it is ordered again."""
    await certificates.report_failure(session, job.person_id, job.facts["erasure_id"], now=now)


WORKER = Worker(run=erase, poisoned=give_up)
