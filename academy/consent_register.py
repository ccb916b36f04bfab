"""The register of consents as staff see it: how many stand how, who has none, and the whole of it
as a table for others."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from academy import audit, work
from academy.cells import cell
from academy.consents import VERSIONS, State, state
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import consents as ask
from storage.tables.consents import Consent, Purpose
from storage.tables.people import Person

COLUMNS = (
    "code",
    "purpose",
    "state",
    "answer",
    "version",
    "text_sha256",
    "language",
    "origin",
    "number",
    "date",
    "recorded_at",
    "withdrawn_at",
)
_PORTION = 500


@dataclass(frozen=True)
class Count:
    """How many active learners stand how to a purpose."""

    purpose: Purpose
    states: dict[State, int]


async def counts(session: Session) -> Sequence[Count]:
    """Every purpose; the card only where somebody answered about it."""
    learners = await ask.count_learners(session)
    found = await ask.tally(session, VERSIONS)
    return [_count(each, found, learners) for each in Purpose if _is_told(each, found)]


async def lacking(session: Session, purpose: Purpose, page: int) -> Page[Person]:
    """A page of the active learners without a consent in force, by name."""
    version = VERSIONS[purpose]
    empty: Page[Person] = place(page, await ask.count_lacking(session, purpose, version))
    rows = await ask.lacking(session, purpose, version, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count)


async def export(session: Session, staff: Person, *, now: datetime) -> None:
    """Have the register written into a document for this person; the audit log tells of it."""
    audit.note(session, staff.id, "consents-exported", now=now)
    await work.queue(session, "consents-export", {}, person_id=staff.id, now=now)


async def rows(session: Session) -> AsyncIterator[list[str]]:
    """A line for each answer, oldest first; people by their roster codes, cells safe to open."""
    after = 0
    while page := await ask.to_export(session, after, _PORTION):
        for each, code in page:
            yield [cell(value) for value in _values(each, code)]
        after = page[-1][0].id
        session.expunge_all()


def _count(purpose: Purpose, found: dict[tuple[Purpose, int], int], learners: int) -> Count:
    ranks = list(State)
    states = {ranks[rank]: n for (of, rank), n in found.items() if of == purpose}
    states[State.NONE] = learners - sum(n for at, n in states.items() if at != State.NONE)
    return Count(purpose, {each: states[each] for each in State if states.get(each)})


def _is_told(purpose: Purpose, found: dict[tuple[Purpose, int], int]) -> bool:
    return purpose != Purpose.CARD or any(of == purpose for of, _ in found)


def _values(at: Consent, code: str) -> tuple[object, ...]:
    return (
        code,
        at.purpose,
        state(at),
        at.answer,
        at.version,
        at.text_hash,
        at.locale,
        at.origin,
        at.number,
        at.given_on and at.given_on.isoformat(),
        at.given_at.isoformat(),
        at.withdrawn_at and at.withdrawn_at.isoformat(),
    )
