"""Verifying and exporting the audit log: page by page, with no transaction open that writes."""

import asyncio
import gzip
from datetime import datetime

from academy import audits, letters, outgoing, verdicts, work
from academy.letters import Draft
from academy.outgoing import Package
from academy.people import Right
from academy.work import Stage
from bot.tools import Tools
from bot.workers.kinds import Worker, report
from storage.database import Session
from storage.tables.work import Work

_STEP = 2000  # lines between two words about how far it is


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


async def export(tools: Tools, job: Work) -> None:
    """Write the log, or a month of it, into a document for who asked."""
    month = job.facts["month"]
    async with tools.db.read() as session:
        total = await audits.length(session, month)
    await report(tools, job, Stage.WRITING, 0, total)
    lines = await _lines(tools, job, month, total)
    content = b"".join(lines)
    is_packed = len(content) > outgoing.LARGEST
    if is_packed:
        content = await asyncio.to_thread(gzip.compress, content)
    name = f"audit-{month or 'all'}.jsonl{'.gz' if is_packed else ''}"
    facts = {"count": len(lines), "month": f"{month % 100:02}.{month // 100}"}
    kind = "audit-month" if month else "audit"
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            package = Package(kind, name, content, facts, Right.READ_AUDIT)
            await _hand_out(session, job, package, now)


async def _lines(tools: Tools, job: Work, month: int, total: int) -> list[bytes]:
    start, end = audits.span(month) or (None, None)
    lines: list[bytes] = []
    async with tools.db.read() as session:
        async for line in verdicts.exported(session, start, end):
            lines.append(line.encode() + b"\n")
            if len(lines) % _STEP == 0:
                await report(tools, job, Stage.WRITING, len(lines), total)
    return lines


async def _hand_out(session: Session, job: Work, package: Package, now: datetime) -> None:
    """Telegram takes no empty document: then a word that there is nothing."""
    person_id = job.person_id or 0
    if package.content:
        await outgoing.send(session, person_id, package, now=now)
    else:
        draft = Draft("audit-export-empty", f"audit-export-empty:{job.id}", person_id)
        await letters.queue(session, [draft], now=now)


async def give_up_export(session: Session, job: Work, now: datetime) -> None:
    """Whoever asked is told that there is no document."""
    if job.person_id is not None:
        draft = Draft("audit-unexported", f"audit-unexported:{job.id}", job.person_id)
        await letters.queue(session, [draft], now=now)


WORKER = Worker(run=verify, poisoned=give_up)
EXPORTER = Worker(run=export, poisoned=give_up_export)
