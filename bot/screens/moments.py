"""Dates as they stand in lists: 30.11.2026 (пн) 09:00, in the time of the Academy."""

from datetime import date, datetime

from academy.timetable import ACADEMY_ZONE
from locales import Translator

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def day(t: Translator, at: date) -> str:
    """30.11.2026 (пн)"""
    return f"{at:%d.%m.%Y} ({weekday(t, at.weekday())})"


def days(t: Translator, first: date, last: date) -> str:
    """One day, or from the first to the last."""
    return day(t, first) if first == last else f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"


def moment(t: Translator, at: datetime) -> str:
    """30.11.2026 (пн) 09:00"""
    here = at.astimezone(ACADEMY_ZONE)
    return f"{day(t, here.date())} {here:%H:%M}"


def span(t: Translator, begins_at: datetime, ends_at: datetime) -> str:
    """30.11.2026 (пн) 09:00–09:20"""
    return f"{moment(t, begins_at)}–{ends_at.astimezone(ACADEMY_ZONE):%H:%M}"


def hours(begins_at: datetime, ends_at: datetime) -> str:
    """09:00–09:20"""
    begins, ends = (each.astimezone(ACADEMY_ZONE) for each in (begins_at, ends_at))
    return f"{begins:%H:%M}–{ends:%H:%M}"


def weekday(t: Translator, number: int) -> str:
    """The short name of a weekday, 0 is Monday."""
    return t.plain("weekday-short", day=_NAMES[number])


def weekday_word(t: Translator, number: int) -> str:
    """The whole name of a weekday."""
    return t.plain("weekday-long", day=_NAMES[number])
