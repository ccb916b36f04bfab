"""The timetable: a person's days, and the reminders of their lessons (art. 10–12)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from academy import audit, letters
from academy.importing.lesson_owners import discipline_id, teacher_id
from academy.importing.timetable import Calendar, ParsedLesson
from academy.letters import Draft, Priority
from storage.database import Session
from storage.queries import bookings as ask_bookings
from storage.queries import timetable as ask
from storage.queries.bookings import Booked as Booked
from storage.tables.disciplines import Group
from storage.tables.people import Person
from storage.tables.timetable import Lesson

ACADEMY_ZONE = ZoneInfo("Asia/Almaty")
REMINDER = "lesson-reminder"
AHEAD = timedelta(minutes=15)  # reminders are queued this long before their moment

# What makes a lesson another one than it was: its reminders are sent anew.
_FACTS = ("title", "mode", "location", "link", "starts_at", "ends_at", "is_cancelled")


class Span(StrEnum):
    """What part of the timetable a person looks at."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEK = "week"  # seven days from today


@dataclass(frozen=True)
class Meeting:
    """A lesson in somebody's timetable; a lecturer may hold one for several groups at once."""

    lesson: Lesson
    groups: tuple[str, ...]
    is_taught: bool


@dataclass(frozen=True)
class Consultation:
    """A booked consultation in somebody's timetable."""

    booked: Booked
    is_given: bool


@dataclass(frozen=True)
class Day:
    """A day of the Academy's calendar; it may hold no lesson."""

    date: date
    meetings: tuple[Meeting, ...]
    consultations: tuple[Consultation, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.meetings and not self.consultations


@dataclass
class TimetableReport:
    """What an import did to a group's timetable; `added` are lessons unknown before."""

    group: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    cancelled: int = 0


def academy_day(moment: datetime) -> date:
    """The date at the Academy at this moment (aware, any zone)."""
    return moment.astimezone(ACADEMY_ZONE).date()


async def days(session: Session, person: Person, span: Span, *, now: datetime) -> Sequence[Day]:
    """The days of the span, in the time of the Academy, with the person's own lessons and
    booked consultations (rows T1, C14)."""
    dates = _dates(span, academy_day(now))
    since, until = _midnight(dates[0]), _midnight(dates[-1] + timedelta(days=1))
    found = list(_meetings(person, await ask.lessons_of(session, person.id, since, until)))
    booked = await ask_bookings.of_person(session, person.id, since, until)
    return [_day(person, each, found, booked) for each in dates]


async def queue_reminders(session: Session, *, before: timedelta, now: datetime) -> int:
    """Queue the reminders whose moment lies in the next 15 minutes, or has passed while the lesson
    has not begun yet (row T10). Safe to run twice: the key holds lesson, sequence and person.
    """
    minutes = int(before.total_seconds() // 60)
    due = await ask.due(session, now, now + AHEAD + before, minutes)
    await letters.queue(session, [_reminder(each, before) for each in due], now=now)
    return len(due)


async def standing(
    session: Session, lesson_id: int, sequence: int, *, now: datetime
) -> Lesson | None:
    """The lesson as it was when its reminder was queued; none when it was moved or cancelled."""
    lesson = await ask.lesson(session, lesson_id)
    if lesson is None or lesson.is_cancelled or lesson.sequence != sequence:
        return None
    return lesson if lesson.starts_at > now else None


async def group(session: Session, calendar: Calendar, code: str = "") -> Group | None:
    """The group of this code; without one the only group whose code stands in the calendar's
    name, or else in its events' texts."""
    groups = await ask.groups(session)
    if code:
        return next((each for each in groups if each.code == code), None)
    told = "\n".join(f"{lesson.title}\n{lesson.description}" for lesson in calendar.lessons)
    for text in (calendar.name, told):
        named = [each for each in groups if _has_code(text, each.code)]
        if named:
            return named[0] if len(named) == 1 else None
    return None


async def take_calendar(
    session: Session, calendar: Calendar, *, group: Group, now: datetime
) -> TimetableReport:
    """Make the file's lessons the group's own. Taking the same file again changes nothing.

    A lesson with other facts keeps its row and gets a higher sequence. A coming occurrence that its
    series no longer has is cancelled; lessons whose UID the file does not know stay as they are.
    """
    report = TimetableReport(group.code)
    known = {(row.uid, row.recurrence): row for row in await ask.of_group(session, group.id)}
    there = {(parsed.uid, parsed.recurrence): parsed for parsed in calendar.lessons}
    disciplines = await ask.disciplines_of_group(session, group.id)
    lecturers = await ask.teachers_of_group(session, group.id)
    for name, parsed in there.items():
        row = known.get(name) or _new(session, group, parsed)
        row.discipline_id = discipline_id(parsed, disciplines) or row.discipline_id
        row.teacher_id = teacher_id(parsed, row.discipline_id, lecturers) or row.teacher_id
        _count(report, _apply(row, parsed, is_new=name not in known))
    for row in _vanished(known, there, now):
        row.is_cancelled, row.sequence = True, row.sequence + 1
        report.cancelled += 1
    if report.added or report.changed or report.cancelled:
        audit.note(session, None, "timetable-imported", now=now, group_id=group.id)
    await session.flush()
    return report


def _new(session: Session, group: Group, parsed: ParsedLesson) -> Lesson:
    row = Lesson(
        group_id=group.id,
        uid=parsed.uid,
        recurrence=parsed.recurrence,
        sequence=parsed.sequence,
        **{name: getattr(parsed, name) for name in _FACTS},
    )
    session.add(row)
    return row


def _apply(row: Lesson, parsed: ParsedLesson, *, is_new: bool) -> str:
    """Give the row the facts of the file; say what that was: a word of the report."""
    if is_new:
        return "cancelled" if parsed.is_cancelled else "added"
    others = [name for name in _FACTS if getattr(row, name) != getattr(parsed, name)]
    if not others:
        return "unchanged"
    row.sequence = max(parsed.sequence, row.sequence + 1)
    for name in others:
        setattr(row, name, getattr(parsed, name))
    return "cancelled" if "is_cancelled" in others and row.is_cancelled else "changed"


def _count(report: TimetableReport, word: str) -> None:
    setattr(report, word, getattr(report, word) + 1)


def _vanished(
    known: dict[tuple[str, str], Lesson], there: dict[tuple[str, str], ParsedLesson], now: datetime
) -> list[Lesson]:
    """Coming lessons of the file's own series that it no longer has, within the time it covers."""
    uids = {uid for uid, _ in there}
    last = max((parsed.starts_at for parsed in there.values()), default=now)
    gone = [row for name, row in known.items() if row.uid in uids and name not in there]
    return [row for row in gone if now < row.starts_at <= last and not row.is_cancelled]


def _has_code(text: str, code: str) -> bool:
    """As a word of its own: "М-26-1" does not stand in "М-26-11"."""
    return re.search(rf"(?<![\w-]){re.escape(code)}(?![\w-])", text, re.IGNORECASE) is not None


def _reminder(due: ask.Due, before: timedelta) -> Draft:
    return Draft(
        kind=REMINDER,
        key=due.key,
        person_id=due.person_id,
        facts={
            "lesson_id": due.lesson_id,
            "sequence": due.sequence,
            "discipline_id": due.discipline_id,
        },
        priority=Priority.REMINDER,
        not_before=due.starts_at - before,
        too_late=due.starts_at,
    )


def _dates(span: Span, today: date) -> list[date]:
    if span == Span.WEEK:
        return [today + timedelta(days=number) for number in range(7)]
    return [today + timedelta(days=span == Span.TOMORROW)]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ACADEMY_ZONE)


def _day(person: Person, day: date, meetings: Sequence[Meeting], booked: Sequence[Booked]) -> Day:
    return Day(
        day,
        tuple(each for each in meetings if academy_day(each.lesson.starts_at) == day),
        tuple(
            Consultation(each, is_given=each.teacher.id == person.id)
            for each in booked
            if academy_day(each.slot.starts_at) == day
        ),
    )


def _meetings(person: Person, rows: Sequence[tuple[Lesson, str]]) -> Iterator[Meeting]:
    """Rows of several groups that are one and the same lesson become one."""
    together: dict[tuple[object, ...], list[tuple[Lesson, str]]] = {}
    for lesson, code in rows:
        same = (lesson.uid, lesson.recurrence, lesson.starts_at, lesson.is_cancelled)
        together.setdefault(same, []).append((lesson, code))
    for found in together.values():
        first = found[0][0]
        codes = tuple(dict.fromkeys(code for _, code in found))
        yield Meeting(first, codes, is_taught=first.teacher_id == person.id)
