"""A list of consents is fetched, read and taken; the register is written into a document."""

import csv
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO, StringIO

from aiogram.exceptions import TelegramBadRequest

from academy import consent_imports, consent_papers, consent_register, letters, outgoing, work
from academy.consent_imports import Import
from academy.consent_papers import Paper
from academy.importing.consents import consents
from academy.letters import Draft
from academy.outgoing import Package
from academy.people import Right
from academy.work import Stage
from bot.tools import Tools
from bot.workers.kinds import Worker, report
from storage.database import Session
from storage.tables.work import Work

_PORTION = 50  # consents of one transaction: below 200 ms on a busy machine, too
_MOST_KEPT = 50  # refused lines a letter remembers


async def take(tools: Tools, job: Work) -> None:
    """One file, in short transactions: after a crash it is taken again, which changes nothing of
    what was taken before."""
    content = await _fetched(tools, job.facts["file_id"])
    now = tools.clock()
    if content is None:
        async with tools.db.begin() as session:
            if await work.done(session, job, now=now):
                await give_up(session, job, now)
        return
    read = await tools.desk.run(consents, content, job.facts["name"])
    async with tools.db.read() as session:
        report, papers = await consent_imports.matched(session, read, tools.vault, now=now)
        is_allowed = await consent_imports.may_take(session, job.person_id)
    new = await _taken(tools, job, papers if is_allowed else [])
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now) and is_allowed:
            done = consent_imports.record(session, job.person_id, report, new, now=now)
            await letters.queue(session, [_told(job, done)], now=now)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """Whoever sent the file is told that nothing of it was taken."""
    draft = Draft("consents-unread", f"consents-unread:{job.id}", job.person_id)
    await letters.queue(session, [draft], now=now)


async def write(tools: Tools, job: Work) -> None:
    """The register as a table for who asked."""
    await report(tools, job, Stage.WRITING)
    text = StringIO(newline="")
    table = csv.writer(text)
    table.writerow(consent_register.COLUMNS)
    count = 0
    async with tools.db.read() as session:
        async for row in consent_register.rows(session):
            table.writerow(row)
            count += 1
    content = text.getvalue().encode("utf-8-sig")
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            package = Package(
                "consents", "consents.csv", content, {"count": count}, Right.KEEP_CONSENTS
            )
            await outgoing.send(session, job.person_id or 0, package, now=now)


async def give_up_writing(session: Session, job: Work, now: datetime) -> None:
    """Whoever asked is told that there is no document."""
    draft = Draft("consents-unwritten", f"consents-unwritten:{job.id}", job.person_id)
    await letters.queue(session, [draft], now=now)


async def _fetched(tools: Tools, file_id: str) -> bytes | None:
    file = BytesIO()
    try:
        await tools.bot.download(file_id, destination=file)
    except TelegramBadRequest:  # too big for a bot, or gone
        return None
    return file.getvalue()


async def _taken(tools: Tools, job: Work, papers: Sequence[tuple[int, Paper]]) -> int:
    """How many of these consents are new."""
    new = 0
    for at in range(0, len(papers), _PORTION):
        part, now = papers[at : at + _PORTION], tools.clock()
        async with tools.db.begin() as session:
            new += await consent_papers.take(session, job.person_id, part, now=now)
    return new


def _told(job: Work, done: Import) -> Draft:
    read = done.report
    refused = [*([read.refusal] if read.refusal else []), *read.refused]
    facts = {
        "found": read.found,
        "taken": read.taken,
        "new": done.new,
        "count": len(refused),
        "refused": [
            {"line": each.line, "reason": each.reason, "facts": dict(each.facts)}
            for each in refused[:_MOST_KEPT]
        ],
    }
    return Draft("consents-imported", f"consents-imported:{job.id}", job.person_id, facts=facts)


IMPORTER = Worker(run=take, poisoned=give_up)
EXPORTER = Worker(run=write, poisoned=give_up_writing)
