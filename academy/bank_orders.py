"""What a lecturer orders in the chat: a file read, taken or dropped, the bank as a document, the
empty table (row P3); and the letters about it. Nothing of a file is in the bank before it is taken.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy import disciplines, letters, people, work
from academy.bank_exports import Format
from academy.errors.materials import DisciplineNotFound
from academy.errors.questions import BankFileClosed, BankFileTooBig
from academy.letters import Draft
from academy.people import Right, rights
from storage.database import Session
from storage.queries import people as ask_people
from storage.queries import work as ask
from storage.tables.disciplines import Discipline
from storage.tables.people import Person
from storage.tables.work import Work

MEGABYTE = 1024 * 1024
LARGEST = 20  # megabytes: Telegram gives a bot no larger file
READING, TAKING = "bank-reading", "bank-taking"
EXPORTING, TEMPLATE = "bank-export", "bank-template"
_NAME = 100  # characters of a file's name that are kept


@dataclass(frozen=True)
class Sent:
    """A file as Telegram names it; `size` in bytes."""

    file_id: str
    name: str
    size: int


async def read(
    session: Session, lecturer: Person, discipline_id: int, file: Sent, *, now: datetime
) -> None:
    """Have this file read and compared with the bank. Raises DisciplineNotFound, BankFileTooBig."""
    discipline = await disciplines.taught_one(session, lecturer, discipline_id)
    if file.size > LARGEST * MEGABYTE:
        raise BankFileTooBig(limit=LARGEST)
    name = file.name[-_NAME:]  # the end tells the format
    facts = {"discipline_id": discipline.id, "file_id": file.file_id, "name": name}
    await _queue(session, READING, facts, lecturer, now)


async def take(session: Session, lecturer: Person, work_id: int, *, now: datetime) -> None:
    """Have the file that this job read taken into the bank.

    Raises DisciplineNotFound, BankFileClosed for one that was taken or dropped.
    """
    job = await _reading(session, lecturer, work_id)
    await disciplines.taught_one(session, lecturer, job.facts["discipline_id"])
    await _queue(session, TAKING, dict(job.facts), lecturer, now)
    await ask.keep_facts(session, work_id, {})


async def drop(session: Session, lecturer: Person, work_id: int) -> int:
    """Nothing of the file is taken; the number of the discipline. Raises BankFileClosed."""
    number: int = (await _reading(session, lecturer, work_id)).facts["discipline_id"]
    await ask.keep_facts(session, work_id, {})
    return number


async def export(
    session: Session, lecturer: Person, discipline_id: int, format: Format, *, now: datetime
) -> None:
    """Have the bank sent as a document. Raises DisciplineNotFound."""
    discipline = await disciplines.taught_one(session, lecturer, discipline_id)
    facts = {"discipline_id": discipline.id, "format": format}
    await work.queue(session, EXPORTING, facts, person_id=lecturer.id, now=now)


async def template(
    session: Session, lecturer: Person, discipline_id: int, *, now: datetime
) -> None:
    """Have the empty table sent. Raises DisciplineNotFound."""
    discipline = await disciplines.taught_one(session, lecturer, discipline_id)
    facts = {"discipline_id": discipline.id}
    await work.queue(session, TEMPLATE, facts, person_id=lecturer.id, now=now)


async def keep(session: Session, job: Work) -> None:
    """The job has ended, and still knows its file: it may be taken."""
    await ask.keep_facts(session, job.id, dict(job.facts))


async def discipline(session: Session, job: Work) -> Discipline | None:
    """The job's discipline, while who ordered it teaches it: asked when its turn comes."""
    lecturer = await ask_people.person(session, job.person_id or 0)
    if lecturer is None or Right.TEACH not in rights(lecturer):
        return None
    try:
        return await disciplines.taught_one(session, lecturer, job.facts["discipline_id"])
    except DisciplineNotFound:
        return None


async def language(session: Session, job: Work) -> str:
    """In which language who ordered the job reads."""
    talk = await people.recipient(session, job.person_id, None)
    return (talk.locale if talk else None) or "kk"


async def tell(session: Session, job: Work, kind: str, *, now: datetime, **facts: Any) -> None:
    """A letter to whoever ordered the job; one of a kind for a job, however often this is said."""
    if job.person_id is not None:
        facts["discipline_id"] = job.facts["discipline_id"]
        draft = Draft(kind=kind, key=f"{kind}:{job.id}", person_id=job.person_id, facts=facts)
        await letters.queue(session, [draft], now=now)


async def _reading(session: Session, lecturer: Person, work_id: int) -> Work:
    job = await ask.job(session, work_id)
    is_own = job is not None and (job.kind, job.person_id) == (READING, lecturer.id)
    if job is None or not is_own or "file_id" not in job.facts:
        raise BankFileClosed
    return job


async def _queue(
    session: Session, kind: str, facts: dict[str, Any], lecturer: Person, now: datetime
) -> None:
    await work.queue(session, kind, facts, person_id=lecturer.id, now=now, is_shown=True)
