"""The statistics of a month become a workbook."""

from datetime import datetime

from academy import consultation_statistics as rules
from academy import letters, outgoing, people, work
from academy.errors.consultation_statistics import NothingHeaded
from academy.letters import Draft
from academy.outgoing import Package
from academy.sheets import workbook
from bot.screens import consultation_statistics as screens
from bot.tools import Tools
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.work import Work

UNWRITTEN = "statistics-unwritten"


async def export(tools: Tools, job: Work) -> None:
    """Write it for who asked, if they still may have it."""
    person_id, back = job.person_id or 0, job.facts["back"]
    async with tools.db.read() as session:
        talk = await people.recipient(session, person_id, None)
        try:
            person = talk.person if talk else None
            if person is None:
                raise NothingHeaded
            found = await rules.statistics(session, person, back, now=job.queued_at)
        except NothingHeaded:
            found = None
    content = b""
    t = tools.words[(talk.locale if talk else None) or "kk"]
    if found is not None:
        content = await tools.desk.run(
            workbook, t.plain("statistics-sheet"), screens.table(t, found)
        )
    now = tools.clock()
    async with tools.db.begin() as session:
        if not await work.done(session, job, now=now):
            return
        if found is None:
            await give_up(session, job, now)
            return
        name = f"consultations-{found.month:%Y-%m}.xlsx"
        package = Package("statistics", name, content, {"month": f"{found.month:%m.%Y}"})
        await outgoing.send(session, person_id, package, now=now)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """Whoever asked is told that there is no document."""
    draft = Draft(UNWRITTEN, f"{UNWRITTEN}:{job.id}", job.person_id)
    await letters.queue(session, [draft], now=now)


EXPORTER = Worker(run=export, poisoned=give_up)
