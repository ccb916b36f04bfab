"""A consultation in lines: what was written last, how long somebody waits."""

import math
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.screens.shortening import short
from locales import Translator
from storage.tables.consultations import Entry, Side
from storage.tables.people import Person

TITLE_LENGTH, NAME_LENGTH = 150, 200
TEXT_LENGTH = 120  # characters of an entry that are shown
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def wait(t: Translator, since: datetime, now: datetime) -> str:
    """How long somebody waits, in the largest unit that is full."""
    span = max(now - since, timedelta(minutes=1))
    if span < _HOUR:
        return t.plain("queue-wait-minutes", count=span // timedelta(minutes=1))
    if span < _DAY:
        return t.plain("queue-wait-hours", count=span // _HOUR)
    return t.plain("queue-wait-days", count=math.floor(span / _DAY))


def history(t: Translator, entries: Iterable[tuple[Entry, Person]], mine: Side) -> list[str]:
    """What was written last, a line each, as this side reads it."""
    return [_entry(t, entry, author, mine) for entry, author in entries]


def _entry(t: Translator, entry: Entry, author: Person, mine: Side) -> str:
    text = _text(t, entry)
    if entry.side == Side.NOTE:
        return t("entry-note", name=short(author.name, 60), text=text)
    if entry.side == Side.STAFF:
        return t("entry-answer", text=text)
    return t("entry-own" if mine == Side.LEARNER else "entry-question", text=text)


def _text(t: Translator, entry: Entry) -> str:
    if entry.recalled_at is not None:
        return t.plain("entry-recalled")
    words = " ".join(entry.text.split())
    kind = "" if words and entry.file_id is None else t.plain(f"entry-kind-{entry.kind}")
    return short(" ".join(filter(None, (kind, words))), TEXT_LENGTH)
