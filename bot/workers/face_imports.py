"""An archive of reference pictures is downloaded, read and taken in, or only tried."""

from datetime import datetime
from io import BytesIO
from typing import Any

from aiogram.exceptions import TelegramBadRequest

from academy import face_imports, face_orders, outgoing, people, work
from academy.errors.people import NotAllowed
from academy.face_imports import Order
from academy.outgoing import Package
from academy.people import Right
from academy.work import Stage
from bot.biometrics import gate, thresholds
from bot.face_albums import Means, Told
from bot.face_importing import take
from bot.screens.face_imports import MOST_TOLD, reason
from bot.tools import Tools
from bot.workers.kinds import Worker, report
from storage.database import Session
from storage.tables.work import Work


async def look_through(tools: Tools, job: Work) -> None:
    """The trial: who sent the archive gets the report, and the button that takes it in."""
    told = await _told(tools, job, is_trial=True)
    if told is None:
        return
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            if told.taken or told.doubtful:
                await face_orders.keep(session, job, dict(job.facts))
            await _report(tools, session, job, "faces-tried", told)


async def take_in(tools: Tools, job: Work) -> None:
    """Person by person; after a crash it goes on where it was, cancelled it leaves what is kept."""
    told = await _told(tools, job, is_trial=False)
    if told is None:
        return
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            face_imports.record(session, job.person_id, told.counts, now=now)
            await _report(tools, session, job, "faces-taken", told)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """It ended its worker twice: whoever ordered it is told."""
    await face_orders.tell(session, job, "faces-failed", now=now)


async def _told(tools: Tools, job: Work, *, is_trial: bool) -> Told | None:
    """The report; none where the job ended without one, and its author knows why."""
    means = _means(tools, job)
    if means is None:
        await _end(tools, job, "faces-off")
        return None
    await report(tools, job, Stage.FETCHING)
    file = BytesIO()
    try:
        await tools.bot.download(job.facts["file_id"], destination=file)
    except TelegramBadRequest:
        await _end(tools, job, "faces-unfetched")
        return None
    await report(tools, job, Stage.READING)
    try:
        return await take(means, file.getvalue(), Order(job.person_id, job.id), is_trial=is_trial)
    except NotAllowed:
        await _end(tools, job, "faces-not-allowed")
        return None


def _means(tools: Tools, job: Work) -> Means | None:
    if tools.vault is None or tools.pool is None:
        return None

    async def progress(done: int, total: int) -> None:
        """How far it is. Raises Cancelled, and NotAllowed where its author lost the right."""
        await report(tools, job, Stage.COMPARING, done, total)
        async with tools.db.read() as session:
            if not await face_orders.may_go_on(session, job):
                raise NotAllowed

    around = (tools.db, tools.vault, tools.pool, tools.desk, tools.clock, progress)
    return Means(*around, thresholds(tools.settings), gate(tools.settings))


async def _report(tools: Tools, session: Session, job: Work, kind: str, told: Told) -> None:
    """The letter; where more files were refused than it names, all of them as a document."""
    now = tools.clock()
    refusal = told.refusal and {"reason": told.refusal.reason, "facts": dict(told.refusal.facts)}
    files = [{"name": each.name, "reason": each.reason} for each in told.refused[:MOST_TOLD]]
    facts: dict[str, Any] = {"counts": told.counts, "refusal": refusal, "files": files}
    await face_orders.tell(session, job, kind, now=now, work_id=job.id, **facts)
    if len(told.refused) <= MOST_TOLD:
        return
    talk = await people.recipient(session, job.person_id, None)
    t = tools.words[(talk.locale if talk else None) or "kk"]
    text = "\r\n".join(reason(t, each) for each in told.refused).encode("utf-8-sig")
    facts = {"count": len(told.refused)}
    package = Package("faces-refused", "faces-refused.txt", text, facts, Right.MANAGE_PEOPLE)
    await outgoing.send(session, job.person_id or 0, package, now=now)


async def _end(tools: Tools, job: Work, kind: str) -> None:
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await face_orders.tell(session, job, kind, now=now)


TRIER = Worker(run=look_through, poisoned=give_up)
TAKER = Worker(run=take_in, poisoned=give_up)
