"""A change of a booking that somebody cannot be told: who can tell them instead learns of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from academy import bookings, letters
from academy.bookings import Booked as Booked
from academy.letters import Draft
from academy.people import RIGHTS, Right
from academy.withdrawals import GONE, OF_OTHERS, Why
from storage.database import Session
from storage.queries import entries as ask

UNTOLD = "booking-untold"
UNTOLD_OFFICE = "booking-untold-office"
_OFFICE = frozenset(role for role, held in RIGHTS.items() if Right.MANAGE_PEOPLE in held)


async def lost(
    session: Session, facts: Mapping[str, Any], person_id: int | None, *, now: datetime
) -> None:
    """The letter about a booking did not reach this person. Where the learner does not know that
    nobody comes, the teacher is told, or the administrators where the bot does not reach the
    teacher either; where the teacher does not know what the learner changed, the administrators
    are. Who did it themself knows, and nobody waits for a learner who left."""
    number, sequence, what = facts["booking_id"], facts["sequence"], facts["what"]
    at = await bookings.told(session, number, sequence)
    if at is None or what == GONE or (person_id == at.learner.id) != (what in OF_OTHERS):
        return
    about = {"booking_id": number, "sequence": sequence, "person_id": person_id}
    key = f"{number}:{sequence}:{person_id}:"
    if person_id == at.learner.id and await _is_there(session, at, what):
        draft = Draft(UNTOLD, f"{UNTOLD}:{key}", at.teacher.id, facts=about)
        await letters.queue(session, [draft], now=now)
        return
    draft = Draft(UNTOLD_OFFICE, f"{UNTOLD_OFFICE}:{key}", facts=about)
    await letters.queue_for(session, draft, ask.holders(_OFFICE), now=now)


async def _is_there(session: Session, at: Booked, what: str) -> bool:
    """Whether the teacher works here and is reached."""
    if what == Why.LEFT or not at.teacher.is_active:
        return False
    return bool(await ask.is_reached(session, at.teacher.id))
