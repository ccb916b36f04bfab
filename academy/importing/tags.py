"""Question banks in the tags of Kazakhstani test programs: question, variant, variantright.

The tags may be numbered, closed or not, in any letter case. Which answer is right is never guessed.
"""

import re
from dataclasses import dataclass, field

from academy.importing.banks import Bank, ParsedQuestion
from academy.importing.choices import choice
from academy.importing.decoding import decoded
from academy.importing.gathering import Gathered
from academy.importing.gift_signs import NotTaken
from academy.importing.report import Refused
from academy.importing.roster_letters import shortened
from academy.importing.texts import Text

FORMAT = "tags"
TAG = re.compile(
    r"<[ \t]{0,9}(/?)[ \t]{0,9}(question|variant[ _-]?right|right[ _-]?variant|variant)"
    r"[ _-]?\d{0,9}[ \t]{0,9}>",
    re.IGNORECASE,
)


@dataclass
class _Question:
    """`text` is none where variants stand before any question."""

    line: int
    text: str | None
    options: list[tuple[str, bool]] = field(default_factory=list)


def bank(data: bytes) -> Bank:
    """The bank of such a file. Never raises on any bytes: what cannot be read is in the report."""
    read = decoded(data)
    if isinstance(read, Refused):
        return Bank(format=FORMAT, refusal=read)
    gathered = Gathered()
    for each in _questions(read.text, gathered):
        try:
            gathered.take(_question(each))
        except NotTaken as why:
            gathered.refuse(each.line, why)
    return gathered.bank(FORMAT, read.changed)


def _questions(text: str, gathered: Gathered) -> list[_Question]:
    """The questions with their variants; what stands outside of all tags is told of."""
    found: list[_Question] = []
    line, at = 1, 0
    tags = list(TAG.finditer(text))
    _outside(text[: tags[0].start()] if tags else text, line, gathered)
    for number, tag in enumerate(tags):
        line, at = line + text.count("\n", at, tag.start()), tag.start()
        end = tags[number + 1].start() if number + 1 < len(tags) else len(text)
        words = text[tag.end() : end]
        if tag[1]:
            _outside(words, line, gathered)
        elif tag[2].lower() == "question":
            found.append(_Question(line, words.strip()))
        else:
            if not found:
                found.append(_Question(line, None))
            found[-1].options.append((words.strip(), "right" in tag[2].lower()))
    return found


def _outside(words: str, line: int, gathered: Gathered) -> None:
    if words.strip():
        line += words[: len(words) - len(words.lstrip())].count("\n")
        gathered.note(line, "text-outside", text=shortened(words))


def _question(read: _Question) -> ParsedQuestion:
    if read.text is None:
        raise NotTaken("variants-without-question")
    text = Text(read.text)
    if not text.plain and not text.has_picture:
        raise NotTaken("empty-text")
    answers = choice([(Text(words), is_right) for words, is_right in read.options])
    return ParsedQuestion(line=read.line, title="", text=text, answers=answers)
