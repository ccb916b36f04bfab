"""Who teaches what: faculty reach only the disciplines that are given to them here (row A5)."""

from datetime import datetime
from typing import Any

from academy import audit, letters
from academy.directory import person
from academy.errors.materials import DisciplineNotFound
from academy.errors.people import NotALecturer
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import roles as ask
from storage.queries.disciplines import taught_one
from storage.tables.disciplines import Discipline
from storage.tables.people import Person, Role

LETTER = "teaching-letter"
Choice = tuple[Discipline, bool]  # whether the lecturer teaches it


async def choices(session: Session, person_id: int, page: int) -> tuple[Person, Page[Choice]]:
    """A page of the disciplines taught now. Raises PersonNotFound, NotALecturer."""
    who = await _lecturer(session, person_id)
    empty: Page[Choice] = place(page, await ask.count_disciplines(session))
    rows = await ask.disciplines(session, person_id, offset=empty.offset, limit=SIZE)
    return who, Page(rows, empty.number, empty.count)


async def assign(
    session: Session,
    admin: Person,
    person_id: int,
    discipline_id: int,
    *,
    is_given: bool,
    now: datetime,
) -> None:
    """Give the lecturer a discipline, or take it; they are told. Pressing twice is harmless.

    Raises PersonNotFound, NotALecturer, DisciplineNotFound.
    """
    await _lecturer(session, person_id)
    if await ask.discipline(session, discipline_id) is None:
        raise DisciplineNotFound
    change = ask.teach if is_given else ask.stop_teaching
    if not await change(session, person_id, discipline_id):
        return
    about: dict[str, Any] = {"person": person_id, "discipline": discipline_id}
    audit.note(
        session,
        admin.id,
        "discipline-given" if is_given else "discipline-taken",
        now=now,
        **about,
    )
    facts = {"discipline_id": discipline_id, "is_given": is_given}
    key = f"{LETTER}:{person_id}:{discipline_id}:{is_given}:{now.isoformat()}"
    draft = Draft(kind=LETTER, key=key, person_id=person_id, facts=facts)
    await letters.queue(session, [draft], now=now)


async def told(
    session: Session, person_id: int, discipline_id: int, *, is_given: bool
) -> Discipline | None:
    """The discipline the lecturer is told of; none when it stands otherwise by now."""
    found = await ask.discipline(session, discipline_id)
    is_taught = await taught_one(session, person_id, discipline_id) is not None
    return found if is_taught == is_given else None


async def _lecturer(session: Session, person_id: int) -> Person:
    who = await person(session, person_id)
    if Role.LECTURER not in {held.role for held in who.roles}:
        raise NotALecturer
    return who
