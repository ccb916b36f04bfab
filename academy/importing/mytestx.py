"""Question banks in the text form of MyTestX: `# question`, `+ right`, `- wrong`."""

import re
from dataclasses import dataclass, field

from academy.importing.banks import Bank, ParsedQuestion
from academy.importing.choices import choice
from academy.importing.decoding import decoded
from academy.importing.gathering import Gathered
from academy.importing.gift_signs import NotTaken
from academy.importing.report import Refused
from academy.importing.roster_letters import shortened
from academy.importing.texts import Text, TextFormat

FORMAT = "mytestx"

_SIGNED = re.compile(r"\s*([#+-])(.*)")


@dataclass
class _Question:
    line: int
    lines: list[str]
    options: list[tuple[bool, list[str]]] = field(default_factory=list)


def bank(data: bytes) -> Bank:
    """The bank of such a file. Never raises on any bytes: what cannot be read is in the report."""
    read = decoded(data)
    if isinstance(read, Refused):
        return Bank(format=FORMAT, refusal=read)
    gathered, found = Gathered(), list[_Question]()
    for number, line in enumerate(read.text.split("\n"), start=1):
        _take(found, gathered, number, line)
    for each in found:
        try:
            gathered.take(_question(each))
        except NotTaken as why:
            gathered.refuse(each.line, why)
    return gathered.bank(FORMAT, read.changed)


def _take(found: list[_Question], gathered: Gathered, number: int, line: str) -> None:
    signed = _SIGNED.fullmatch(line)
    if signed and signed[1] == "#":
        found.append(_Question(number, [signed[2].strip()]))
    elif not line.strip():
        return
    elif not found:
        gathered.note(number, "text-outside", text=shortened(line))
    elif signed:
        found[-1].options.append((signed[1] == "+", [signed[2].strip()]))
    elif found[-1].options:
        found[-1].options[-1][1].append(line.strip())
    else:
        found[-1].lines.append(line.strip())


def _question(read: _Question) -> ParsedQuestion:
    text = _text(read.lines)
    if not text.text:
        raise NotTaken("empty-text")
    return ParsedQuestion(
        line=read.line,
        title="",
        text=text,
        answers=choice([(_text(lines), is_right) for is_right, lines in read.options]),
    )


def _text(lines: list[str]) -> Text:
    return Text("\n".join(lines).strip(), TextFormat.PLAIN)
