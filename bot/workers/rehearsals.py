"""Looking at a rehearsed picture: the very comparison of the real check, and nothing is kept."""

from datetime import datetime

from aiogram.exceptions import TelegramBadRequest

from academy import rehearsals, work
from academy.collecting import Picture
from academy.doubts import Flaw
from academy.findings import Outcome
from bot.tools import Tools
from bot.workers.comparisons import compared, means
from bot.workers.identity import downloaded
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.work import Work

Told = tuple[Outcome, str | None]  # and the fault, where there is one


async def look(tools: Tools, job: Work) -> None:
    """One picture; nothing is computed while a transaction is open."""
    outcome, fault = await _told(tools, job)
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await _record(session, job, outcome, fault, now)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """The picture ended its worker twice: at the real check a person would look."""
    await _record(session, job, Outcome.DOUBTFUL, None, now)


async def _told(tools: Tools, job: Work) -> Told:
    machine = means(tools)
    if machine is None or job.person_id is None:
        return Outcome.DOUBTFUL, None
    picture = _picture(job)
    try:
        content = await downloaded(tools, picture)
    except TelegramBadRequest:
        return Outcome.RETAKE, Flaw.UNREACHABLE
    finding = await compared(machine, job.person_id, picture.file_unique_id, content)
    return finding.outcome, finding.facts.get("fault")


async def _record(
    session: Session, job: Work, outcome: Outcome, fault: str | None, now: datetime
) -> None:
    if job.person_id is not None:
        told = {"quiz_id": job.facts["quiz_id"], "outcome": outcome, "fault": fault}
        await rehearsals.record(session, job.person_id, _picture(job), told, now=now)


def _picture(job: Work) -> Picture:
    fields = {key: value for key, value in job.facts.items() if key != "quiz_id"}
    return Picture(**fields)


WORKER = Worker(run=look, poisoned=give_up)
