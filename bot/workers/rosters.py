"""Rosters: a file is downloaded, read in the desk and compared; applied; taken back."""

from datetime import datetime
from io import BytesIO
from typing import Any

from aiogram.exceptions import TelegramBadRequest

from academy import roster_applying, roster_missing, roster_orders, roster_undoing, rosters, work
from academy.errors import AcademyError
from academy.errors.people import LastAdministrator, NotAllowed
from academy.errors.rosters import RosterClosed, RosterNotFound, RosterStale, UndoTooLate
from academy.importing.rosters import Roster, roster
from academy.roster_missing import Fate, Verdict
from academy.work import Stage
from bot.staging import Means, stage
from bot.tools import Tools
from bot.workers.kinds import Worker, report
from storage.database import Session
from storage.tables.work import Work

_NOT_UNDONE: dict[type[AcademyError], str] = {
    UndoTooLate: "roster-undo-too-late",
    LastAdministrator: "roster-undo-last",
    NotAllowed: "roster-not-allowed",
}


async def take_in(tools: Tools, job: Work) -> None:
    """Stage the file; whoever sent it gets the dry run, or why nobody was found in it."""
    import_id, name = job.facts["import_id"], job.facts["name"]
    if not await _may_go_on(tools, job):
        await _drop(tools, job, "roster-not-allowed")
        return
    await report(tools, job, Stage.FETCHING)
    try:
        content = await _downloaded(tools, job.facts["file_id"])
    except TelegramBadRequest:
        await _drop(tools, job, "roster-unfetched")
        return
    await report(tools, job, Stage.READING)
    read = await tools.desk.run(roster, content, name)
    if read.refusal is not None:
        why = {"reason": read.refusal.reason, "facts": dict(read.refusal.facts)}
        await _drop(tools, job, "roster-refused", name=name, **why)
        return
    await _compare(tools, job, import_id, read)


async def apply(tools: Tools, job: Work) -> None:
    """Take the staged people over: one transaction with the end of the job."""
    now, import_id = tools.clock(), job.facts["import_id"]
    await report(tools, job, Stage.WRITING)
    try:
        async with tools.db.begin() as session:
            if not await work.done(session, job, now=now):
                return
            await _check_author(session, job)
            done = await roster_applying.apply(session, job.person_id, import_id, now=now)
            facts = {"added": done.added, "changed": done.changed, "overtaken": done.overtaken}
            facts["import_id"] = import_id
            await roster_orders.tell(session, job, "roster-applied", now=now, **facts)
    except NotAllowed:
        await _end(tools, job, "roster-not-allowed")
    except RosterStale:
        await _drop(tools, job, "roster-stale")
    except (RosterClosed, RosterNotFound):
        await _end(tools, job)  # a second press


async def undo(tools: Tools, job: Work) -> None:
    """Take it back: what it changed at once, whom it brought in portions."""
    import_id = job.facts["import_id"]
    try:
        async with tools.db.begin() as session:
            await _check_author(session, job)
            await roster_undoing.undo(session, job.person_id, import_id, now=tools.clock())
    except (UndoTooLate, LastAdministrator, NotAllowed) as error:
        await _end(tools, job, _NOT_UNDONE[type(error)])
        return
    except (RosterClosed, RosterNotFound):
        if not await _is_being_undone(tools, import_id):
            await _end(tools, job)  # a second press
            return
    is_left = True
    while is_left:
        async with tools.db.begin() as session:
            is_left = await roster_undoing.remove(session, import_id) > 0
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            done = await roster_undoing.finish(session, import_id, now=now)
            facts: dict[str, Any] = {"removed": done.removed, "restored": done.restored}
            facts["kept"] = dict(done.kept)
            await roster_orders.tell(session, job, "roster-undone", now=now, **facts)


async def decide(tools: Tools, job: Work) -> None:
    """The same for all the missing, portion by portion; cancelled, the rest stays undecided."""
    import_id, fate = job.facts["import_id"], Fate(job.facts["fate"])
    done, total = 0, await _undecided(tools, import_id)
    is_left = True
    while is_left:
        await report(tools, job, Stage.WRITING, done, total)
        try:
            count = await _decide_portion(tools, job, import_id, fate)
        except NotAllowed:
            await _end(tools, job, "roster-not-allowed")
            return
        except AcademyError as error:
            reason = "last-administrator" if isinstance(error, LastAdministrator) else "closed"
            await _end(tools, job, "roster-undecided", reason=reason)
            return
        done, is_left = done + count, count > 0
    await _end(tools, job, "roster-decided", count=done, fate=fate)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """It ended its worker twice: whoever ordered it is told; what was staged is dropped."""
    if "file_id" in job.facts:
        await put_away(session, job, now)
    await roster_orders.tell(session, job, "roster-failed", now=now, order=job.kind)


async def put_away(session: Session, job: Work, now: datetime) -> None:
    """Nothing of the file is taken."""
    try:
        await rosters.drop(session, job.person_id, job.facts["import_id"], now=now)
    except (RosterClosed, RosterNotFound):
        return  # it was ready, and somebody decided meanwhile


async def _compare(tools: Tools, job: Work, import_id: int, read: Roster) -> None:
    async def progress(done: int, total: int) -> None:
        await report(tools, job, Stage.COMPARING, done, total)

    compared = await stage(Means(tools.db, tools.vault, tools.clock, progress), import_id, read)
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await rosters.finish_staging(session, import_id, compared, read, now=now)
            await roster_orders.tell(session, job, "roster-ready", now=now, import_id=import_id)


async def _downloaded(tools: Tools, file_id: str) -> bytes:
    file = BytesIO()
    await tools.bot.download(file_id, destination=file)
    return file.getvalue()


async def _drop(tools: Tools, job: Work, kind: str, **facts: Any) -> None:
    """The job is over, and its import with it."""
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now):
            await put_away(session, job, now)
            await roster_orders.tell(session, job, kind, now=now, **facts)


async def _end(tools: Tools, job: Work, kind: str = "", **facts: Any) -> None:
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now) and kind:
            import_id = job.facts["import_id"]
            await roster_orders.tell(session, job, kind, now=now, import_id=import_id, **facts)


async def _check_author(session: Session, job: Work) -> None:
    if not await roster_orders.may_go_on(session, job):
        raise NotAllowed


async def _may_go_on(tools: Tools, job: Work) -> bool:
    async with tools.db.read() as session:
        return await roster_orders.may_go_on(session, job)


async def _is_being_undone(tools: Tools, import_id: int) -> bool:
    async with tools.db.read() as session:
        return await roster_undoing.is_unfinished(session, import_id)


async def _undecided(tools: Tools, import_id: int) -> int:
    async with tools.db.read() as session:
        return await roster_missing.count(session, import_id)


async def _decide_portion(tools: Tools, job: Work, import_id: int, fate: Fate) -> int:
    async with tools.db.begin() as session:
        await _check_author(session, job)
        admin = await roster_orders.author(session, job)
        numbers = await roster_missing.portion(session, import_id, but=job.person_id)
        if not numbers or admin is None:
            return 0
        verdict = Verdict(fate, job.facts["reason"])
        return await roster_missing.decide(
            session, admin, import_id, numbers, verdict, now=tools.clock()
        )


STAGER = Worker(run=take_in, poisoned=give_up, cancelled=put_away)
APPLIER = Worker(run=apply, poisoned=give_up)
UNDOER = Worker(run=undo, poisoned=give_up)
DECIDER = Worker(run=decide, poisoned=give_up)
