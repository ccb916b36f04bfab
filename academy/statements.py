"""Lines of the digital trace as xAPI 1.0.3 statements: codes and amounts, no personal data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from academy.vocabulary import ACTIVITIES, DISCIPLINE, INTERACTIONS, VERBS, Activity
from storage.tables.columns import Bilingual
from storage.tables.trace import Thing, Verb

VERSION = "1.0.3"
_PROFILE = "/xapi/profile/1"
_ZONE = ZoneInfo("Asia/Almaty")
_NAMELESS = Bilingual()
_TOLD_APART = frozenset(["points", "max", "success", "completion", "seconds", "response", "kind"])


@dataclass(frozen=True)
class Place:
    """The discipline a line belongs to."""

    number: int
    name: Bilingual = _NAMELESS


@dataclass(frozen=True)
class Line:
    """One line of the trace in plain values.

    `person` is an opaque code, never a name. Of `result` these keys have a place in xAPI: `points`
    of `max`, `success`, `completion`, `seconds`, `response`, and `kind` of a question; every other
    key becomes an extension under the Academy's home page.
    """

    number: int
    at: datetime
    person: str
    verb: Verb
    thing: Thing
    thing_number: int
    name: Bilingual = _NAMELESS
    discipline: Place | None = None
    quiz_number: int | None = None  # the quiz a question was asked in
    result: Mapping[str, Any] = field(default_factory=dict)
    locale: str = "kk"
    platform: str = "Telegram"


def statement(line: Line, home_page: str) -> dict[str, Any]:
    """The line as a statement; the same line gives the same statement with the same id."""
    home = home_page.rstrip("/")
    verb = VERBS[line.verb]
    written: dict[str, Any] = {
        "id": _identity(home, f"statement/{line.number}"),
        "timestamp": line.at.astimezone(_ZONE).isoformat(),
        "version": VERSION,
        "actor": {"objectType": "Agent", "account": {"homePage": home, "name": line.person}},
        "verb": {"id": _address(home, verb.address), "display": verb.display},
        "object": _object(line, home),
        "context": _context(line, home),
    }
    result = _result(line, home)
    return {**written, "result": result} if result else written


def _identity(home: str, path: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{home}/xapi/{path}"))


def _address(home: str, address: str) -> str:
    """Our own words live under the home page."""
    return home + address if address.startswith("/") else address


def _activity(home: str, activity: Activity, number: int, name: Bilingual) -> dict[str, Any]:
    names = {locale: text for locale, text in (("kk", name.kk), ("ru", name.ru)) if text}
    definition: dict[str, Any] = {"type": _address(home, activity.address)}
    if names:
        definition["name"] = names
    return {
        "objectType": "Activity",
        "id": f"{home}/xapi/{activity.path}/{number}",
        "definition": definition,
    }


def _object(line: Line, home: str) -> dict[str, Any]:
    about = _activity(home, ACTIVITIES[line.thing], line.thing_number, line.name)
    if line.thing == Thing.QUESTION:
        kind = str(line.result.get("kind", ""))
        about["definition"]["interactionType"] = INTERACTIONS.get(kind, "other")
    return about


def _context(line: Line, home: str) -> dict[str, Any]:
    """`registration` is one for a person in a discipline, so that their lines can be gathered."""
    around: dict[str, Any] = {"category": [{"id": home + _PROFILE}]}
    if line.discipline is not None:
        place = line.discipline
        around["grouping"] = [_activity(home, DISCIPLINE, place.number, place.name)]
    if line.quiz_number is not None:
        around["parent"] = [_activity(home, ACTIVITIES[Thing.QUIZ], line.quiz_number, _NAMELESS)]
    place_number = line.discipline.number if line.discipline else 0
    return {
        "platform": line.platform,
        "language": line.locale,
        "registration": _identity(home, f"registration/{line.person}/{place_number}"),
        "contextActivities": around,
    }


def _result(line: Line, home: str) -> dict[str, Any]:
    told = line.result
    result: dict[str, Any] = {}
    for name in ("success", "completion"):
        if told.get(name) is not None:
            result[name] = bool(told[name])
    if line.verb == Verb.COMPLETED:
        result.setdefault("completion", True)
    if told.get("response") is not None:
        result["response"] = str(told["response"])
    if told.get("seconds") is not None:
        result["duration"] = duration(timedelta(seconds=told["seconds"]))
    if told.get("points") is not None:
        result["score"] = _score(told["points"], told.get("max"))
    others = {key: value for key, value in told.items() if key not in _TOLD_APART}
    if others:
        result["extensions"] = {f"{home}/xapi/facts/{key}": value for key, value in others.items()}
    return result


def _score(points: float, most: float | None) -> dict[str, float]:
    if not most:
        return {"raw": points}
    # Wrong options may cost points: xAPI wants `raw` within the limits, `scaled` within ±1.
    return {
        "raw": points,
        "min": min(0, points),
        "max": max(most, points),
        "scaled": round(min(1.0, max(-1.0, points / most)), 4),
    }


def duration(length: timedelta) -> str:
    """ISO 8601 with hundredths of a second at most, as xAPI asks: `PT1H28M`, `PT25.5S`, `PT0S`."""
    hundredths = round(length.total_seconds() * 100)
    minutes, rest = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    parts = (
        f"{hours}H" if hours else "",
        f"{minutes}M" if minutes else "",
        f"{rest / 100:g}S" if rest or hundredths == 0 else "",
    )
    return "PT" + "".join(parts)
