"""Who leaves, pauses, finishes or comes back (row A16): at once, for one person or a whole list."""

from collections.abc import Sequence
from datetime import datetime

from academy import audit, letters
from academy.errors.consultations import TextTooLong
from academy.errors.people import LastAdministrator, OwnStanding
from academy.letters import Draft
from storage.database import Session
from storage.queries import groups
from storage.queries import people as ask_people
from storage.queries import standing as ask
from storage.tables.people import Person, PersonState

REASON_LENGTH = 500  # characters
LETTER = "standing"

# From which states a person comes into each; who was erased never comes back.
_FROM = {
    PersonState.ACTIVE: (PersonState.SUSPENDED, PersonState.LEFT, PersonState.FINISHED),
    PersonState.SUSPENDED: (PersonState.ACTIVE,),
    PersonState.LEFT: (PersonState.ACTIVE, PersonState.SUSPENDED),
    PersonState.FINISHED: (PersonState.ACTIVE, PersonState.SUSPENDED),
}
STATES = frozenset(_FROM)
_ENDS = {PersonState.LEFT, PersonState.FINISHED}  # these leave their groups, too


def states_from(state: PersonState) -> Sequence[PersonState]:
    """What a person who stands like this can be changed to."""
    return [after for after, before in _FROM.items() if state in before]


def check_reason(reason: str) -> None:
    """Raises TextTooLong."""
    if len(reason) > REASON_LENGTH:
        raise TextTooLong(limit=REASON_LENGTH, length=len(reason))


async def change(
    session: Session,
    admin: Person | None,
    person_ids: Sequence[int],
    state: PersonState,
    *,
    reason: str,
    now: datetime,
) -> Sequence[int]:
    """Suspend, finish or end the studies or work of these people, or take them back; the numbers
    of those who changed, each of whom is told.

    Who stands so already, or was erased, stays as they are: asking twice is harmless. Rights end
    with this transaction, letters that wait for them are dropped as they leave. Suspension keeps
    the groups; leaving and finishing end them, a group ends with the last who finishes, and coming
    back from a mistake opens them again.
    The record stays. `reason` is kept with the audit log, a line for each person.
    Raises OwnStanding, LastAdministrator, TextTooLong.
    """
    check_reason(reason)
    if admin is not None and admin.id in person_ids:
        raise OwnStanding
    await _keep_an_administrator(session, person_ids, state)
    if state == PersonState.ACTIVE:
        await groups.reopen(session, person_ids)
        await ask.reopen_memberships(session, person_ids)
    changed = await ask.move(session, person_ids, _FROM[state], state, now)
    if not changed:
        return changed
    if state in _ENDS:
        await ask.end_memberships(session, changed, now)
    if state == PersonState.FINISHED:
        await groups.archive(session, changed, now)
    await ask.await_nothing(session, changed)
    await _tell(session, changed, state, now)
    admin_id = admin.id if admin is not None else None
    for number in changed:
        audit.note(session, admin_id, f"person-{state}", now=now, reason=reason, person=number)
    return changed


async def told(session: Session, person_id: int, state: PersonState, at: datetime) -> Person | None:
    """Who is told of this change; none when it does not stand so any more."""
    found = await ask_people.person(session, person_id)
    if found is None or (found.state, found.state_at) != (state, at):
        return None
    return found


async def _keep_an_administrator(
    session: Session, person_ids: Sequence[int], state: PersonState
) -> None:
    if state == PersonState.ACTIVE:
        return
    held = await ask.hold_administrators(session)
    if held and held <= set(person_ids):
        raise LastAdministrator


async def _tell(
    session: Session, person_ids: Sequence[int], state: PersonState, now: datetime
) -> None:
    """What happened, and the commands that are left: two statements, however many people."""
    at, reached = now.isoformat(), ask.reached(person_ids)
    facts = {"state": state.value, "at": at}
    letter = Draft(kind=LETTER, key=f"{LETTER}:{state}:{at}:", facts=facts)
    menu = Draft(kind="menu", key=f"menu:{state}:{at}:")
    for draft in (letter, menu):
        await letters.queue_for(session, draft, reached, now=now)
