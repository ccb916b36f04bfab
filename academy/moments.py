"""Moments as people type them, in either language and in the time of the Academy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from academy.errors.quiz_building import MomentUnclear
from academy.timetable import ACADEMY_ZONE, academy_day
from storage.tables.folding import folded

_DAY = timedelta(days=1)
_LONG_AGO = timedelta(days=180)  # a date without a year that lies further back is next year's
_LAST_YEAR = 2100
_LONGEST = 100  # characters of a message about two moments
_DAYS = {"бугін": 0, "бугин": 0, "сегодня": 0, "ертен": 1, "завтра": 1}
_DAYS |= {"бурсигуни": 2, "бірсігуні": 2, "послезавтра": 2}
_MONTHS = (
    *("кан янв", "акп фев", "нау мар", "сау апр", "мам май мая", "мау июн"),
    *("шил июл", "там авг", "кыр сен", "каз окт", "кар ноя", "жел дек"),
)
_MONTH = {begin: number for number, each in enumerate(_MONTHS, 1) for begin in each.split()}
_UNTIL = ("до", "дейін", "дейин")
_FILLING = ("г", "год", "года", "ж", "жыл", "жылгы", "куні", "куни", "сагат", "в", "с")
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<time>\d{1,2}:\d{2})"
    r"|(?P<date>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?![\d:]))"
    r"|(?P<short>\d{1,2}[./]\d{1,2})"
    r"|(?P<worded>\d{1,2}\s+[^\W\d]{3,}(?:\s+\d{4}(?!\d|:))?)"
    r"|(?P<dash>[-–—−])"
    r"|(?P<word>[^\W\d]+)"
    r"|(?P<rest>\S)"
)


@dataclass(frozen=True)
class Window:
    """From when until when; what was not typed is none."""

    opens_at: datetime | None
    closes_at: datetime | None


@dataclass(frozen=True)
class _Point:
    """A day, an hour, or both."""

    day: date | None = None
    hour: time | None = None
    is_end: bool = False

    @property
    def is_empty(self) -> bool:
        return self.day is None and self.hour is None


def window(text: str, *, now: datetime) -> Window:
    """Two moments, or one: the beginning, after «до» or before «дейін» the end. An hour alone is
    of the day before it or of today, a day alone is the whole day; 22:00 – 02:00 ends at night.

    Raises MomentUnclear.
    """
    today = academy_day(now)
    points = _points(text, today)
    first, last = points[0], points[-1]
    if len(points) == 1 and (first.is_end or first.hour is not None):
        at = _at(first, today, time(23, 59) if first.is_end else time())
        return Window(None, at) if first.is_end else Window(at, None)
    opens = _at(first, today, time())
    closes = _at(last, first.day or today, time(23, 59))
    if closes <= opens and last.day is None:
        closes += _DAY
    return Window(opens, closes)


def moment(text: str, *, now: datetime) -> datetime:
    """One moment; a day alone means its end. Raises MomentUnclear."""
    today = academy_day(now)
    points = _points(text, today)
    if len(points) != 1:
        raise MomentUnclear
    return _at(points[0], today, time(23, 59))


def _at(point: _Point, day: date, hour: time) -> datetime:
    return datetime.combine(point.day or day, point.hour or hour, ACADEMY_ZONE)


def _points(text: str, today: date) -> list[_Point]:
    """One or two of them. Raises MomentUnclear."""
    if len(text) > _LONGEST:
        raise MomentUnclear
    points = [_Point()]
    for kind, word in _tokens(text):
        if kind == "dash" or (kind == "until" and not points[-1].is_empty):
            points.append(_Point())
        if kind != "dash":
            points[-1] = _more(points[-1], kind, word, today)
    if points[-1] == _Point(is_end=True) and len(points) > 1:  # «дейін» is said after it
        points[-2:] = [replace(points[-2], is_end=True)]
    if len(points) > 2 or any(each.is_empty for each in points):
        raise MomentUnclear
    return points


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """What the text is made of, without the words that only fill. Raises MomentUnclear."""
    for found in _TOKEN.finditer(folded(text.replace(",", " "))):
        kind, word = str(found.lastgroup), found.group()
        if kind == "rest" and word not in ".()":
            raise MomentUnclear
        if kind == "word" and word in _UNTIL:
            yield "until", word
        elif kind != "rest" and not (kind == "word" and word in _FILLING):
            yield kind, word


def _more(point: _Point, kind: str, word: str, today: date) -> _Point:
    """The point with one more word. Raises MomentUnclear."""
    if kind == "until":
        return replace(point, is_end=True)
    return _with_hour(point, word) if kind == "time" else _with_day(point, kind, word, today)


def _with_hour(point: _Point, word: str) -> _Point:
    hour, minute = word.split(":")
    if point.hour is not None or int(hour) > 23 or int(minute) > 59:
        raise MomentUnclear
    return replace(point, hour=time(int(hour), int(minute)))


def _with_day(point: _Point, kind: str, word: str, today: date) -> _Point:
    if kind == "short" and "." in word and (point.day is not None or _is_no_month(word)):
        return _with_hour(point, word.replace(".", ":"))
    if point.day is not None or point.hour is not None:
        raise MomentUnclear
    if kind == "word":
        if word not in _DAYS:
            raise MomentUnclear
        return replace(point, day=today + _DAYS[word] * _DAY)
    return replace(point, day=_date(kind, word, today))


def _is_no_month(word: str) -> bool:
    """10.00 and 10.30 are hours, 10.11 is a day unless a day stands before it."""
    return not 0 < int(word.split(".")[1]) <= 12


def _date(kind: str, word: str, today: date) -> date:
    """The date that is written so. Raises MomentUnclear."""
    parts = re.split(r"[\s./-]+", word)
    if kind == "iso":
        parts.reverse()
    day, month, year = (*parts, "")[:3]
    number = _MONTH.get(month[:3], 0) if kind == "worded" else int(month)
    whole = int(year) + 2000 * (int(year) < 100) if year else today.year
    if whole > _LAST_YEAR:
        raise MomentUnclear
    try:
        found = date(whole, number, int(day))
        if not year and today - found > _LONG_AGO:
            found = found.replace(year=whole + 1)
    except ValueError:
        raise MomentUnclear from None
    return found
