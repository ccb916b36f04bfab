"""An item of a file beside the same item of the bank: new, the same, changed, or its other
language; what the file does not say stays as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Any

from academy.bank_items import Item
from academy.bank_sides import Side, Worth
from academy.importing.banks import Kind
from academy.importing.report import Changed
from storage.tables.columns import Bilingual
from storage.tables.questions import Question, QuestionKind

LOCALES = ("kk", "ru")


class Fate(StrEnum):
    """What becomes of an item of the file."""

    ADDED = "added"
    RENEWED = "renewed"  # a new version
    JOINED = "joined"  # its other language: a new version, too
    UNCHANGED = "unchanged"
    DIFFERING = "differing"  # the other language means other answers: refused


@dataclass(frozen=True)
class Row:
    """A new version as columns, still without discipline, version and times."""

    question: dict[str, Any]
    options: list[dict[str, Any]]
    pictures: list[dict[str, Any]]


@dataclass(frozen=True)
class Compared:
    """`row` is what to put into the bank, where there is something."""

    item: Item
    fate: Fate
    row: Row | None = None
    changed: tuple[Changed, ...] = ()


def compared(item: Item, there: Question | None) -> Compared:
    """What the item does to the question in use, with its options and pictures; none: it is new."""
    if there is None:
        return Compared(item, Fate.ADDED, _row(item, None))
    is_alike = there.kind.value == item.kind.value and _scale(there) == item.scale
    known = [each for each in item.sides if words(there.text, each)]
    others = [each for each in LOCALES if words(there.text, each) and each not in item.sides]
    if not known and not is_alike:
        return Compared(item, Fate.DIFFERING)
    told = _kept_category(item, there) if others else ()
    if is_alike and all(_has(there, each, item.sides[each]) for each in known):
        if len(known) < len(item.sides):
            return Compared(item, Fate.JOINED, _row(item, there), told)
        if _says_nothing_new(item, there, is_shared=bool(others)):
            return Compared(item, Fate.UNCHANGED, None, told)
    if is_alike:
        return Compared(item, Fate.RENEWED, _row(item, there), told)
    if others:
        dropped = Changed(item.lines[0], "other-language-dropped", {"item": item.key})
        return Compared(item, Fate.RENEWED, _row(item, None, there), (dropped,))
    return Compared(item, Fate.RENEWED, _row(item, None, there))


def words(text: Bilingual | None, locale: str) -> str:
    """The text in this very language; empty where there is none."""
    return getattr(text, locale) if text is not None else ""


def _kept_category(item: Item, there: Question) -> tuple[Changed, ...]:
    """The item's category was named by the file of its other language."""
    if not item.category or item.category == there.category:
        return ()
    facts = {"category": item.category, "kept": there.category}
    return (Changed(item.lines[0], "category-kept", facts),)


def _says_nothing_new(item: Item, there: Question, *, is_shared: bool) -> bool:
    """`is_shared`: the item has a language that this file does not hold, so tags and pictures of
    the file may be a part of the item's."""
    if item.points not in (None, 0, there.points) or item.level not in (None, there.level):
        return False
    tags, pictures = set(item.tags), {each.key for each in item.pictures}
    old = {each.file_key for each in there.pictures}
    if is_shared:
        return tags <= set(there.tags) and pictures <= old
    is_folded = there.kind != QuestionKind.SHORT or there.is_folded == item.is_folded
    same_place = item.category in ("", there.category)
    return (
        same_place and is_folded and tags in (set(), set(there.tags)) and pictures in (set(), old)
    )


def _has(there: Question, locale: str, side: Side) -> bool:
    """Whether the question says this very thing in this language."""
    own = (words(there.text, locale), _tagged(there, locale), words(there.feedback, locale))
    said = [
        (words(each.text, locale), words(each.match, locale), words(each.feedback, locale))
        for each in there.options
    ]
    new = [(each.text, each.match, each.feedback) for each in side.answers]
    return own == (side.text, side.markup, side.feedback) and said == new


def _scale(there: Question) -> tuple[Worth, ...]:
    return tuple(Worth(each.weight, each.low, each.high) for each in there.options)


def _row(item: Item, there: Question | None, before: Question | None = None) -> Row:
    """The item over the question `there`, whose other language stays; of `before`, whose answers
    meant something else, only what the file does not say."""
    old = there or before
    question = {
        "key": item.key,
        "category": _category(item, there, old),
        "kind": QuestionKind(item.kind.value),
        "text": _both(item, there.text if there else None, lambda side: side.text),
        "markup": _markup(item, there),
        "feedback": _both(item, there.feedback if there else None, lambda side: side.feedback),
        "points": item.points or (old.points if old else 1.0),
        "level": item.level or (old.level if old else None),
        "tags": _tags(item, there, old),
        "is_folded": item.is_folded or bool(there and there.is_folded and _keeps(item, there)),
    }
    options = [_option(item, there, number) for number in range(len(item.scale))]
    return Row(question, options, _pictures(item, there))


def _markup(item: Item, there: Question | None) -> Bilingual | None:
    """With tags in one language, the other one is in it as escaped text."""
    both = _both(item, there.markup if there else None, lambda side: side.markup)
    if both is None:
        return None
    text = _both(item, there.text if there else None, lambda side: side.text) or Bilingual()
    return Bilingual(kk=both.kk or _escaped(text.kk), ru=both.ru or _escaped(text.ru))


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _tagged(there: Question, locale: str) -> str:
    """The markup of this language; empty where it is no more than its text."""
    markup = words(there.markup, locale)
    return "" if markup == _escaped(words(there.text, locale)) else markup


def _keeps(item: Item, there: Question) -> bool:
    """Whether the question has a language that the file does not hold."""
    return any(words(there.text, each) and each not in item.sides for each in LOCALES)


def _category(item: Item, there: Question | None, old: Question | None) -> str:
    if there is not None and _keeps(item, there):
        return there.category or item.category
    return item.category or (old.category if old else "")


def _tags(item: Item, there: Question | None, old: Question | None) -> list[str]:
    if there is not None and _keeps(item, there):
        return list(dict.fromkeys([*there.tags, *item.tags]))
    return list(item.tags or (old.tags if old else ()))


def _pictures(item: Item, there: Question | None) -> list[dict[str, Any]]:
    found = {each.key: each.name for each in item.pictures}
    if there is not None and (not found or _keeps(item, there)):
        found = {each.file_key: each.file_name for each in there.pictures} | found
    return [
        {"number": number, "file_key": key, "file_name": name}
        for number, (key, name) in enumerate(found.items())
    ]


def _option(item: Item, there: Question | None, number: int) -> dict[str, Any]:
    old, worth = there.options[number] if there else None, item.scale[number]
    has_match = item.kind == Kind.MATCHING
    text = _both(item, old.text if old else None, lambda side: side.answers[number].text)
    match = _both(item, old.match if old else None, lambda side: side.answers[number].match)
    return {
        "position": number,
        "text": text or Bilingual(),
        "weight": worth.weight,
        "low": worth.low,
        "high": worth.high,
        "match": match or Bilingual() if has_match else None,
        "feedback": _both(
            item, old.feedback if old else None, lambda s: s.answers[number].feedback
        ),
    }


def _both(item: Item, old: Bilingual | None, said: Callable[[Side], str]) -> Bilingual | None:
    """The file's languages, and the one that is there already; none where both are empty."""
    texts = {
        each: said(item.sides[each]) if each in item.sides else words(old, each) for each in LOCALES
    }
    return Bilingual(**texts) if any(texts.values()) else None
