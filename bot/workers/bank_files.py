"""Documents of question banks: a whole bank for other programs, and the empty table."""

from datetime import datetime

from academy import bank_exports, bank_orders, outgoing, work
from academy.bank_exports import Format
from academy.importing.question_template import template
from academy.outgoing import Package
from academy.people import Right
from bot.screens.question_template import template_words
from bot.tools import Tools
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.work import Work


async def export(tools: Tools, job: Work) -> None:
    """The bank as it is now; written in the desk."""
    format = Format(job.facts["format"])
    async with tools.db.read() as session:
        discipline = await bank_orders.discipline(session, job)
        items = await bank_exports.items(session, discipline.id) if discipline else []
    file = await tools.desk.run(bank_exports.written, items, format)
    now = tools.clock()
    async with tools.db.begin() as session:
        if not await work.done(session, job, now=now):
            return
        if discipline is None:
            await bank_orders.tell(session, job, "bank-not-allowed", now=now)
            return
        name = f"{discipline.code}.{bank_exports.FILE_ENDS[format]}"
        facts = {"count": file.count, "lost": file.without_pictures}
        package = Package("bank-export", name, file.content, facts, Right.TEACH)
        await outgoing.send(session, job.person_id or 0, package, now=now)
        bank_exports.note(session, job.person_id, discipline.id, len(items), now=now)


async def write_template(tools: Tools, job: Work) -> None:
    """The workbook is made in the desk: a library that computes long."""
    words = template_words(tools.words["kk"], tools.words["ru"])
    content = await tools.desk.run(template, words)
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            package = Package("bank-template", "sabaq-questions.xlsx", content, {}, Right.TEACH)
            await outgoing.send(session, job.person_id or 0, package, now=now)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """Whoever asked is told that there is no document."""
    await bank_orders.tell(session, job, "bank-unwritten", now=now)


EXPORTER = Worker(run=export, poisoned=give_up)
TEMPLATER = Worker(run=write_template, poisoned=give_up)
