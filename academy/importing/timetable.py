"""Timetables in iCalendar (.ics), from any program: lessons with their own times, nothing lost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import icalendar
from icalendar import Component

from academy.importing.calendar_events import (
    Event,
    Unusable,
    is_all_day,
    mend,
    moment,
    occurrences,
    utc,
)
from academy.importing.calendar_lines import CalendarLines, calendar_lines
from academy.importing.decoding import decoded
from academy.importing.lesson_words import LessonKind, lesson_kind, lesson_mode, link, words
from academy.importing.report import Changed, Refused, Report
from storage.tables.timetable import LessonMode

FORMAT = "ics"
_NAME = re.compile(r"^(?:X-WR-CALNAME|NAME)(?:;[^:\r\n]*)?:(.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class ParsedLesson:
    """One lesson. `recurrence` is the UTC start it was planned for; empty if it stands alone."""

    line: int
    uid: str
    recurrence: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    title: str
    location: str
    link: str
    description: str
    mode: LessonMode
    kind: LessonKind
    is_cancelled: bool
    is_all_day: bool


@dataclass(frozen=True, kw_only=True)
class Calendar(Report):
    """The lessons of one file by time; `found` counts events, of which one may give many lessons.

    `holidays` are the days of all-day events, which are refused as lessons; `name` is what the
    calendar calls itself.
    """

    name: str = ""
    lessons: tuple[ParsedLesson, ...] = ()
    holidays: tuple[ParsedLesson, ...] = ()
    events: int = 0

    @property
    def taken(self) -> int:
        return self.events

    def summary(self) -> dict[str, Any]:
        return {
            **super().summary(),
            "lessons": len(self.lessons),
            "holidays": len(self.holidays),
        }


def calendar(data: bytes, since: datetime, until: datetime) -> Calendar:
    """The lessons that begin in the window. Never raises on any bytes: see the report."""
    read = decoded(data)
    if isinstance(read, Refused):
        return Calendar(format=FORMAT, refusal=read)
    if "BEGIN:VCALENDAR" not in read.text.upper():
        return Calendar(format=FORMAT, refusal=Refused(0, "not-a-calendar"))
    lines = calendar_lines(read.text)
    try:
        events = _events(lines)
    except Exception as error:
        # The library raises whatever it meets, and here the file as a whole is broken.
        return Calendar(format=FORMAT, refusal=Refused(0, "broken-calendar", _cause(error)))
    for event in events:
        _mended(event, until)
    lessons = [lesson for group in _groups(events) for lesson in _lessons(group, since, until)]
    return _calendar(lines, events, lessons, read.changed)


def _cause(error: Exception) -> dict[str, str | int]:
    return {"cause": type(error).__name__}


def _events(lines: CalendarLines) -> list[Event]:
    numbers = iter(lines.event_lines)
    events: list[Event] = []
    for one in icalendar.Calendar.from_ical(lines.text, multiple=True):
        for component in one.walk("VEVENT"):
            if words(one, "METHOD").upper() == "CANCEL":
                component["STATUS"] = "CANCELLED"
            events.append(Event(next(numbers, 0), component))
    return events


def _mended(event: Event, until: datetime) -> None:
    try:
        mend(event, until)
    except Unusable as why:
        event.refuse(why.reason, why.facts)
    except Exception as error:
        event.refuse("broken-event", _cause(error))


def _groups(events: Sequence[Event]) -> list[list[Event]]:
    """The events of one UID together: a series and the occurrences of it that were changed."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        if event.refused is None:
            groups.setdefault(event.uid, []).append(event)
    for group in groups.values():
        _refuse_doubles(group)
    return [[event for event in group if event.refused is None] for group in groups.values()]


def _refuse_doubles(group: Sequence[Event]) -> None:
    """Of several series with one UID, or changes to one occurrence, the newest counts."""
    newest: dict[datetime | None, Event] = {}
    for event in sorted(group, key=lambda event: _sequence(event.component)):
        changes = "RECURRENCE-ID" in event.component
        planned = utc(moment(event.component, "RECURRENCE-ID")) if changes else None
        if planned in newest:
            newest[planned].refuse("repeated-uid", {"uid": event.uid})
        newest[planned] = event


def _lessons(group: Sequence[Event], since: datetime, until: datetime) -> list[ParsedLesson]:
    try:
        found = occurrences(group, since, until)
        lessons = [_lesson(one, group) for one in found]
    except Exception as error:
        for event in group:
            event.refuse("broken-event", _cause(error))
        return []
    if not lessons:
        for event in group:
            event.note("outside-window")
    return lessons


def _lesson(one: Component, group: Sequence[Event]) -> ParsedLesson:
    starts_at = utc(moment(one, "DTSTART"))
    planned = utc(moment(one, "RECURRENCE-ID")) if "RECURRENCE-ID" in one else starts_at
    stands_alone = len(group) == 1 and not {"RRULE", "RDATE", "RECURRENCE-ID"} & set(
        group[0].component
    )
    return ParsedLesson(
        line=_line(group, planned),
        uid=words(one, "UID"),
        recurrence="" if stands_alone else planned.isoformat(),
        sequence=_sequence(one),
        starts_at=starts_at,
        ends_at=utc(moment(one, "DTEND")) if "DTEND" in one else starts_at,
        title=words(one, "SUMMARY"),
        location=words(one, "LOCATION"),
        link=link(one),
        description=words(one, "DESCRIPTION"),
        mode=lesson_mode(one),
        kind=lesson_kind(one),
        is_cancelled=words(one, "STATUS").upper() == "CANCELLED",
        is_all_day=is_all_day(one),
    )


def _line(group: Sequence[Event], planned: datetime) -> int:
    """Where the file says it: at the changed occurrence, or else at the series."""
    for event in group:
        changed = event.component
        if "RECURRENCE-ID" in changed and utc(moment(changed, "RECURRENCE-ID")) == planned:
            return event.line
    return group[0].line


def _sequence(component: Component) -> int:
    written = words(component, "SEQUENCE")
    return int(written) if written.isdecimal() and len(written) < 10 else 0


def _calendar(
    lines: CalendarLines,
    events: Sequence[Event],
    lessons: Sequence[ParsedLesson],
    decoding: Sequence[Changed],
) -> Calendar:
    for event in events:
        if event.refused is None and is_all_day(event.component):
            event.refuse("all-day", {"title": words(event.component, "SUMMARY")})
    refused = [*lines.refused, *(event.refused for event in events if event.refused)]
    notes = [note for event in events if event.refused is None for note in event.changed]
    found = len(events) + len(lines.refused)
    ordered = sorted(lessons, key=lambda lesson: (lesson.starts_at, lesson.line))
    return Calendar(
        format=FORMAT,
        name=_name(lines.text),
        found=found,
        events=sum(event.refused is None for event in events),
        lessons=tuple(lesson for lesson in ordered if not lesson.is_all_day),
        holidays=tuple(lesson for lesson in ordered if lesson.is_all_day),
        changed=(*decoding, *lines.changed, *_gathered(notes)),
        refused=tuple(sorted(refused, key=lambda no: no.line)),
        refusal=None if found else Refused(0, "no-events"),
    )


def _name(text: str) -> str:
    found = _NAME.search(text)
    return found[1].strip() if found else ""


def _gathered(notes: Sequence[Changed]) -> list[Changed]:
    """Times without a zone are told once, with their number: a file has all of them or none."""
    floating = [note for note in notes if note.what == "floating-time"]
    others = [note for note in notes if note.what != "floating-time"]
    if not floating:
        return others
    return [Changed(floating[0].line, "floating-time", {"events": len(floating)}), *others]
