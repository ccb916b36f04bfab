"""Making a reference of the pictures that a person has confirmed, where none was kept before."""

from datetime import datetime

from academy import audit, findings, letters, references, work
from academy.letters import Draft
from academy.references import Reference, Vouched
from bot.references import sealed, strangers
from bot.tools import Tools
from bot.verification import WorkerDied, probe
from bot.workers.comparisons import Means, means
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.identity import Check, Part
from storage.tables.work import Work


async def make(tools: Tools, job: Work) -> None:
    """The reference takes the place of the former one; where the pictures do not give one, the
    learner is told to take others."""
    machine = means(tools)
    async with tools.db.read() as session:
        check = await findings.check(session, job.facts["check_id"])
    reference = await _made(machine, check) if machine and check else None
    now = tools.clock()
    async with tools.db.begin() as session:
        if not await work.done(session, job, now=now):
            return
        check = await findings.check(session, job.facts["check_id"])
        if check is None or not check.pictures:
            return  # the consent was withdrawn meanwhile
        if reference is None:
            await give_up(session, job, now)
            return
        check.facts = {**check.facts, "kept": now.isoformat()}
        vouched = Vouched(check.decided_by, check.decided_at or now)
        await references.keep(session, check.person_id, reference, vouched=vouched, now=now)
        who, number = check.person_id, check.id
        audit.note(session, vouched.by, "face-confirmed", now=now, person=who, check=number)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """The learner is told that there is no new reference, and what to do."""
    kind = "enrolment-unkept"
    await letters.queue(session, [Draft(kind, f"{kind}:{job.id}", job.person_id)], now=now)


async def _made(machine: Means, check: Check) -> Reference | None:
    about = references.about_picture(check.person_id, check.id)
    probes = []
    for picture in check.pictures:
        if picture.part != Part.SELFIE or picture.sealed is None:
            continue
        content = machine.vault.open(picture.sealed, about)
        try:
            found = await machine.pool.run(probe, content, machine.gate)
        except WorkerDied:
            continue
        if found.template is not None and found.fault is None:
            probes.append(found)
    templates = [each.template for each in probes if each.template is not None]
    if not templates or strangers(templates, machine.thresholds):
        return None
    return sealed(machine.vault, check.person_id, probes)[1]


WORKER = Worker(run=make, poisoned=give_up)
