"""Timetables in .ics: the samples' counts, the clocks of Kazakhstan, and nothing lost."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.importing.lesson_words import LessonKind
from academy.importing.timetable import Calendar, ParsedLesson, calendar
from storage.tables.timetable import LessonMode
from tests.academy.importing.samples import SAMPLES, sample

SINCE = datetime(2004, 1, 1, tzinfo=UTC)
UNTIL = datetime(2027, 1, 1, tzinfo=UTC)

# file: events found, occurrences in 2004–2026 (all-day ones included)
COUNTS = {
    "ics/icalendar_america_new_york.ics": (1, 1),
    "ics/icalendar_x_location.ics": (1, 2655),
    "ics/rie_duration_edited.ics": (2, 3),
    "ics/rie_each_week_but_two_deleted.ics": (1, 6),
    "ics/rie_end_before_start_event.ics": (1, 1),
    "ics/rie_event_10_times.ics": (1, 10),
    "ics/rie_issue_18_cancel_status.ics": (2, 3),
    "ics/rie_issue_20_exdate_ignored.ics": (1, 7),
    "ics/sutd_inputs_2023_term1.ics": (105, 110),
    "ics/sutd_inputs_term4.ics": (83, 143),
    "ics/sutd_outputs_term4.ics": (83, 143),
    "own/timetable_almaty.ics": (4, 7),
    "own/timetable_outlook_tz.ics": (1, 116),
}


def read(*events: str, calendar_lines: str = "") -> Calendar:
    """A calendar of these events; each gets a UID and a title of its own where it has none."""
    whole = [
        "BEGIN:VEVENT\nDTSTAMP:20260801T000000Z\n"
        + ("" if "UID:" in event else f"UID:event-{number}\n")
        + event
        + "\nEND:VEVENT\n"
        for number, event in enumerate(events)
    ]
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{calendar_lines}{''.join(whole)}END:VCALENDAR\n"
    return calendar(text.encode(), SINCE, UNTIL)


def only(event: str) -> ParsedLesson:
    found = read(event)
    assert found.refused == ()
    [lesson] = found.lessons
    return lesson


def whats(found: Calendar) -> list[str]:
    return [change.what for change in found.changed]


@pytest.mark.parametrize("name", COUNTS)
def test_every_occurrence_of_the_samples_is_found(name: str) -> None:
    found = calendar(sample(name), SINCE, UNTIL)

    assert (found.found, len(found.lessons) + len(found.holidays)) == COUNTS[name]
    assert {no.reason for no in found.refused} <= {"all-day"}


def test_no_sample_is_forgotten() -> None:
    sample("own/timetable_almaty.ics")
    there = {str(path.relative_to(SAMPLES)) for path in SAMPLES.glob("*/*.ics")}

    assert there == {*COUNTS, "ics/icalendar_multiple_timezones.ics"}


def test_events_that_the_library_cannot_count_are_refused_with_their_lines() -> None:
    found = calendar(sample("ics/icalendar_multiple_timezones.ics"), SINCE, UNTIL)

    assert (found.found, found.taken) == (3, 0)
    assert [(no.line, no.reason) for no in found.refused] == [
        (20, "broken-event"),
        (25, "broken-event"),
        (30, "broken-event"),
    ]


def test_an_academy_week_has_its_moved_lesson_and_its_holiday() -> None:
    found = calendar(sample("own/timetable_almaty.ics"), SINCE, UNTIL)

    moved = next(lesson for lesson in found.lessons if lesson.line == 17)

    assert moved.starts_at == datetime(2026, 9, 29, 10, 0, tzinfo=UTC)
    assert moved.recurrence == "2026-09-28T05:00:00+00:00"
    assert moved.mode == LessonMode.ONLINE
    assert [(no.line, no.reason) for no in found.refused] == [(34, "all-day")]
    assert [day.title for day in found.holidays] == ["Тәуелсіздік күні – демалыс"]


def test_the_stale_clock_of_outlook_is_read_as_the_hour_in_almaty() -> None:
    found = calendar(sample("own/timetable_outlook_tz.ics"), SINCE, UNTIL)

    assert found.lessons[0].starts_at == datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
    assert whats(found) == ["stale-time-zone", "endless-rule"]


def test_a_stale_block_of_almaty_does_not_shift_the_lesson() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Asia/Almaty\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0600\nTZOFFSETTO:+0600\nEND:STANDARD\nEND:VTIMEZONE\n"
    )

    found = read("DTSTART;TZID=Asia/Almaty:20260907T100000\nDURATION:PT1H", calendar_lines=zone)

    assert found.lessons[0].starts_at == datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
    assert whats(found) == ["stale-time-zone"]


def test_a_time_without_a_zone_is_that_of_almaty_and_told_once() -> None:
    found = read(
        "DTSTART:20260907T100000\nDURATION:PT1H",
        "DTSTART:20260908T100000\nDURATION:PT1H",
    )

    assert found.lessons[0].starts_at == datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
    assert [(change.what, change.facts) for change in found.changed] == [
        ("floating-time", {"events": 2})
    ]


def test_a_zone_nobody_knows_is_told() -> None:
    found = read("DTSTART;TZID=Mars/Olympus:20260907T100000\nDURATION:PT1H")

    assert [(change.what, change.facts) for change in found.changed] == [
        ("unknown-time-zone", {"zone": "Mars/Olympus"})
    ]


def test_an_end_before_the_start_leaves_the_start() -> None:
    found = read("DTSTART:20260907T083000Z\nDTEND:20260907T080000Z")

    [lesson] = found.lessons
    assert (lesson.starts_at.hour, lesson.starts_at.minute) == (8, 30)
    assert lesson.ends_at == lesson.starts_at
    assert whats(found) == ["end-before-start"]


def test_only_lessons_of_the_window_come() -> None:
    weekly = "DTSTART:20260907T050000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n{weekly}\nEND:VEVENT\nEND:VCALENDAR"
    since = datetime(2026, 9, 14, 5, 0, tzinfo=UTC)

    found = calendar(text.encode(), since, since + timedelta(days=14))

    assert [lesson.starts_at.day for lesson in found.lessons] == [14, 21]


def test_an_event_outside_the_window_is_taken_and_told() -> None:
    found = read("DTSTART:20300907T050000Z\nDURATION:PT1H")

    assert (found.taken, found.lessons) == (1, ())
    assert whats(found) == ["outside-window"]


def test_a_cancelled_lesson_comes_as_cancelled() -> None:
    [lesson] = read("DTSTART:20260907T050000Z\nDURATION:PT1H\nSTATUS:CANCELLED").lessons
    withdrawn = read("DTSTART:20260907T050000Z\nDURATION:PT1H", calendar_lines="METHOD:CANCEL\n")

    assert lesson.is_cancelled
    assert withdrawn.lessons[0].is_cancelled


@pytest.mark.parametrize(
    ("facts", "mode", "kind"),
    [
        ("SUMMARY:Дәріс: азаматтық құқық\nLOCATION:204", LessonMode.CLASSROOM, LessonKind.LECTURE),
        ("SUMMARY:Лекция\nURL:https://meet.example.kz/1", LessonMode.ONLINE, LessonKind.LECTURE),
        ("SUMMARY:Семинар\nLOCATION:Zoom", LessonMode.ONLINE, LessonKind.SEMINAR),
        ("SUMMARY:СРО. Эссе", LessonMode.SELF_STUDY, LessonKind.OTHER),
        ("SUMMARY:БӨЖ: эссе\nURL:https://a.kz", LessonMode.SELF_STUDY, LessonKind.OTHER),
        ("SUMMARY:Өзіндік жұмыс", LessonMode.SELF_STUDY, LessonKind.OTHER),
        ("SUMMARY:Срочное собрание", LessonMode.CLASSROOM, LessonKind.OTHER),
        ("SUMMARY:x\nCATEGORIES:self-study,Практика", LessonMode.SELF_STUDY, LessonKind.PRACTICAL),
        ("SUMMARY:СРО\nX-SABAQ-MODE:online", LessonMode.ONLINE, LessonKind.OTHER),
        ("SUMMARY:Практическое занятие\nX-SABAQ-MODE:self-study", LessonMode.SELF_STUDY,
         LessonKind.PRACTICAL),
    ],
)  # fmt: skip
def test_words_tell_how_and_what_the_lesson_is(
    facts: str, mode: LessonMode, kind: LessonKind
) -> None:
    lesson = only(f"DTSTART:20260907T050000Z\nDURATION:PT1H\n{facts}")

    assert (lesson.mode, lesson.kind) == (mode, kind)


@pytest.mark.parametrize(
    "facts",
    [
        "URL:https://meet.example.kz/1",
        "LOCATION:https://meet.example.kz/1",
        "DESCRIPTION:Кіру: <https://meet.example.kz/1>.",
        "DESCRIPTION:Вход (https://meet.example.kz/1).",
        "X-GOOGLE-CONFERENCE:https://meet.example.kz/1",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://meet.example.kz/1",
    ],
)
def test_the_link_is_found_wherever_a_program_puts_it(facts: str) -> None:
    lesson = only(f"DTSTART:20260907T050000Z\nDURATION:PT1H\n{facts}")

    assert lesson.link == "https://meet.example.kz/1"


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("SUMMARY:когда-нибудь", "no-date"),
        ("DTSTART:garbage", "broken-date"),
        ("DTSTART:20260907T050000Z\nRECURRENCE-ID:garbage", "broken-date"),
        ("DTSTART:18000101T100000Z\nDURATION:PT1H", "impossible-date"),
        ("DTSTART:20260907T050000Z\nRRULE:FREQ=SECONDLY", "too-often"),
        ("DTSTART:20260907T050000Z\nRRULE:FREQ=NEVER", "broken-rule"),
        ("DTSTART;VALUE=DATE:20260907\nRRULE:FREQ=YEARLY", "all-day"),
    ],
)
def test_an_event_that_is_no_lesson_is_refused_and_the_others_stay(event: str, reason: str) -> None:
    found = read(event, "DTSTART:20260907T050000Z\nDURATION:PT1H")

    assert [(no.line, no.reason) for no in found.refused] == [(3, reason)]
    assert len(found.lessons) == 1


def test_of_two_series_with_one_uid_the_newest_counts() -> None:
    found = read(
        "UID:one\nSEQUENCE:2\nDTSTART:20260907T060000Z\nDURATION:PT1H",
        "UID:one\nSEQUENCE:1\nDTSTART:20260907T050000Z\nDURATION:PT1H",
    )

    assert [(lesson.sequence, lesson.starts_at.hour) for lesson in found.lessons] == [(2, 6)]
    assert [no.reason for no in found.refused] == ["repeated-uid"]


def test_of_two_changes_to_one_occurrence_the_newest_counts() -> None:
    change = "UID:one\nRECURRENCE-ID:20260907T050000Z\nDURATION:PT1H\n"

    found = read(
        "UID:one\nDTSTART:20260907T050000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2",
        change + "SEQUENCE:3\nDTSTART:20260907T070000Z",
        change + "SEQUENCE:2\nDTSTART:20260907T060000Z",
    )

    assert [lesson.starts_at.hour for lesson in found.lessons] == [7, 5]
    assert [(no.line, no.reason) for no in found.refused] == [(18, "repeated-uid")]


def test_a_download_that_broke_off_keeps_its_whole_events() -> None:
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260907T050000Z\nDURATION:PT1H\n"
        "END:VEVENT\nBEGIN:VEVENT\nUID:2\nDTST"
    )

    found = calendar(text.encode(), SINCE, UNTIL)

    assert (found.found, found.taken) == (2, 1)
    assert [(no.line, no.reason) for no in found.refused] == [(7, "cut-off")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty-file"),
        (b"\x89PNG\r\n\x1a\n", "not-text"),
        (b"name;phone\nA;1\n", "not-a-calendar"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "no-events"),
        (b"BEGIN:VCALENDAR\n", "no-events"),
        (b"hello\nBEGIN:VCALENDAR\nEND:VCALENDAR\n", "broken-calendar"),
    ],
)
def test_a_file_without_lessons_says_why(data: bytes, reason: str) -> None:
    found = calendar(data, SINCE, UNTIL)

    assert found.refusal is not None
    assert found.refusal.reason == reason


PIECES = [
    *("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE"),
    *("UID:1", "UID:2", "DTSTART:20260907T050000Z", "DTSTART:20260907T100000", "DTEND:x"),
    *("DTSTART;VALUE=DATE:20260907", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY;COUNT=3", "RDATE:1"),
    *(
        "RECURRENCE-ID:20260907T050000Z",
        "RECURRENCE-ID:1",
        "EXDATE:20260914T050000Z",
        "DURATION:-PT1H",
        " folded",
    ),
    *("STATUS:CANCELLED", "nonsense", "SEQUENCE:x", "CATEGORIES:a,b", "END:VTIMEZONE", "TZID:A"),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.booleans())
def test_any_calendar_is_read_with_nothing_lost(pieces: list[str], is_framed: bool) -> None:
    if is_framed:
        pieces = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *pieces, "END:VEVENT", "END:VCALENDAR"]

    found = calendar("\n".join(pieces).encode(), SINCE, UNTIL)

    assert found.found == found.taken + len(found.refused)
    assert all(lesson.ends_at >= lesson.starts_at for lesson in found.lessons)
