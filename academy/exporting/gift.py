"""A question bank as GIFT: everything of an item but its pictures, which the format cannot hold."""

import re
from collections.abc import Iterable
from decimal import Decimal

from academy.exporting.items import Exported, Item, ItemOption
from academy.exporting.words import bare, by_category, escaped, question_text, said
from academy.importing.banks import Kind
from storage.tables.columns import Bilingual

_SIGNS = re.compile(r"[\\:#={}~]")
_FULL = 100.0
_ORDER = ">0 ALL VERTICAL ABSOLUTE_POSITION SHOW none"  # qtype_ordering: all items, one a line


def exported(items: Iterable[Item]) -> Exported:
    """The file in UTF-8; `without_pictures` are the keys of items that had some."""
    parts: list[str] = []
    there = list(items)
    category = ""
    for item in by_category(there):
        if item.category != category:
            category = item.category
            parts.append(f"$CATEGORY: {category}\n")
        parts.append(_question(item))
    lost = tuple(item.key for item in there if item.pictures)
    return Exported("\n".join(parts).encode("utf-8", "replace"), lost)


def _question(item: Item) -> str:
    tags = [tag.replace("]", ")") for tag in item.tags]
    tags += [f"points:{item.points:g}"] if item.points != 1.0 else []
    tags += [f"level:{item.level}"] if item.level else []
    tags += ["exact"] if item.kind == Kind.SHORT and not item.is_folded else []
    comment = "// " + " ".join(f"[tag:{tag}]" for tag in tags) + "\n" if tags else ""
    text = _marked(question_text(item))
    return f"{comment}::{_written(item.key)}::{text}{_braces(item)}\n"


def _braces(item: Item) -> str:
    if item.kind == Kind.DESCRIPTION:
        return ""
    lines = _answers(item)
    if item.feedback:
        lines.append("####" + _marked(said(item, item.feedback)))
    return "{" + "\n".join(lines) + "}"


def _answers(item: Item) -> list[str]:
    match item.kind:
        case Kind.TRUE_FALSE:
            return [_truth(item)]
        case Kind.NUMERIC:
            return ["#", *(_number(item, option) for option in item.options)]
        case Kind.MATCHING:
            return ["", *(_pair(item, option) for option in item.options)]
        case Kind.ORDERING:
            return [_ORDER, *(_marked(said(item, option.text)) for option in item.options)]
        case Kind.ESSAY | Kind.DESCRIPTION:
            return []
    return ["", *(_option(item, option) for option in item.options)]


def _option(item: Item, option: ItemOption) -> str:
    is_full = option.weight == _FULL and item.kind != Kind.SEVERAL
    sign = "=" if is_full or item.kind == Kind.SHORT else "~"
    weight = "" if is_full or not option.weight else _percent(option.weight)
    if item.kind == Kind.SHORT and not option.weight:
        weight = _percent(0.0)
    text = _marked(said(item, option.text, bare if item.kind == Kind.SHORT else escaped))
    return sign + weight + text + _remark(item, option.feedback)


def _truth(item: Item) -> str:
    true, false = item.options
    right, wrong = (true, false) if true.weight == _FULL else (false, true)
    word = "TRUE" if right is true else "FALSE"
    remarks = [_marked(said(item, each.feedback)) for each in (wrong, right)]
    if not any(remarks):
        return word
    return word + "#" + remarks[0] + ("#" + remarks[1] if remarks[1] else "")


def _number(item: Item, option: ItemOption) -> str:
    remark = _remark(item, option.feedback)
    if option.low is None or option.high is None:
        return "~" + remark
    weight = "" if option.weight == _FULL else _percent(option.weight)
    low, high = _decimal(option.low), _decimal(option.high)
    return "=" + weight + (low if option.low == option.high else f"{low}..{high}") + remark


def _pair(item: Item, option: ItemOption) -> str:
    right = _written(said(item, option.match, bare))
    return f"={_marked(said(item, option.text))} -> {right}"


def _remark(item: Item, feedback: Bilingual | None) -> str:
    return "#" + _marked(said(item, feedback)) if feedback else ""


def _percent(weight: float) -> str:
    return f"%{_decimal(Decimal(repr(weight)))}%"


def _decimal(number: Decimal) -> str:
    plain = f"{number:f}"
    return plain if len(plain) <= 30 else str(number)


def _marked(text: str) -> str:
    """The text with its format where its beginning would mean something else."""
    return ("[moodle]" if text.startswith(("[", "%", "/", "$")) else "") + _written(text)


def _written(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text).replace("\r", "").replace("\n", r"\n")
