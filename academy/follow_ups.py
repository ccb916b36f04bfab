"""A message that says by nothing where it belongs is asked "where to?", and nothing is typed twice
(row C8)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from academy.staffing import Staffed as Staffed
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import consultations as ask
from storage.tables.people import Person

MOST_ADDRESSEES = 8
LATELY = timedelta(days=1)


async def addressees(session: Session, person: Person, *, now: datetime) -> Sequence[Staffed]:
    """Whom of the learners an answer may be meant for: who waits, longest first, then who was
    answered within a day."""
    since, today = now - LATELY, academy_day(now)
    rows = await ask.addressees(session, person.id, today, since, MOST_ADDRESSEES)
    return [Staffed(*row) for row in rows]
