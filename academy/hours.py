"""When teachers answer: what a learner is promised, and when somebody is told who waits (C9, C10).

Who has set no hours keeps those of the Academy: Monday to Friday, nine to six.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import holidays, workdays
from academy.timetable import academy_day
from academy.workdays import ACADEMY_WEEK, Calendar, Hours, Schedule
from storage.database import Session
from storage.queries import hours as ask
from storage.queries.hours import Answering

REMIND_AFTER = timedelta(hours=4)  # working time, where a discipline has no department
ESCALATE_AFTER = timedelta(hours=16)


@dataclass(frozen=True)
class Due:
    """When who answers is reminded of a question, and when the head of the department is told.
    `next_at`: when somebody will be at work; none when somebody is by now."""

    remind_at: datetime
    escalate_at: datetime
    next_at: datetime | None


async def due_times(
    session: Session, discipline_id: int, person_ids: Sequence[int] = (), *, now: datetime
) -> Due:
    """What follows from a question that begins to wait now for these people; none named: for the
    teachers of the discipline. Of several it is enough that one is at work. One query."""
    today = academy_day(now)
    rows = await ask.answering(session, discipline_id, person_ids, today)
    staff = schedules(rows, await holidays.calendar(session))
    waits = [(row.remind_after, row.escalate_after) for row in rows]
    remind, escalate = waits[0] if waits else (None, None)
    return Due(
        workdays.after_hours(now, remind or REMIND_AFTER, staff),
        workdays.after_hours(now, escalate or ESCALATE_AFTER, staff),
        workdays.next_at(now, staff),
    )


def schedules(rows: Iterable[Answering], calendar: Calendar) -> list[Schedule]:
    """Everybody's working time; the Academy's own where nobody is there."""
    people: dict[int, list[Answering]] = {}
    for row in rows:
        if row.person_id is not None:
            people.setdefault(row.person_id, []).append(row)
    return [_schedule(own, calendar) for own in people.values()] or [Schedule(calendar)]


def _schedule(rows: Iterable[Answering], calendar: Calendar) -> Schedule:
    week: dict[int, set[Hours]] = {}
    away = set()
    for row in rows:
        if row.weekday is not None and row.begins is not None and row.ends is not None:
            week.setdefault(row.weekday, set()).add((row.begins, row.ends))
        if row.first_day is not None and row.last_day is not None:
            away.add((row.first_day, row.last_day))
    return Schedule(calendar, week or ACADEMY_WEEK, tuple(away))
