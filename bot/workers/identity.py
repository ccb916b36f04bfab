"""Looking at a picture: downloaded, sealed, examined in the pool, compared, recorded."""

from datetime import datetime
from io import BytesIO

from aiogram.exceptions import TelegramBadRequest

from academy import findings, people, references, work
from academy.doubts import Doubt, Flaw
from academy.findings import Finding, Outcome
from academy.identity import Picture
from academy.vault import Vault
from bot import states
from bot.states import Awaited
from bot.tools import Tools
from bot.workers.comparisons import compared, means
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.identity import Check, CheckPicture, CheckState
from storage.tables.work import Work

_NO_MACHINE = Finding(Outcome.DOUBTFUL, {"fault": None, "finding": Doubt.MACHINE_OFF})
_NO_FILE = Finding(Outcome.RETAKE, {"fault": Flaw.UNREACHABLE})
_DEADLY = Finding(Outcome.DOUBTFUL, {"fault": None, "finding": Doubt.UNREADABLE})


async def look(tools: Tools, job: Work) -> None:
    """One picture of one check; nothing is computed while a transaction is open."""
    async with tools.db.read() as session:
        check = await findings.check(session, job.facts["check_id"])
    finding = await _finding(tools, check) if check else None
    now = tools.clock()
    async with tools.db.begin() as session:
        if not await work.done(session, job, now=now):
            return
        if finding is not None:
            await _record(session, job, finding, now)
            tools.metrics.faces.labels(finding.outcome).inc()
        elif check is not None:  # it is over, by a withdrawal for one
            for each in check.pictures:
                await findings.remove_picture(session, each, now=now)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """The picture ended its worker twice: people look at the case, the learner goes on."""
    await _record(session, job, _DEADLY, now)


async def _record(session: Session, job: Work, finding: Finding, now: datetime) -> None:
    check_id = job.facts["check_id"]
    state = await findings.record(session, check_id, finding, now=now)
    talk = await people.recipient(session, job.person_id, None)
    if state == CheckState.AWAITED and talk is not None and talk.awaits_kind is None:
        states.await_(talk, Awaited.PHOTO, check_id=check_id)


async def _finding(tools: Tools, check: Check) -> Finding | None:
    if check.state != CheckState.RECEIVED:
        return None
    machine = means(tools)
    if machine is None:
        return _NO_MACHINE
    if not check.pictures:
        return _NO_FILE
    contents = []
    for picture in check.pictures:
        try:
            content = await _content(tools, machine.vault, check, picture)
        except TelegramBadRequest:
            return _NO_FILE
        if content is None:
            return None
        contents.append(content)
    return await compared(machine, check, check.pictures[0].file_unique_id, contents[0])


async def _content(tools: Tools, vault: Vault, check: Check, picture: CheckPicture) -> bytes | None:
    """The picture, sealed and kept before anybody looks; none when the check is over meanwhile."""
    about = references.about_picture(check.person_id, check.id)
    if picture.sealed is not None:  # downloaded before a crash
        return vault.open(picture.sealed, about)
    content = await downloaded(tools, picture)
    sealed = vault.seal(content, about)
    async with tools.db.begin() as session:
        is_kept = await findings.keep_picture(session, picture, sealed, now=tools.clock())
    return content if is_kept else None


async def downloaded(tools: Tools, picture: Picture | CheckPicture) -> bytes:
    """The picture, as Telegram has it. Raises TelegramBadRequest when it is gone."""
    file = BytesIO()
    await tools.bot.download(picture.file_id, destination=file)
    return file.getvalue()


WORKER = Worker(run=look, poisoned=give_up)
