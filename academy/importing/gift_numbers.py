"""Numbers as right answers in GIFT: `7`, `3.14:0.005`, `1..5`, several with weights."""

import re
from decimal import Decimal

from academy.importing.banks import Answers, Kind, NumberAnswer
from academy.importing.gift_signs import NotTaken, Piece, feedback
from academy.importing.numbers import NUMBER, amount
from academy.importing.texts import TextFormat

_NUMBER = rf"\s*({NUMBER})\s*"
_RANGE = re.compile(_NUMBER + r"\.\." + _NUMBER)
_AROUND = re.compile(_NUMBER + "(?::" + _NUMBER + ")?")


def number_answers(body: Piece, format: TextFormat) -> tuple[Answers, list[str]]:
    """The numbers that earn something, and what is said about all others."""
    body = body.stripped()
    starts = body.signs("[=~]")
    if not starts or starts[0] > 0:
        starts = [0, *starts]
    numbers: list[NumberAnswer] = []
    otherwise = None
    for piece in body.cut_from(starts):
        sign = piece.mask[:1]
        piece = piece.part(1) if sign in ("=", "~") else piece
        if sign == "~":
            otherwise = feedback(piece.cut_at("#")[1], format)
        elif piece.text.strip():
            numbers.append(_number(piece, format))
    if all(number.weight < 100 for number in numbers):
        raise NotTaken("no-right-answer")
    mended = ["decimal-comma"] if _has_comma(body) else []
    return Answers(Kind.NUMERIC, numbers=tuple(numbers), otherwise=otherwise), mended


def _number(piece: Piece, format: TextFormat) -> NumberAnswer:
    weight, rest = piece.weighed()
    amount, remark = rest.cut_at("#")
    low, high = limits(amount.plain())
    return NumberAnswer(low, high, 100.0 if weight is None else weight, feedback(remark, format))


def limits(written: str) -> tuple[Decimal, Decimal]:
    """The lowest and highest number meant by `7`, `3.14:0.005` or `1..5`; a comma may be a point.

    Raises NotTaken (not-a-number, empty-range).
    """
    between = _RANGE.fullmatch(written)
    if between:
        low, high = amount(between[1]), amount(between[2])
    else:
        around = _AROUND.fullmatch(written)
        if around is None:
            raise NotTaken("not-a-number", text=written)
        middle, tolerance = amount(around[1]), amount(around[2] or "0")
        low, high = middle - tolerance, middle + tolerance
    if low > high:
        raise NotTaken("empty-range", text=written)
    return low, high


def _has_comma(body: Piece) -> bool:
    return re.search(r"^[^#]*[0-9],[0-9]", body.mask) is not None
