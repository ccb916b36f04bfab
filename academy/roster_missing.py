"""The missing of an applied roster: nothing happens to them until somebody decides (row A16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from academy import standing
from academy.errors.rosters import RosterClosed, RosterLinesRefused, RosterNotFound
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import roster_missing as ask
from storage.queries import rosters as ask_imports
from storage.tables.people import Person, PersonState
from storage.tables.rosters import ImportState, RosterImport, RosterLine

PORTION = 50  # people a transaction decides about: each is told and audited


class Fate(StrEnum):
    """What is decided about a missing person."""

    LEFT = "left"
    SUSPENDED = "suspended"
    FINISHED = "finished"
    IGNORED = "ignored"  # they stay as they are


_STATES = {
    Fate.LEFT: PersonState.LEFT,
    Fate.SUSPENDED: PersonState.SUSPENDED,
    Fate.FINISHED: PersonState.FINISHED,
}


@dataclass(frozen=True)
class Verdict:
    """A decision, and why: the words go to the audit log."""

    fate: Fate
    reason: str


async def undecided(session: Session, import_id: int, page: int) -> Page[RosterLine]:
    """A page of those about whom nobody has decided. Raises RosterNotFound, RosterClosed."""
    await _applied(session, import_id)
    empty: Page[RosterLine] = place(page, await ask.count_open(session, import_id))
    found = await ask.undecided(session, import_id, offset=empty.offset, limit=SIZE)
    return Page(found, empty.number, empty.count)


async def count(session: Session, import_id: int) -> int:
    """How many there are."""
    return await ask.count_open(session, import_id)


async def one(session: Session, import_id: int, line_id: int) -> RosterLine:
    """One of them. Raises RosterNotFound, RosterClosed."""
    await _applied(session, import_id)
    found = await ask.undecided_line(session, import_id, line_id)
    if found is None:
        raise RosterNotFound
    return found


async def decide(
    session: Session,
    admin: Person,
    import_id: int,
    numbers: Sequence[int],
    verdict: Verdict,
    *,
    now: datetime,
) -> int:
    """Do this with the people of these lines, PORTION at most; how many it is done with.

    Of two who decide at once the row picks one. What ends for a person, and who is told, is said
    by academy.standing. Raises RosterNotFound, RosterClosed, OwnStanding, LastAdministrator.
    """
    await _applied(session, import_id)
    people = await ask.decide(session, import_id, numbers)
    state = _STATES.get(verdict.fate)
    if people and state is not None:
        await standing.change(session, admin, people, state, reason=verdict.reason, now=now)
    return len(people)


async def check_all(session: Session, import_id: int) -> None:
    """Whether all may be decided about alike. Raises RosterNotFound, RosterClosed,
    RosterLinesRefused.
    """
    found = await _applied(session, import_id)
    if refused := found.report.get("refused", 0):
        raise RosterLinesRefused(count=refused)


async def portion(session: Session, import_id: int, but: int | None) -> Sequence[int]:
    """The lines of the next of them, without this person."""
    return await ask.open_numbers(session, import_id, but, PORTION)


async def _applied(session: Session, import_id: int) -> RosterImport:
    found = await ask_imports.roster_import(session, import_id)
    if found is None:
        raise RosterNotFound
    if found.state != ImportState.APPLIED:
        raise RosterClosed
    return found
