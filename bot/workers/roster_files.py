"""Documents about rosters: all lines of a kind, and the empty roster."""

from datetime import datetime

from academy import outgoing, people, roster_orders, rosters, work
from academy.importing.roster_template import TemplateWords, template
from academy.outgoing import Package
from academy.people import Right
from bot import roster_words
from bot.screens.roster_template import template_words
from bot.tools import Tools
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.rosters import LineChange
from storage.tables.work import Work


async def write_lines(tools: Tools, job: Work) -> None:
    """Every line of the kind as text, in the language of whoever asked."""
    import_id, change = job.facts["import_id"], LineChange(job.facts["change"])
    async with tools.db.read() as session:
        lines = await rosters.all_lines(session, import_id, change)
        talk = await people.recipient(session, job.person_id, None)
    t = tools.words[(talk.locale if talk else None) or "kk"]
    text = "\r\n".join(roster_words.sentence(t, line) for line in lines)
    name = f"roster-{import_id}-{change}.txt"
    facts = {"count": len(lines)}
    package = Package("roster-lines", name, text.encode("utf-8-sig"), facts, Right.MANAGE_PEOPLE)
    await _hand_out(tools, job, package if lines else None)


async def write_template(tools: Tools, job: Work) -> None:
    """The workbook is made in the desk: a library that computes long."""
    words: TemplateWords = template_words(tools.words["kk"], tools.words["ru"])
    content = await tools.desk.run(template, words)
    package = Package("roster-template", "sabaq-roster.xlsx", content, {}, Right.MANAGE_PEOPLE)
    await _hand_out(tools, job, package)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """Whoever asked is told that there is no document."""
    await roster_orders.tell(session, job, "roster-failed", now=now, order=job.kind)


async def _hand_out(tools: Tools, job: Work, package: Package | None) -> None:
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now) and package is not None:
            await outgoing.send(session, job.person_id or 0, package, now=now)


LISTER = Worker(run=write_lines, poisoned=give_up)
TEMPLATER = Worker(run=write_template, poisoned=give_up)
