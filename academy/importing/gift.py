"""Question banks in GIFT, read as Moodle reads them and with more patience; every loss is told."""

import re

from academy.importing.banks import Answers, Bank, Kind, ParsedQuestion
from academy.importing.decoding import decoded
from academy.importing.gift_answers import parsed_answers
from academy.importing.gift_blocks import Block, Cutter
from academy.importing.gift_signs import NotTaken, Piece, feedback
from academy.importing.languages import in_languages
from academy.importing.question_tags import marks
from academy.importing.report import Changed, Refused
from academy.importing.texts import MOST_LETTERS, Text, TextFormat

FORMAT = "gift"

_ID = re.compile(r"\[id:([^\]]{1,255})\]")
_TAG = re.compile(r"\[tag:([^\]]{1,255})\]")  # a tag of Moodle has at most 255 letters
_FORMAT = re.compile(r"\s*\[(html|markdown|moodle|plain)\]", re.IGNORECASE)
_STRAY = re.compile(r"[\"';]+")  # what other programs leave behind a closing brace
_GAP = "_____"


def bank(data: bytes) -> Bank:
    """The bank of a GIFT file. Never raises on any bytes: what cannot be read is in the report."""
    read = decoded(data)
    if isinstance(read, Refused):
        return Bank(format=FORMAT, refusal=read)
    cutter = Cutter()
    cutter.cut(read.text)
    questions: list[ParsedQuestion] = []
    refused: list[Refused] = []
    changed = [*read.changed, *cutter.changed]
    for block in cutter.blocks:
        try:
            question, mended = _question(block)
        except NotTaken as why:
            refused.append(Refused(block.line, why.reason, why.facts))
        else:
            questions.append(question)
            changed += [Changed(block.line, what) for what in mended]
    return Bank(
        format=FORMAT,
        found=len(cutter.blocks),
        questions=tuple(questions),
        categories=tuple(cutter.categories),
        changed=tuple(sorted(changed, key=lambda change: change.line)),
        refused=tuple(refused),
        refusal=None if cutter.blocks else Refused(0, "no-questions"),
    )


def _question(block: Block) -> tuple[ParsedQuestion, list[str]]:
    if block.fault:
        raise NotTaken(block.fault)
    if len(block.text) > MOST_LETTERS:
        raise NotTaken("too-long", length=len(block.text), limit=MOST_LETTERS)
    title, rest = _title(Piece.of(block.text).stripped())
    written = _FORMAT.match(rest.mask)
    format = TextFormat(written[1].lower()) if written else TextFormat.MOODLE
    answers, mended, general = Answers(Kind.DESCRIPTION), list[str](), None
    opening, closing = rest.mask.find("{"), rest.mask.find("}")
    if opening >= 0:
        body, remark = rest.part(opening + 1, closing).cut_at("####")
        answers, mended = parsed_answers(body, format)
        general = feedback(remark, format)
        rest, stray = _with_gap(rest.part(0, opening), rest.part(closing + 1))
        mended = mended + stray
    text, borrowed = _text(rest, format, title)
    own = marks(_marks(_TAG, block))
    is_short = answers.kind == Kind.SHORT
    question = ParsedQuestion(
        line=block.line,
        title=title,
        text=text,
        answers=answers,
        feedback=general,
        category=block.category,
        id=next(iter(_marks(_ID, block)), ""),
        tags=own.tags,
        points=own.points,
        level=own.level,
        is_folded=is_short and own.is_folded is not False,  # as Moodle does
    )
    mended = [*mended, *borrowed, *(["picture-left-out"] if _has_picture(question) else [])]
    return in_languages(question), mended


def _title(block: Piece) -> tuple[str, Piece]:
    if not block.mask.startswith("::"):
        return "", block
    title, rest = block.part(2).cut_at("::")
    return ("", block) if rest is None else (title.plain(), rest)


def _with_gap(before: Piece, behind: Piece) -> tuple[Piece, list[str]]:
    """Text behind the answers makes them a gap in a sentence; a stray `";` does not."""
    words = behind.text.strip()
    if not words:
        return before, []
    if _STRAY.fullmatch(words) and before.text.count('"') % 2 == 0:
        return before, ["stray-signs"]
    return Piece(before.text + _GAP + behind.text, before.mask + _GAP + behind.mask), []


def _text(written: Piece, format: TextFormat, title: str) -> tuple[Text, list[str]]:
    text = written.formatted(format)
    if text.text:
        return text, []
    if title:
        return Text(title, TextFormat.PLAIN), ["title-as-text"]
    raise NotTaken("empty-text")


def _marks(mark: re.Pattern[str], block: Block) -> list[str]:
    found = (each.strip() for comment in block.comments for each in mark.findall(comment))
    return [each for each in found if each]


def _has_picture(question: ParsedQuestion) -> bool:
    options = (option.text for option in question.answers.options)
    lefts = (pair.left for pair in question.answers.pairs)
    return any(text.has_picture for text in (question.text, *options, *lefts))
