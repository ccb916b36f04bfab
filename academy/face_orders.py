"""What an administrator orders about an archive of reference pictures: a trial, then the import."""

from datetime import datetime
from typing import Any

from academy import letters, work
from academy.errors.face_imports import FacesFileClosed, FacesFileTooBig
from academy.letters import Draft
from academy.people import Right, rights
from academy.roster_orders import LARGEST, MEGABYTE, Sent
from storage.database import Session
from storage.queries import people as ask_people
from storage.queries import work as ask
from storage.tables.people import Person
from storage.tables.work import Work, WorkState

TRYING, TAKING = "faces-trying", "faces-taking"


async def attempt(session: Session, author: Person, file: Sent, *, now: datetime) -> None:
    """Have this archive looked through; nothing of it is kept. Raises FacesFileTooBig."""
    if file.size > LARGEST * MEGABYTE:
        raise FacesFileTooBig(limit=LARGEST)
    facts = {"file_id": file.file_id, "name": file.name}
    await work.queue(session, TRYING, facts, person_id=author.id, now=now, is_shown=True)


async def take(session: Session, author: Person, work_id: int, *, now: datetime) -> None:
    """Have the archive of this trial taken in: who orders it vouches for the pictures.

    Raises FacesFileClosed.
    """
    job = await ask.job(session, work_id)
    is_own = job is not None and job.kind == TRYING and job.person_id == author.id
    if job is None or not is_own or job.state != WorkState.DONE or not job.facts:
        raise FacesFileClosed
    facts = dict(job.facts)
    await work.queue(session, TAKING, facts, person_id=author.id, now=now, is_shown=True)
    await ask.keep_facts(session, work_id, {})


async def keep(session: Session, job: Work, facts: dict[str, Any]) -> None:
    """The trial has ended, and still knows its archive: it may be taken in."""
    await ask.keep_facts(session, job.id, facts)


async def may_go_on(session: Session, job: Work) -> bool:
    """Whether who ordered the job still manages people: asked with every person of the archive."""
    found = await ask_people.person(session, job.person_id or 0)
    return found is not None and Right.MANAGE_PEOPLE in rights(found)


async def tell(session: Session, job: Work, kind: str, *, now: datetime, **facts: Any) -> None:
    """A letter to whoever ordered the job; one of a kind for a job, however often this is said."""
    if job.person_id is not None:
        draft = Draft(kind=kind, key=f"{kind}:{job.id}", person_id=job.person_id, facts=facts)
        await letters.queue(session, [draft], now=now)
