"""How the bot is, line by line: good, to be looked at, or wrong – and what to do next (row A13).

The limits and why they stand where they do: docs/operations.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from academy import signs
from academy.letters import Priority
from academy.settings import Settings
from academy.signs import Disk, Faces
from storage.database import Session
from storage.queries import health as ask
from storage.queries.health import Counts
from storage.tables.health import Sign

DAY = timedelta(days=1)
_SILENT_AFTER = timedelta(seconds=30)  # thirty beats of the clock
_GIB = 1 << 30


class Grade(StrEnum):
    GOOD = "good"
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True)
class Line:
    """A part of the bot: its facts (ages in whole seconds, sizes in bytes), how they are, and the
    code of what to do next where something is to be done."""

    part: str
    grade: Grade
    advice: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Health:
    """All parts at a moment."""

    at: datetime
    lines: tuple[Line, ...]

    @property
    def is_well(self) -> bool:
        """Nothing is wrong."""
        return not self.wrong

    @property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if line.grade == Grade.WRONG]

    def facts(self) -> dict[str, Any]:
        """For another program."""
        parts = {
            line.part: {"grade": line.grade, "advice": line.advice or None, **line.facts}
            for line in self.lines
        }
        return {"well": self.is_well, "at": self.at.isoformat(), "parts": parts}


async def health(
    session: Session, settings: Settings, *, now: datetime, disk: Disk | None = None
) -> Health:
    """How the bot is: at `now`, or at the last beat when the question waited longer than that.

    `disk` is what the one who asks measured; else what the leading process noted last.
    """
    known = await ask.signs(session)
    found = await ask.counts(session, list(Priority), DAY, now=now)
    kind, size = await ask.size(session)
    now = max(now, found.beat_at or now)
    lines = (
        Line("database", Grade.GOOD, facts={"kind": kind, "size": size}),
        _clock(found, now),
        _telegram(known, found, now),
        _updates(found, now),
        _letters(found, now),
        _work(found, now),
        _faces(known),
        _checks(found, now),
        *_disk(known, disk),
        *_backup(known, settings, now),
    )
    return Health(now, lines)


def unreachable(*, now: datetime) -> Health:
    """The database does not answer or has not our tables; nothing else is known."""
    facts = {"kind": "none", "size": None}
    return Health(now, (Line("database", Grade.WRONG, "database-unreachable", facts),))


def _clock(found: Counts, now: datetime) -> Line:
    age = _age(found.beat_at, now)
    is_silent = age is None or age > _SILENT_AFTER.total_seconds()
    return _line("clock", {"age": age}, ("clock-silent", Grade.WRONG, is_silent))


def _telegram(known: Mapping[str, Sign], found: Counts, now: datetime) -> Line:
    """An idle night is no alarm: Telegram answers our question for updates also when there are
    none. What it holds back is wrong only while nothing comes in, however busy the day is."""
    facts = known["telegram"].facts if "telegram" in known else {}
    heard = _age(signs.moment(known, "telegram", "heard_at"), now)
    since = signs.moment(known, "telegram", "held_since")
    stuck = None if since is None else _age(max(since, found.last_update_at or since), now)
    return _line(
        "telegram",
        {"age": heard, "held": facts.get("held", 0)},
        ("telegram-unreachable", Grade.WRONG, heard is None or heard > 30 * 60),
        ("telegram-holds", Grade.WRONG, _over(stuck, 30)),
        ("telegram-unreachable", Grade.LOOK, _over(heard, 3)),
        ("telegram-holds", Grade.LOOK, _over(stuck, 5)),
    )


def _updates(found: Counts, now: datetime) -> Line:
    age = _age(found.oldest_update_at, now)
    return _line(
        "updates",
        {
            "waiting": found.updates_waiting,
            "age": age,
            "last_age": _age(found.last_update_at, now),
            "failed": found.updates_failed,
        },
        ("updates-stuck", Grade.WRONG, _over(age, 10)),
        ("updates-stuck", Grade.LOOK, _over(age, 1)),
        ("updates-failed", Grade.LOOK, found.updates_failed > 0),
    )


def _letters(found: Counts, now: datetime) -> Line:
    """An announcement to ten thousand takes seven minutes; answers and reminders go before it."""
    age, urgent = _age(found.oldest_letter_at, now), _age(found.oldest_urgent_at, now)
    return _line(
        "letters",
        {
            "waiting": found.letters_due,
            "age": age,
            "urgent_age": urgent,
            "doubt": found.letters_doubt,
            "failed": found.letters_failed,
        },
        ("letters-stuck", Grade.WRONG, _over(urgent, 10) or _over(age, 120)),
        ("letters-stuck", Grade.LOOK, _over(urgent, 2) or _over(age, 30)),
        ("letters-doubt", Grade.LOOK, found.letters_doubt > 0),
        ("letters-failed", Grade.LOOK, found.letters_failed > 0),
    )


def _work(found: Counts, now: datetime) -> Line:
    age = _age(found.oldest_work_at, now)
    return _line(
        "work",
        {"waiting": found.work_waiting, "age": age, "poisoned": found.work_poisoned},
        ("work-slow", Grade.WRONG, _over(age, 60)),
        ("work-slow", Grade.LOOK, _over(age, 10)),
        ("work-poisoned", Grade.LOOK, found.work_poisoned > 0),
    )


def _faces(known: Mapping[str, Sign]) -> Line:
    """Without a key people confirm identities: a choice to look at, not a fault."""
    state = known["faces"].facts["state"] if "faces" in known else "unknown"
    if state in ("unknown", Faces.ON):
        return Line("faces", Grade.GOOD, facts={"state": state})
    grade = Grade.LOOK if state == Faces.NO_KEY else Grade.WRONG
    return Line("faces", grade, f"faces-{state}", {"state": state})


def _checks(found: Counts, now: datetime) -> Line:
    """Identity checks that wait for a person: after a day too long, after two weeks an alarm that
    stays until they are decided."""
    age = _age(found.oldest_check_at, now)
    return _line(
        "checks",
        {"waiting": found.checks_waiting, "age": age},
        ("checks-undecided", Grade.WRONG, _over(age, 14 * 24 * 60)),
        ("checks-undecided", Grade.LOOK, _over(age, 24 * 60)),
    )


def _disk(known: Mapping[str, Sign], measured: Disk | None) -> list[Line]:
    if measured is None and "disk" not in known:
        return []
    found = measured or Disk(**known["disk"].facts)
    line = _line(
        "disk",
        vars(found),
        ("disk-low", Grade.WRONG, found.free < _GIB / 2),
        ("disk-low", Grade.LOOK, found.free < 2 * _GIB),
    )
    return [line]


def _backup(known: Mapping[str, Sign], settings: Settings, now: datetime) -> list[Line]:
    """Age counts once a folder is set or a backup was made; the demonstration needs none."""
    made, failed = (signs.moment(known, "backup", each) for each in ("made_at", "failed_at"))
    if settings.backup_dir is None and made is None:
        return [] if settings.is_demo else [Line("backup", Grade.LOOK, "backup-off", {"age": None})]
    age, most = _age(made, now), settings.backup_warn_after.total_seconds()
    line = _line(
        "backup",
        {"age": age},
        ("backup-failed", Grade.WRONG, failed is not None and (age is None or age > most)),
        ("backup-old", Grade.WRONG, age is not None and age > most),
        ("backup-failed", Grade.LOOK, failed is not None),
        ("backup-awaited", Grade.LOOK, age is None),
    )
    return [line]


def _line(part: str, facts: Mapping[str, Any], *cases: tuple[str, Grade, bool]) -> Line:
    """The first case that holds says how the part is; none holds for a good one."""
    for advice, grade, holds in cases:
        if holds:
            return Line(part, grade, advice, dict(facts))
    return Line(part, Grade.GOOD, facts=dict(facts))


def _age(moment: datetime | None, now: datetime) -> int | None:
    """Whole seconds since then; none where there is nothing to be old."""
    return None if moment is None else max(round((now - moment).total_seconds()), 0)


def _over(seconds: int | None, minutes: int) -> bool:
    return seconds is not None and seconds > minutes * 60
