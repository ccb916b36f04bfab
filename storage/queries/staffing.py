"""Who is staff of a consultation: one condition for every query that lets staff in."""

from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.tables.consultations import Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import DayOff
from storage.tables.people import Person


def staffed_by(person_id: int, today: date) -> ColumnElement[bool]:
    """Threads of the disciplines the person teaches, of their department as its head, those they
    were handed or answered first, and all this of whom they stand in for today; never their own."""
    away = select(DayOff.person_id).where(
        DayOff.stand_in_id == person_id, DayOff.first_day <= today, DayOff.last_day >= today
    )
    taught = select(Teaching.discipline_id).where(
        or_(Teaching.person_id == person_id, Teaching.person_id.in_(away))
    )
    headed = (
        select(Discipline.id)
        .join(Department, Department.id == Discipline.department_id)
        .where(or_(Department.head_id == person_id, Department.head_id.in_(away)))
        .where(Department.archived_at.is_(None))
    )
    return and_(
        Thread.learner_id != person_id,
        or_(
            Thread.discipline_id.in_(taught),
            Thread.discipline_id.in_(headed),
            Thread.teacher_id == person_id,
            Thread.teacher_id.in_(away),
        ),
    )


async def thread(
    session: Session, person_id: int, thread_id: int, today: date
) -> tuple[Thread, Discipline, Department | None, Person, Person | None] | None:
    """The thread as it is now, if the person is its staff: with its discipline and department,
    the learner, and the teacher who has it."""
    teacher = aliased(Person)
    rows = await session.execute(
        select(Thread, Discipline, Department, Person, teacher)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .outerjoin(Department, Department.id == Discipline.department_id)
        .join(Person, Person.id == Thread.learner_id)
        .outerjoin(teacher, teacher.id == Thread.teacher_id)
        .where(Thread.id == thread_id, staffed_by(person_id, today))
        .execution_options(populate_existing=True)
    )
    found = rows.one_or_none()
    return (found[0], found[1], found[2], found[3], found[4]) if found else None
