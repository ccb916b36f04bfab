"""What stands inside the braces of a GIFT question, read in the order in which Moodle decides."""

import re

from academy.importing import choices
from academy.importing.banks import Answers, Kind, Option, Pair
from academy.importing.gift_numbers import number_answers
from academy.importing.gift_signs import NotTaken, Piece, feedback
from academy.importing.texts import TextFormat

_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
# How many items, which, how they lie, how they are marked, whether that is shown, how numbered.
_LAYOUT = re.compile(
    r">[ ]*(?:\d+[ ]*)?(?:(?:ALL|EXACT|RANDOM|REL|CONTIG(?:UOUS)?)\b[ ]*)?"
    r"(?:(?:H(?:ORI(?:ZONTAL)?)?|V(?:ERT(?:ICAL)?)?|[01])\b[ ]*)?"
    r"(?:(?:ALL_OR_NOTHING|ABS(?:OLUTE(?:_POSITION)?)?|REL(?:ATIVE\w*)?|LONGEST\w+)\b[ ]*)?"
    r"(?:(?:SHOW|TRUE|YES|1|HIDE|FALSE|NO|0)\b[ ]*)?(?:(?:none|123|abc|ABCD|iii|IIII)\b[ ]*)?"
    r"(?=\n)",
)


def parsed_answers(body: Piece, format: TextFormat) -> tuple[Answers, list[str]]:
    """The answers and the keys of what was mended.

    Raises NotTaken with the reason where no answer can be right, or which one is cannot be told.
    """
    body = body.stripped()
    mask = body.mask
    if not body.text:
        return Answers(Kind.ESSAY), []
    if mask.startswith("#"):
        return number_answers(body.part(1), format)
    if mask.startswith(">"):
        return _ordering(body, format), []
    if "~" in mask:
        return _choice(body, format)
    if "=" in mask and "->" in mask:
        return _matching(body, format), []
    truth = _TRUTH.get(body.cut_at("#")[0].plain().upper())
    if truth is not None:
        return _true_false(body, format, truth), []
    return _short(body, format)


def _true_false(body: Piece, format: TextFormat, truth: bool) -> Answers:
    """Moodle's order: the first remark is for the wrong answer, the second for the right one."""
    _, remarks = body.cut_at("#")
    wrong, right = remarks.cut_at("#") if remarks is not None else (None, None)
    return choices.true_false(
        truth, {truth: feedback(right, format), not truth: feedback(wrong, format)}
    )


def _choice(body: Piece, format: TextFormat) -> tuple[Answers, list[str]]:
    starts, mended = _option_starts(body)
    if not starts or starts[0] > 0:
        raise NotTaken("text-before-options")
    pieces = list(body.cut_from(starts))
    options = tuple(_option(piece, format) for piece in pieces)
    is_single = any(piece.mask.startswith("=") for piece in pieces)
    answers, told = choices.weighed(options, is_several=not is_single)
    return answers, [*mended, *told]


def _option_starts(body: Piece) -> tuple[list[int], list[str]]:
    """An equals sign inside a word («2+2=4») is text where the options are whole without it."""
    everywhere = body.signs(r"[~=]")
    clear = body.signs(r"~|(?:^|(?<=\s))=")
    if clear == everywhere or not any(body.mask[at] == "=" for at in clear):
        return everywhere, []
    return clear, ["unescaped-equals"]


def _option(piece: Piece, format: TextFormat) -> Option:
    weight, rest = piece.part(1).weighed()
    text, remark = rest.cut_at("#")
    if weight is None:
        weight = choices.FULL if piece.mask.startswith("=") else 0.0
    return Option(text.formatted(format), weight, feedback(remark, format))


def _matching(body: Piece, format: TextFormat) -> Answers:
    starts = body.signs("=")
    if starts[0] > 0:
        raise NotTaken("text-before-options")
    return choices.matching(_pair(piece.part(1), format) for piece in body.cut_from(starts))


def _pair(piece: Piece, format: TextFormat) -> Pair:
    left, right = piece.cut_at("->")
    if right is None or not right.plain():
        raise NotTaken("broken-pair", pair=piece.plain())
    return Pair(left.formatted(format), right.plain())


def _ordering(body: Piece, format: TextFormat) -> Answers:
    """Items in their right order, one a line, as Moodle's qtype_ordering writes them."""
    layout = _LAYOUT.match(body.mask)
    rest = body.part(layout.end() if layout else 1).stripped()
    lines = [piece.stripped() for piece in rest.cut_from([0, *rest.signs("\n")])]
    return choices.ordering([line.formatted(format) for line in lines if line.text])


def _short(body: Piece, format: TextFormat) -> tuple[Answers, list[str]]:
    starts = body.signs("=")
    mended = [] if starts else ["answer-without-equals"]
    if starts and starts[0] > 0:
        raise NotTaken("text-before-options")
    pieces = list(body.cut_from(starts)) if starts else [Piece("=" + body.text, "=" + body.mask)]
    return choices.short([_option(piece, format) for piece in pieces]), mended
