"""The results of a quiz become a document: read in portions, written in the desk."""

from datetime import datetime

from academy import letters, outgoing, people, work
from academy.cells import Format
from academy.errors.quizzes import QuizNotFound
from academy.letters import Draft
from academy.outgoing import Package
from academy.people import Right
from academy.result_sheets import suited, written
from academy.work import Stage
from bot.result_files import Reading, book
from bot.tools import Tools
from bot.workers.kinds import Worker, report
from storage.database import Session
from storage.tables.work import Work


async def export(tools: Tools, job: Work) -> None:
    """Write them for who asked, if the discipline is still theirs."""
    quiz_id, person_id = job.facts["quiz_id"], job.person_id or 0
    async with tools.db.read() as session:
        talk = await people.recipient(session, person_id, None)
    t = tools.words[(talk.locale if talk else None) or "kk"]

    async def told(done: int, total: int) -> None:
        await report(tools, job, Stage.READING, done, total)

    try:
        found = await book(Reading(tools.db, t, quiz_id, person_id, told))
    except QuizNotFound:
        await _end_without(tools, job)
        return
    await report(tools, job, Stage.DRAWING)
    to = suited(found, Format(job.facts["format"]))
    content = await tools.desk.run(written, found, to)
    facts = {"count": len(found.attempts)}
    package = Package("results", f"results-{quiz_id}.{to}", content, facts, Right.TEACH)
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await outgoing.send(session, person_id, package, now=now)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """Whoever asked is told that there is no document."""
    draft = Draft("results-unwritten", f"results-unwritten:{job.id}", job.person_id)
    await letters.queue(session, [draft], now=now)


async def _end_without(tools: Tools, job: Work) -> None:
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await give_up(session, job, now)


EXPORTER = Worker(run=export, poisoned=give_up)
