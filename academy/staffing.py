"""Who is staff of a consultation, and what they may know of its learner (rows C2, C12)."""

from dataclasses import dataclass
from datetime import datetime

from academy.errors.consultations import ThreadNotFound
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import staffing as ask
from storage.tables.consultations import Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person


@dataclass(frozen=True)
class Staffed:
    """A thread in the eyes of its staff. Where the department hides its learners, `name` is empty
    and nothing else of the learner may be shown: they are known by the number of the thread."""

    thread: Thread
    discipline: Discipline
    department: Department | None
    learner: Person
    teacher: Person | None = None  # who has it

    @property
    def is_hidden(self) -> bool:
        return self.department is not None and self.department.hides_learner

    @property
    def name(self) -> str:
        return "" if self.is_hidden else self.learner.name


async def staffed(session: Session, person: Person, thread_id: int, *, now: datetime) -> Staffed:
    """A thread whose staff the person is: of its discipline, of its department as the head, handed
    to them, or standing in for such a one today. Raises ThreadNotFound."""
    found = await seen_by(session, person.id, thread_id, now=now)
    if found is None:
        raise ThreadNotFound
    return found


async def seen_by(
    session: Session, person_id: int, thread_id: int, *, now: datetime
) -> Staffed | None:
    """The same by the person's number; none where they are not its staff."""
    found = await ask.thread(session, person_id, thread_id, academy_day(now))
    return Staffed(*found) if found else None
