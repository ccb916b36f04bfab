"""Whom a managerial decision concerns: groups as a whole, people found by name or code."""

from academy import decisions
from academy.decisions import Entry
from academy.errors.decisions import DecisionNotFound
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import decisions as ask
from storage.queries import directory
from storage.tables.decisions import DecisionGroup, DecisionPerson
from storage.tables.disciplines import Group
from storage.tables.people import Person

Choice = tuple[Person, bool]  # whether the decision names this person


async def people(session: Session, entry: Entry, page: int) -> Page[Person]:
    """A page of everybody it concerns, by name; of a draft those in the groups now."""
    empty: Page[Person] = place(page, entry.people)
    found = await ask.people(session, entry.decision.id, offset=empty.offset, limit=SIZE)
    return Page(found, empty.number, empty.count)


async def found(session: Session, decision_id: int, text: str, page: int) -> Page[Choice]:
    """A page of the people with this name or roster code, in whichever letters it is typed."""
    empty: Page[Choice] = place(page, await directory.count(session, text))
    rows = await ask.found_people(session, text, decision_id, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count)


async def groups(session: Session, decision_id: int, page: int) -> Page[tuple[Group, bool]]:
    """A page of the groups that study now, and whether the decision concerns each."""
    empty: Page[tuple[Group, bool]] = place(page, await ask.count_groups(session))
    rows = await ask.groups(session, decision_id, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count)


async def choose_person(session: Session, decision_id: int, person_id: int) -> None:
    """The draft concerns this person, or no more. Raises DecisionNotFound, DecisionClosed."""
    await decisions.hold_draft(session, decision_id)
    if not await ask.is_there(session, Person, person_id):
        raise DecisionNotFound
    row = {"decision_id": decision_id, "person_id": person_id}
    await ask.choose(session, DecisionPerson, row)


async def choose_group(session: Session, decision_id: int, group_id: int) -> None:
    """The draft concerns this group, or no more. Raises DecisionNotFound, DecisionClosed."""
    await decisions.hold_draft(session, decision_id)
    if not await ask.is_there(session, Group, group_id):
        raise DecisionNotFound
    await ask.choose(session, DecisionGroup, {"decision_id": decision_id, "group_id": group_id})
