"""A question bank as Moodle XML: everything of an item, with its pictures."""

import base64
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from academy.exporting.items import Exported, Item, ItemOption
from academy.exporting.words import bare, by_category, question_text, said
from academy.importing.banks import Kind
from academy.importing.moodle_xml_pictures import IN_FILE

_TYPES = {
    Kind.ONE_CHOICE: "multichoice",
    Kind.SEVERAL: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.SHORT: "shortanswer",
    Kind.NUMERIC: "numerical",
    Kind.MATCHING: "matching",
    Kind.ORDERING: "ordering",
    Kind.ESSAY: "essay",
    Kind.DESCRIPTION: "description",
}
_LONGEST_ID = 100  # letters of an idnumber in Moodle
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINES = 'format="moodle_auto_format"'


def exported(items: Iterable[Item]) -> Exported:
    """The file in UTF-8, as Moodle 4 and 5 import it."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    category = ""
    for item in by_category(list(items)):
        if item.category != category:
            category = item.category
            path = _text(f"$course$/top/{category}")
            parts.append(f'<question type="category"><category>{path}</category></question>')
        parts += [f'<question type="{_TYPES[item.kind]}">', *_lines(item), "</question>"]
    return Exported("\n".join([*parts, "</quiz>", ""]).encode("utf-8"))


def _lines(item: Item) -> Iterator[str]:
    yield f"<name>{_text(item.key)}</name>"
    yield _question_text(item)
    yield f"<generalfeedback {_LINES}>{_text(said(item, item.feedback))}</generalfeedback>"
    yield f"<defaultgrade>{item.points:g}</defaultgrade>"
    if len(item.key) <= _LONGEST_ID:
        yield f"<idnumber>{_escaped(item.key)}</idnumber>"
    if item.kind in (Kind.ONE_CHOICE, Kind.SEVERAL):
        yield f"<single>{str(item.kind == Kind.ONE_CHOICE).lower()}</single>"
    if item.kind == Kind.SHORT:
        yield f"<usecase>{int(not item.is_folded)}</usecase>"
    if item.kind == Kind.ORDERING:
        yield "<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>"
        yield "<gradingtype>ABSOLUTE_POSITION</gradingtype><showgrading>SHOW</showgrading>"
    for place, option in enumerate(item.options, start=1):
        yield _answer(item, option, place)
    tags = [*item.tags, *([f"level:{item.level}"] if item.level else [])]
    if tags:
        yield "<tags>" + "".join(f"<tag>{_text(tag)}</tag>" for tag in tags) + "</tags>"


def _question_text(item: Item) -> str:
    """The pictures stand below the text, without words of their own."""
    shown = "".join(f'<img src="{IN_FILE}{quote(each.name)}" alt="">' for each in item.pictures)
    files = "".join(
        f'<file name={quoteattr(_NOT_XML.sub("", each.name))} path="/" encoding="base64">'
        f"{base64.b64encode(each.content).decode()}</file>"
        for each in item.pictures
    )
    return f"<questiontext {_LINES}>{_text(question_text(item) + shown)}{files}</questiontext>"


def _answer(item: Item, option: ItemOption, place: int) -> str:
    remark = f"<feedback {_LINES}>{_text(said(item, option.feedback))}</feedback>"
    match item.kind:
        case Kind.MATCHING:
            right = _text(said(item, option.match, bare))
            left = _text(said(item, option.text))
            return f"<subquestion {_LINES}>{left}<answer>{right}</answer></subquestion>"
        case Kind.NUMERIC:
            return f'<answer fraction="{_weight(option)}">{_number(option)}{remark}</answer>'
        case Kind.TRUE_FALSE:
            words = _text("true" if place == 1 else "false")
            return f'<answer fraction="{_weight(option)}" {_LINES}>{words}{remark}</answer>'
        case Kind.ORDERING:
            return f'<answer fraction="{place}" {_LINES}>{_text(said(item, option.text))}</answer>'
        case Kind.SHORT:
            words = _text(said(item, option.text, bare))
            return f'<answer fraction="{_weight(option)}" {_LINES}>{words}{remark}</answer>'
    words = _text(said(item, option.text))
    return f'<answer fraction="{_weight(option)}" {_LINES}>{words}{remark}</answer>'


def _number(option: ItemOption) -> str:
    """Moodle writes a range as its middle and how far from it is right, too."""
    if option.low is None or option.high is None:
        return _text("*")
    middle = (option.low + option.high) / 2
    return f"{_text(str(middle))}<tolerance>{option.high - middle}</tolerance>"


def _weight(option: ItemOption) -> str:
    return f"{Decimal(repr(option.weight)):f}"


def _text(text: str) -> str:
    return f"<text>{_escaped(text)}</text>"


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
