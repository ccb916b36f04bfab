"""What the words of a calendar event say about a lesson: where it is held, and of what kind."""

import re
from enum import StrEnum

from icalendar import Component

from storage.tables.timetable import LessonMode

_SELF_STUDY = re.compile(
    r"\b(?:о?(?:бс|[бсм])өж|ср[осм]п?|self[- ]?study)\b|өзіндік|самостоятельн", re.IGNORECASE
)
_ONLINE = re.compile(
    r"\b(?:zoom|webex|skype|ms teams|microsoft teams|google meet|webinar|online)\b"
    r"|онлайн|вебинар|бейнеконференция|видеоконференц",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_ROOMS = ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "URL")
_LIKE_CONFERENCE = re.compile(r"X-.*(?:CONFERENCE|MEETING).*", re.IGNORECASE)


class LessonKind(StrEnum):
    LECTURE = "lecture"
    SEMINAR = "seminar"
    PRACTICAL = "practical"
    OTHER = "other"


_KINDS = (
    (LessonKind.LECTURE, re.compile(r"дәріс|лекци|\blectures?\b", re.IGNORECASE)),
    (LessonKind.SEMINAR, re.compile(r"семинар|\bseminars?\b", re.IGNORECASE)),
    (LessonKind.PRACTICAL, re.compile(r"практи|тәжірибе|\bpractical\b|\bworkshop", re.IGNORECASE)),
)


def words(event: Component, name: str) -> str:
    """The property as text; of several the first, of none an empty text."""
    value = event.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else str(value).strip()


def lesson_kind(event: Component) -> LessonKind:
    """By the title, or else by the categories; the first word met in that order decides."""
    for text in (words(event, "SUMMARY"), _categories(event)):
        for kind, pattern in _KINDS:
            if pattern.search(text):
                return kind
    return LessonKind.OTHER


def link(event: Component) -> str:
    """The address of the online room: its own property, or the first link in place or text."""
    named = [name for name in event if _LIKE_CONFERENCE.fullmatch(name)]
    for name in (*_ROOMS, *named, "LOCATION", "DESCRIPTION"):
        found = _LINK.search(words(event, name))
        if found:
            return found[0].rstrip(".,;:!?)]»")
    return ""


def unknown_mode(event: Component) -> str:
    """What X-SABAQ-MODE says, where it names no mode we have; else empty."""
    said = _said_mode(event)
    return said if said and said not in set(LessonMode) else ""


def lesson_mode(event: Component) -> LessonMode:
    """How the lesson is held: as X-SABAQ-MODE says, or else as its words and its link tell."""
    said = _said_mode(event)
    if said in set(LessonMode):
        return LessonMode(said)
    told = f"{_categories(event)} {words(event, 'SUMMARY')}"
    if _SELF_STUDY.search(told):
        return LessonMode.SELF_STUDY
    place = f"{words(event, 'LOCATION')} {told}"
    return LessonMode.ONLINE if link(event) or _ONLINE.search(place) else LessonMode.CLASSROOM


def _said_mode(event: Component) -> str:
    return words(event, "X-SABAQ-MODE").lower().replace("-", "_")


def _categories(event: Component) -> str:
    value = event.get("CATEGORIES")
    groups = value if isinstance(value, list) else [value] if value is not None else []
    return " ".join(str(name) for group in groups for name in getattr(group, "cats", [group]))
