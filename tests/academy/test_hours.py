"""What a learner is promised, and when somebody is told who waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import event

from academy import holidays, hours
from academy.hours import Due
from academy.timetable import ACADEMY_ZONE
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import DayOff, Holiday, OfficeHours
from storage.tables.people import Role
from tests.conftest import add, person

HOUR = timedelta(hours=1)
TUESDAY = 1


def at(day: int, hour: int) -> datetime:
    """A moment of September 2026 at the Academy; the 1st is a Tuesday."""
    return datetime(2026, 9, day, hour, tzinfo=ACADEMY_ZONE)


async def taught(db: Database, *teachers: int, department_id: int | None = None) -> None:
    title = Bilingual("Пән", "Дисциплина")
    await add(db, Discipline(id=1, code="C", title=title, department_id=department_id))
    for number in teachers:
        await person(db, number, Role.LECTURER)
        await add(db, Teaching(person_id=number, discipline_id=1))


async def due(db: Database, *people: int, now: datetime) -> Due:
    async with db.begin() as session:
        return await hours.due_times(session, 1, people, now=now)


async def test_without_any_hours_the_academy_answers_from_nine_to_six(either_db: Database) -> None:
    await taught(either_db, 8)

    at_work = await due(either_db, now=at(1, 10))
    at_night = await due(either_db, now=at(4, 20))

    assert at_work == Due(at(1, 14), at(2, 17), None)
    assert at_night == Due(at(7, 13), at(8, 16), at(7, 9))  # Friday evening to Monday


async def test_a_teachers_own_hours_days_off_and_holidays_count(either_db: Database) -> None:
    await taught(either_db, 8)
    evening = {"person_id": 8, "begins": time(18), "ends": time(20)}
    await add(either_db, *(OfficeHours(weekday=day, **evening) for day in range(7)))
    await add(either_db, DayOff(person_id=8, first_day=date(2026, 9, 2), last_day=date(2026, 9, 3)))
    await add(either_db, DayOff(person_id=8, first_day=date(2026, 8, 1), last_day=date(2026, 8, 9)))
    await add(either_db, Holiday(day=date(2026, 9, 4), title=Bilingual("М", "П")))

    told = await due(either_db, now=at(1, 19))

    assert told.next_at is None
    assert told.remind_at == at(6, 19)  # an hour on Tuesday, two on Saturday, one on Sunday


async def test_a_department_says_how_long_it_waits(either_db: Database) -> None:
    waits = {"remind_after": 2 * HOUR, "escalate_after": 3 * HOUR}
    await add(either_db, Department(id=1, code="D", title=Bilingual("К", "К"), **waits))
    await taught(either_db, 8, department_id=1)

    told = await due(either_db, 8, now=at(1, 9))

    assert told == Due(at(1, 11), at(1, 12), None)


async def test_only_those_count_who_are_asked(either_db: Database) -> None:
    await taught(either_db, 8, 9)
    away = {"first_day": date(2026, 9, 1), "last_day": date(2026, 9, 1)}
    await add(either_db, DayOff(person_id=8, **away))
    await add(either_db, OfficeHours(person_id=9, weekday=TUESDAY, begins=time(9), ends=time(11)))

    assert (await due(either_db, now=at(1, 10))).next_at is None
    assert (await due(either_db, 8, now=at(1, 10))).next_at == at(2, 9)
    assert (await due(either_db, 9, now=at(1, 11))).next_at == at(8, 9)


async def test_where_nobody_teaches_the_academys_hours_count(either_db: Database) -> None:
    await taught(either_db)

    assert (await due(either_db, now=at(1, 10))).remind_at == at(1, 14)


async def test_it_is_one_query_once_the_calendar_is_known(either_db: Database) -> None:
    await taught(either_db, 8, 9)

    with asked(either_db) as first:
        await due(either_db, now=at(1, 10))
    with asked(either_db) as second:
        await due(either_db, now=at(1, 10))

    assert (len(first), len(second)) == (2, 1)


@contextmanager
def asked(db: Database) -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", note)
    yield found
    event.remove(db.engine.sync_engine, "before_cursor_execute", note)


async def test_a_changed_calendar_is_known_with_the_commit_and_not_before(
    either_db: Database,
) -> None:
    await taught(either_db, 8)
    assert (await due(either_db, now=at(1, 20))).next_at == at(2, 9)

    async with either_db.begin() as session:
        session.add(Holiday(day=date(2026, 9, 2), title=Bilingual("М", "П")))
        holidays.forget(session)
        before = await hours.due_times(session, 1, now=at(1, 20))

    assert before.next_at == at(2, 9)
    assert (await due(either_db, now=at(1, 20))).next_at == at(3, 9)


async def test_a_change_that_is_taken_back_changes_nothing(either_db: Database) -> None:
    await taught(either_db, 8)
    await due(either_db, now=at(1, 20))

    async with either_db.read() as session:
        holidays.forget(session)  # and no commit

    with asked(either_db) as statements:
        await due(either_db, now=at(1, 20))
    assert len(statements) == 1


async def test_what_another_process_changed_is_seen_when_it_is_looked_for(
    either_db: Database,
) -> None:
    await taught(either_db, 8)
    await due(either_db, now=at(1, 20))
    await add(either_db, Holiday(day=date(2026, 9, 2), title=Bilingual("М", "П")))

    async with either_db.read() as session:
        await holidays.renew(session)

    assert (await due(either_db, now=at(1, 20))).next_at == at(3, 9)
