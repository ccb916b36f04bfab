"""Erasing a person: portion by portion, then the certificate, the list outside the database, and
the letters."""

import asyncio
import logging
from datetime import datetime

from academy import certificates, erased, erasures, work
from academy.erased import Erased
from academy.institution import institution
from academy.settings import Settings
from bot.drawing.documents import document
from bot.screens.certificates import TITLE, paragraphs
from bot.tools import Tools
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.erasures import Erasure
from storage.tables.work import Work

log = logging.getLogger(__name__)


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
    """Append to the list beside the backups who is not in it yet; written before it is marked.

    Raises academy.work.Later when the disk takes nothing.
    """
    async with tools.db.read() as session:
        unlisted = await erasures.unlisted(session)
    if not unlisted:
        return
    try:
        await asyncio.to_thread(_append, tools.settings, list(unlisted.values()))
    except OSError as error:
        log.error("DATA_DIR: %s was not written: %s", erased.FILE, error.strerror)
        raise work.Later from error
    async with tools.db.begin() as session:
        await erasures.keep_listed(session, list(unlisted))


def _append(settings: Settings, people: list[Erased]) -> None:
    """In DATA_DIR always; beside the backups at once where that can be, else by the next one."""
    erased.append(settings.data_dir / erased.FILE, people)
    if settings.backup_dir is not None:
        try:
            erased.append(settings.backup_dir / erased.FILE, people)
        except OSError as error:
            log.error("BACKUP_DIR: %s was not written: %s", erased.FILE, error.strerror)


async def _drawn(tools: Tools, done: Erasure) -> bytes:
    facts, of = certificates.certificate(done, tools.settings), institution(tools.settings)
    words = paragraphs(tools.words, facts, of)
    return await tools.desk.run(document, tools.words["kk"].plain(TITLE), words)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """It ended its worker twice; what is left goes on when it is ordered again, or by the clock."""
    await certificates.report_failure(session, job.person_id, job.facts["erasure_id"], now=now)


WORKER = Worker(run=erase, poisoned=give_up)
