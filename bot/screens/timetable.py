"""The timetable as a person reads it, and the reminder of a lesson."""

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit

from academy.pages import Page
from academy.timetable import Day, Meeting, Span
from bot.callbacks.joining import OpenMenu
from bot.callbacks.timetable import OpenTimetable
from bot.reply import Button, Link, Screen
from bot.screens.bookings import timetable_line
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator, hour
from storage.tables.timetable import Lesson, LessonMode

PAGE_LENGTH = 3500  # of Telegram's 4096: room for the heading
DAY_PART = 8  # lessons of a day that stay together
TITLE_LENGTH = 150
LOCATION_LENGTH = 100
_TAG = re.compile(r"<[^>]*>")


def timetable(t: Translator, span: Span, days: Sequence[Day], page: int) -> Screen:
    """The days of the span; what does not fit into one message stands on the next page."""
    heading = t(f"timetable-{span}")
    if all(day.is_empty for day in days):
        return Screen(f"{heading}\n\n{t(f'timetable-{span}-empty')}", _buttons(t, span, 0, 1))
    pages = _pages([part for day in days for part in _parts(t, day)])
    page = min(max(page, 0), len(pages) - 1)
    texts = [heading, t("timetable-zone"), *pages[page]]
    if len(pages) > 1:
        texts.append(t("timetable-page", page=str(page + 1), pages=str(len(pages))))
    return Screen("\n\n".join(texts), _buttons(t, span, page, len(pages)))


def reminder(t: Translator, lesson: Lesson) -> Screen:
    """A lesson begins soon: when, where or how, and the button that leads there (row T6)."""
    text = t("timetable-reminder", title=_title(t, lesson), starts_at=lesson.starts_at)
    place = short(lesson.location, LOCATION_LENGTH)
    lines = [text, t(f"timetable-reminder-{_word(lesson.mode)}")]
    if place and place != lesson.link:
        lines.append(t("timetable-place", location=place))
    join: list[Button] = []
    if _is_address(lesson.link):
        join.append((t.plain("timetable-join.button"), Link(lesson.link)))
    return Screen("\n".join(lines), [join])


def _buttons(t: Translator, span: Span, page: int, pages: int) -> list[list[Button]]:
    at: Page[str] = Page((), page, pages)
    turns = turning(t, at, lambda number: OpenTimetable(span=span, page=number))
    spans: list[Button] = [
        (t.plain(f"timetable-{each}.button"), OpenTimetable(span=each)) for each in Span
    ]
    return [turns, spans, [(t.plain("menu.button"), OpenMenu())]]


def _parts(t: Translator, day: Day) -> list[str]:
    """The day in parts, each with the date above it and short enough for any page."""
    heading = t("timetable-day", day=day.date)
    if day.is_empty:
        return [f"{heading}\n{t('timetable-day-empty')}"]
    lessons = _lines(t, day)
    return [
        "\n".join([heading, *lessons[start : start + DAY_PART]])
        for start in range(0, len(lessons), DAY_PART)
    ]


def _lines(t: Translator, day: Day) -> list[str]:
    """Lessons and booked consultations by time."""
    told = [(each.lesson.starts_at, _meeting(t, each)) for each in day.meetings]
    for each in day.consultations:
        line = timetable_line(t, each.booked, is_given=each.is_given)
        told.append((each.booked.slot.starts_at, line))
    return [line for _, line in sorted(told, key=lambda one: one[0])]


def _pages(parts: Sequence[str]) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    room = PAGE_LENGTH
    for part in parts:
        if pages[-1] and _length(part) > room:
            pages.append([])
            room = PAGE_LENGTH
        pages[-1].append(part)
        room -= _length(part) + 2
    return pages


def _meeting(t: Translator, meeting: Meeting) -> str:
    lesson = meeting.lesson
    times = {"starts_at": hour(lesson.starts_at), "ends_at": hour(lesson.ends_at)}
    if lesson.is_cancelled:
        return t("timetable-lesson-cancelled", title=_title(t, lesson), **times)
    lines = [t("timetable-lesson", title=_title(t, lesson), **times), _place(t, lesson)]
    if meeting.is_taught:
        lines.append(
            t("timetable-groups", groups=short(", ".join(meeting.groups), LOCATION_LENGTH))
        )
    return "\n".join(lines)


def _place(t: Translator, lesson: Lesson) -> str:
    place = short(lesson.location, LOCATION_LENGTH)
    found = [] if lesson.mode == LessonMode.CLASSROOM else [t(f"timetable-{_word(lesson.mode)}")]
    if place and place != lesson.link:
        found.append(t("timetable-place", location=place))
    if _is_address(lesson.link):
        found.append(f'<a href="{escape(lesson.link)}">{t("timetable-join")}</a>')
    return " · ".join(found) or t("timetable-place-unknown")


def _word(mode: LessonMode) -> str:
    return mode.replace("_", "-")


def _title(t: Translator, lesson: Lesson) -> str:
    return short(lesson.title, TITLE_LENGTH) or t.plain("timetable-untitled")


def _is_address(link: str) -> bool:
    """Whether Telegram would take it: one bad address and the whole message is refused."""
    if re.search(r"[\s<>\"]", link):
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "")


def _length(html: str) -> int:
    """What Telegram counts at most: UTF-16 units of what is seen."""
    return len(_TAG.sub("", html).encode("utf-16-le")) // 2
