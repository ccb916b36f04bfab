"""Looking at the pictures of a check: downloaded, sealed, examined in the pool, recorded."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

from aiogram.exceptions import TelegramBadRequest

from academy import collecting, findings, people, references, work
from academy.collecting import Picture
from academy.doubts import Doubt, Flaw
from academy.findings import Finding, Outcome
from academy.vault import Vault
from bot import states
from bot.tools import Tools
from bot.workers import admissions, enrolments
from bot.workers.comparisons import means
from bot.workers.kinds import Worker
from bot.workers.shots import Shot
from storage.database import Session
from storage.tables.identity import Check, CheckKind, CheckPicture, CheckState
from storage.tables.work import Work

_NO_MACHINE = Finding(Outcome.DOUBTFUL, {"fault": None, "finding": Doubt.MACHINE_OFF})
_NO_FILE = Finding(Outcome.RETAKE, {"fault": Flaw.UNREACHABLE})
_DEADLY = Finding(Outcome.DOUBTFUL, {"fault": None, "finding": Doubt.UNREADABLE})


async def look(tools: Tools, job: Work) -> None:
    """All pictures of one check; nothing is computed while a transaction is open."""
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
    """A picture ended its worker twice: people look at the case, the learner goes on."""
    await _record(session, job, _DEADLY, now)


async def _record(session: Session, job: Work, finding: Finding, now: datetime) -> None:
    check_id = job.facts["check_id"]
    state = await findings.record(session, check_id, finding, now=now)
    talk = await people.recipient(session, job.person_id, None)
    if state == CheckState.AWAITED and talk is not None and talk.awaits_kind is None:
        check = await findings.check(session, check_id)
        if check is not None:
            states.await_picture(talk, check)


async def _finding(tools: Tools, check: Check) -> Finding | None:
    """None where the check is over meanwhile."""
    if check.state != CheckState.RECEIVED:
        return None
    if tools.vault is None:
        return _NO_MACHINE
    if collecting.missing(check):
        return _NO_FILE
    shots = []
    for picture in check.pictures:
        try:
            content = await _content(tools, tools.vault, check, picture)
        except TelegramBadRequest:
            return replace(_NO_FILE, useless=[picture.id])
        if content is None:
            return None
        shots.append(Shot(picture, content))
    machine = means(tools)
    if machine is None:
        return _NO_MACHINE
    is_enrolment = check.kind == CheckKind.ENROLMENT
    examined = enrolments.examined if is_enrolment else admissions.examined
    return await examined(machine, check, shots)


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
