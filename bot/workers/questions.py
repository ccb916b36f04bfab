"""Question banks: a file is downloaded, read in the desk and compared; then taken, if wished so."""

from datetime import datetime
from io import BytesIO
from typing import Any

from aiogram.exceptions import TelegramBadRequest

from academy import bank_files, bank_orders, outgoing, questions, work
from academy.bank_files import Items
from academy.errors.questions import BankChanged
from academy.importing.question_files import AUTO
from academy.outgoing import Package
from academy.people import Right
from academy.work import Stage
from bot import bank_staging, bank_words
from bot.bank_staging import Means
from bot.tools import Tools
from bot.workers.kinds import Worker, report
from storage.database import Session
from storage.tables.disciplines import Discipline
from storage.tables.work import Work


async def read(tools: Tools, job: Work) -> None:
    """Tell what the file would do to the bank, or why nothing was found in it."""
    opened = await _opened(tools, job)
    if opened is None:
        return
    discipline, file = opened
    done = await bank_staging.compare(_means(tools, job), discipline.id, file)
    language = await _language(tools, job)
    lines = bank_words.lines(tools.words[language], done)
    now = tools.clock()
    async with tools.db.begin() as session:
        if not await work.done(session, job, now=now):
            return
        await bank_orders.keep(session, job)
        facts = {"work_id": job.id, "title": _title(discipline), **bank_words.facts(job, done)}
        await bank_orders.tell(session, job, "bank-read", now=now, **facts)
        if len(lines) > bank_words.SHOWN:
            text = "\r\n".join(lines).encode("utf-8-sig")
            told = {"count": len(lines)}
            package = Package("bank-lines", "report.txt", text, told, Right.TEACH)
            await outgoing.send(session, job.person_id or 0, package, now=now)


async def take(tools: Tools, job: Work) -> None:
    """Take the file that was looked at: it is read once more, staged, and comes into use at once.
    A bank that changes meanwhile is compared again, a little later."""
    opened = await _opened(tools, job)
    if opened is None:
        return
    discipline, file = opened
    intake = await bank_staging.stage(_means(tools, job), discipline.id, job.id, file)
    now = tools.clock()
    try:
        async with tools.db.begin() as session:
            if not await work.done(session, job, now=now):
                return
            if await bank_orders.discipline(session, job) is None:
                await bank_orders.tell(session, job, "bank-not-allowed", now=now)
                return
            await questions.switch(session, job.person_id, intake, now=now)
            facts = {"title": _title(discipline), **bank_words.facts(job, intake.report())}
            await bank_orders.tell(session, job, "bank-taken", now=now, **facts)
    except BankChanged as error:
        raise work.Later from error


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """It ended its worker twice: whoever ordered it is told."""
    await bank_orders.tell(session, job, "bank-failed", now=now)


async def _opened(tools: Tools, job: Work) -> tuple[Discipline, Items] | None:
    """The discipline and what stands in the file; without either the job is over."""
    async with tools.db.read() as session:
        discipline = await bank_orders.discipline(session, job)
    if discipline is None:
        await _end(tools, job, "bank-not-allowed")
        return None
    await report(tools, job, Stage.FETCHING)
    content = BytesIO()
    try:
        await tools.bot.download(job.facts["file_id"], destination=content)
    except TelegramBadRequest:  # gone, or too big after all
        await _end(tools, job, "bank-unfetched")
        return None
    await report(tools, job, Stage.READING)
    name = job.facts["name"]
    file = await tools.desk.run(bank_files.read, content.getvalue(), name, AUTO, None)
    if file.refusal is not None:
        why = {"reason": file.refusal.reason, "facts": dict(file.refusal.facts)}
        await _end(tools, job, "bank-refused", name=name, **why)
        return None
    return discipline, file


async def _end(tools: Tools, job: Work, kind: str, **facts: Any) -> None:
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await bank_orders.tell(session, job, kind, now=now, **facts)


def _means(tools: Tools, job: Work) -> Means:
    async def progress(done: int, total: int) -> None:
        await report(tools, job, Stage.COMPARING, done, total)

    return Means(tools.db, tools.clock, progress)


def _title(discipline: Discipline) -> dict[str, str]:
    return {"kk": discipline.title.kk, "ru": discipline.title.ru}


async def _language(tools: Tools, job: Work) -> str:
    async with tools.db.read() as session:
        return await bank_orders.language(session, job)


READER = Worker(run=read, poisoned=give_up)
TAKER = Worker(run=take, poisoned=give_up)
