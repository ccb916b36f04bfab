"""A part of the bot in words, for the chat and for the console."""

from typing import Any

from academy.health import Line
from locales import Translator

_MINUTE, _HOUR, _DAY = 60, 60 * 60, 24 * 60 * 60
_MIB, _GIB = 1 << 20, 1 << 30


def words(t: Translator, line: Line) -> str:
    """How the part is, and what to do next where something is to be done."""
    facts = {name: _value(t, name, value) for name, value in line.facts.items()}
    said = t.plain(_key(line), **facts)
    if line.advice:
        advice = t.plain(f"health-next-{line.advice}", **facts)
        said = f"{said}\n{t.plain('health-next', advice=advice)}"
    return t.plain(f"health-{line.grade}", line=said)


def _key(line: Line) -> str:
    """Some parts have words of their own for "never" and "nothing"."""
    is_empty = "age" in line.facts and line.facts["age"] is None
    return f"health-{line.part}-none" if is_empty else f"health-{line.part}"


def _value(t: Translator, name: str, value: Any) -> Any:
    if value is None:
        return t.plain("health-never")
    if name == "last_age":
        return t.plain("health-ago", age=_age(t, value))
    if name.endswith("age"):
        return _age(t, value)
    return _size(t, value) if name in ("size", "free", "total") else value


def _age(t: Translator, seconds: int) -> str:
    for unit, length in (("days", 2 * _DAY), ("hours", 2 * _HOUR), ("minutes", 2 * _MINUTE)):
        if seconds >= length:
            return t.plain("health-age", unit=unit, count=seconds // (length // 2))
    return t.plain("health-age", unit="seconds", count=seconds)


def _size(t: Translator, count: int) -> str:
    unit, length = ("gb", _GIB) if count >= _GIB else ("mb", _MIB)
    return t.plain("health-size", unit=unit, count=round(count / length, 1))
