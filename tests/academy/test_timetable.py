from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from academy import timetable
from academy.importing.timetable import Calendar, calendar
from academy.timetable import TimetableReport
from storage.database import Database, Session
from storage.tables.disciplines import Discipline, Group
from storage.tables.people import Person
from storage.tables.timetable import Lesson, LessonMode
from tests.academy.importing.samples import sample
from tests.conftest import add

SINCE = datetime(2026, 8, 1, tzinfo=UTC)
UNTIL = datetime(2027, 8, 1, tzinfo=UTC)


def almaty() -> Calendar:
    """Our own sample: a weekly lecture (one left out, one moved), a seminar, a holiday."""
    return calendar(sample("own/timetable_almaty.ics"), SINCE, UNTIL)


def one(summary: str, *lines: str) -> Calendar:
    text = "\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "BEGIN:VEVENT",
            "UID:one@test",
            "DTSTAMP:20260801T000000Z",
            "DTSTART:20260907T050000Z",
            "DTEND:20260907T063000Z",
            f"SUMMARY:{summary}",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    return calendar(text.encode(), SINCE, UNTIL)


async def take(session: Session, found: Calendar) -> TimetableReport:
    group = await session.get_one(Group, 1)
    return await timetable.take_calendar(session, found, group=group, now=SINCE)


def counts(report: TimetableReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.unchanged, report.cancelled


async def lessons(session: Session) -> list[Lesson]:
    return list(await session.scalars(select(Lesson).order_by(Lesson.starts_at)))


async def test_the_lessons_of_a_real_file_become_the_group_s(
    discipline: Discipline, session: Session
) -> None:
    report = await take(session, almaty())

    assert counts(report) == (6, 0, 0, 0)
    rows = await lessons(session)
    assert {row.discipline_id for row in rows if "Азаматтық" in row.title} == {1}
    [moved] = [row for row in rows if "ауыстырылды" in row.title]
    assert moved.starts_at == datetime(2026, 9, 29, 10, 0, tzinfo=UTC)
    assert moved.mode == LessonMode.ONLINE


async def test_taking_the_same_file_again_changes_nothing(
    db: Database, discipline: Discipline
) -> None:
    async with db.begin() as session:
        await take(session, almaty())
    async with db.begin() as session:
        report = await take(session, almaty())
        sequences = {row.sequence for row in await lessons(session)}

    assert counts(report) == (0, 0, 6, 0)
    assert sequences == {0}


async def test_a_changed_lesson_keeps_its_row_and_gets_a_higher_sequence(
    discipline: Discipline, session: Session
) -> None:
    await take(session, one("Лекция", "SEQUENCE:4", "LOCATION:204"))
    [before] = [(row.id, row.sequence) for row in await lessons(session)]

    report = await take(session, one("Лекция", "SEQUENCE:4", "LOCATION:305"))

    [row] = await lessons(session)
    assert counts(report) == (0, 1, 0, 0)
    assert (before, row.id, row.sequence, row.location) == ((row.id, 4), before[0], 5, "305")


async def test_a_cancelled_lesson_is_counted_as_cancelled_and_may_come_back(
    discipline: Discipline, session: Session
) -> None:
    await take(session, one("Лекция"))

    cancelled = await take(session, one("Лекция", "STATUS:CANCELLED"))
    back = await take(session, one("Лекция"))

    assert counts(cancelled) == (0, 0, 0, 1)
    assert counts(back) == (0, 1, 0, 0)
    assert [row.is_cancelled for row in await lessons(session)] == [False]


async def test_an_occurrence_its_series_no_longer_has_is_cancelled(
    discipline: Discipline, session: Session
) -> None:
    whole = almaty()
    await take(session, whole)
    left_out = [each for each in whole.lessons if each.starts_at.date().day != 14]

    report = await take(session, replace(whole, lessons=tuple(left_out)))

    assert counts(report) == (0, 0, 5, 1)
    assert [row.starts_at.day for row in await lessons(session) if row.is_cancelled] == [14]


async def test_lessons_of_which_the_file_knows_nothing_stay(
    discipline: Discipline, session: Session
) -> None:
    await take(session, one("Лекция"))

    report = await take(session, almaty())

    assert report.cancelled == 0
    assert not any(row.is_cancelled for row in await lessons(session))


@pytest.mark.parametrize(
    ("summary", "line", "expected"),
    [
        ("Гражданский процесс", "DESCRIPTION:Преподаватель: Әлиева Д.", (1, 8)),
        ("Лекция: гражданский процесс", "LOCATION:1", (1, 8)),
        ("Гражданский процесс", "DESCRIPTION:Преподаватель: Иванов И.", (1, None)),
        ("Гражданский процессуальный кодекс", "LOCATION:1", (None, None)),
        ("CIVIL, дәріс", "LOCATION:1", (1, 8)),
    ],
)
async def test_discipline_and_teacher_are_known_by_their_names_where_these_are_clear(
    db: Database, lecturer: Person, summary: str, line: str, expected: tuple[int | None, int | None]
) -> None:
    async with db.begin() as session:
        await take(session, one(summary, line))
        [row] = await lessons(session)

    assert (row.discipline_id, row.teacher_id) == expected


async def test_the_group_is_the_one_the_calendar_names(
    db: Database, discipline: Discipline
) -> None:
    await add(db, Group(id=2, code="С-2026-1"), Group(id=3, code="С-2026-11"))

    async with db.begin() as session:
        by_name = await timetable.group(session, almaty())
        by_text = await timetable.group(session, one("Лекция", "DESCRIPTION:Топ: М-26-1"))
        nobody = await timetable.group(session, one("Лекция"))
        two = await timetable.group(session, one("Лекция", "DESCRIPTION:Топ: М-26-1\\, С-2026-1"))

    assert by_name is not None
    assert by_name.code == "С-2026-1"
    assert by_text is not None
    assert by_text.code == "М-26-1"
    assert nobody is two is None


async def test_a_large_term_is_taken_within_the_time_a_transaction_may_last(
    discipline: Discipline, session: Session
) -> None:
    found = calendar(sample("ics/sutd_outputs_term4.ics"), SINCE - timedelta(days=8000), UNTIL)

    report = await take(session, found)

    assert report.added == 143
