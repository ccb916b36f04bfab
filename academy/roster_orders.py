"""What an administrator orders in the chat: long work about a roster (row P3), and its letters."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy import letters, roster_missing, rosters, work
from academy.errors.rosters import RosterClosed, RosterFileTooBig
from academy.letters import Draft
from academy.people import Right, rights
from academy.roster_missing import Fate, Verdict
from storage.database import Session
from storage.queries import people as ask_people
from storage.queries import rosters as ask
from storage.tables.people import Person
from storage.tables.rosters import ImportState, LineChange, RosterImport
from storage.tables.work import Work

MEGABYTE = 1024 * 1024
LARGEST = 20  # megabytes: Telegram gives a bot no larger file
STAGING, APPLYING, UNDOING = "roster-staging", "roster-applying", "roster-undoing"
DECIDING, LISTING, TEMPLATE = "roster-deciding", "roster-lines", "roster-template"


@dataclass(frozen=True)
class Sent:
    """A file as Telegram names it; `size` in bytes."""

    file_id: str
    name: str
    size: int


async def take_in(session: Session, author: Person, file: Sent, *, now: datetime) -> None:
    """Have this file read and compared. Raises RosterFileTooBig."""
    if file.size > LARGEST * MEGABYTE:
        raise RosterFileTooBig(limit=LARGEST)
    new = await rosters.begin(session, author.id, file.name, now=now)
    facts = {"import_id": new.id, "file_id": file.file_id, "name": file.name}
    await _queue(session, STAGING, facts, author, now)


async def apply(session: Session, author: Person, import_id: int, *, now: datetime) -> None:
    """Have it applied. Raises RosterNotFound, RosterClosed."""
    await _check(session, import_id, ImportState.READY)
    await _queue(session, APPLYING, {"import_id": import_id}, author, now)


async def undo(session: Session, author: Person, import_id: int, *, now: datetime) -> None:
    """Have it taken back. Raises RosterNotFound, RosterClosed."""
    await _check(session, import_id, ImportState.APPLIED)
    await _queue(session, UNDOING, {"import_id": import_id}, author, now)


async def decide_all(
    session: Session, author: Person, import_id: int, verdict: Verdict, *, now: datetime
) -> None:
    """Have this done with all the missing. While lines of the file are refused, they are decided
    about one by one. Raises RosterNotFound, RosterClosed, RosterLinesRefused.
    """
    await _check(session, import_id, ImportState.APPLIED)
    if verdict.fate != Fate.IGNORED:
        await roster_missing.check_all(session, import_id)
    facts = {"import_id": import_id, "fate": verdict.fate, "reason": verdict.reason}
    await _queue(session, DECIDING, facts, author, now)


async def list_lines(
    session: Session, author: Person, import_id: int, change: LineChange, *, now: datetime
) -> None:
    """Have all lines of this kind written into a document. Raises RosterNotFound."""
    await rosters.look(session, import_id)
    facts = {"import_id": import_id, "change": change}
    await work.queue(session, LISTING, facts, person_id=author.id, now=now)


async def template(session: Session, author: Person, *, now: datetime) -> None:
    """Have the empty roster sent."""
    await work.queue(session, TEMPLATE, {}, person_id=author.id, now=now)


async def last(session: Session, *, now: datetime) -> RosterImport | None:
    """The newest import that waits for a word, or can still be undone."""
    return await ask.last_open(session, now - rosters.UNDO_WITHIN)


async def author(session: Session, job: Work) -> Person | None:
    """Who ordered the job, with their roles."""
    return await ask_people.person(session, job.person_id or 0)


async def may_go_on(session: Session, job: Work) -> bool:
    """Whether who ordered the job still manages people: asked when its turn comes, and again
    with every portion."""
    found = await author(session, job)
    return found is not None and Right.MANAGE_PEOPLE in rights(found)


async def tell(session: Session, job: Work, kind: str, *, now: datetime, **facts: Any) -> None:
    """A letter to whoever ordered the job; one of a kind for a job, however often this is said."""
    if job.person_id is not None:
        key = f"{kind}:{job.id}"
        draft = Draft(kind=kind, key=key, person_id=job.person_id, facts=facts)
        await letters.queue(session, [draft], now=now)


async def _check(session: Session, import_id: int, state: ImportState) -> None:
    sheet = await rosters.look(session, import_id)
    if sheet.roster.state != state:
        raise RosterClosed


async def _queue(
    session: Session, kind: str, facts: dict[str, Any], author: Person, now: datetime
) -> None:
    await work.queue(session, kind, facts, person_id=author.id, now=now, is_shown=True)
