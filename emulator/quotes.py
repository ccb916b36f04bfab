"""Quotes: the part of a message that a reply is about; it must stand there word for word."""

from collections.abc import Sequence

from emulator import limits
from emulator.journal import Json

KEPT = {"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji"}


def find(message: Json, text: str, entities: Sequence[Json], position: int | None) -> Json | None:
    """The TextQuote of this text in a message, the nearest to the position; None if it is nowhere.

    The formatting that quotes keep must be the same in both, as Telegram demands.
    """
    whole = str(message.get("text", message.get("caption", "")))
    there: list[Json] = message.get("entities") or message.get("caption_entities") or []
    wanted = inside(entities, 0, limits.length(text))
    places = [
        place
        for place in occurrences(whole, text)
        if inside(there, place, limits.length(text)) == wanted
    ]
    if not text or limits.length(text) > limits.QUOTE or not places:
        return None
    best = min(places, key=lambda place: abs(place - (position or 0)))
    return {"text": text, "position": best} | ({"entities": wanted} if wanted else {})


def cut(message: Json, text: str) -> Json | None:
    """The TextQuote a person makes by marking a part of a message: its formatting comes along."""
    whole = str(message.get("text", message.get("caption", "")))
    there: list[Json] = message.get("entities") or message.get("caption_entities") or []
    for place in occurrences(whole, text)[:1]:
        kept = inside(there, place, limits.length(text))
        marks = {"entities": kept} if kept else {}
        return {"text": text, **marks, "position": place, "is_manual": True}
    return None


def occurrences(whole: str, text: str) -> list[int]:
    """Where the text begins, in UTF-16 units."""
    found, at = [], whole.find(text)
    while at >= 0:
        found.append(limits.length(whole[:at]))
        at = whole.find(text, at + 1)
    return found


def inside(entities: Sequence[Json], start: int, length: int) -> list[Json]:
    """The formatting of a part, counted from its beginning."""
    parts = []
    for entity in entities:
        first = max(entity["offset"], start)
        last = min(entity["offset"] + entity["length"], start + length)
        if entity["type"] in KEPT and last > first:
            parts.append({**entity, "offset": first - start, "length": last - first})
    return sorted(parts, key=lambda each: (each["offset"], -each["length"], each["type"]))
