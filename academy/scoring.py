"""What a response earns, by the kind of its question (row Q1): pure rules, nothing is looked up."""

import math
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any
from unicodedata import normalize

from storage.tables.columns import Bilingual
from storage.tables.folding import folded
from storage.tables.questions import Option, Question, QuestionKind

Response = Mapping[str, Any]

LONGEST_NUMBER = 60  # characters of a number as it is typed
_MINUS = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")  # what phones and editors write for it
_SPACES = re.compile(r"[\s'\u2019]+")  # between thousands
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_GAP = "\0"  # any letters: an author's star


def points(question: Question, response: Response, worth: float) -> float | None:
    """The points of a response, of `worth` at most; none for an essay: a person marks it.

    A choice earns the weights of what is chosen, several added up, kept between nothing and all.
    A short answer and a number earn the weight of the first answer of the author that fits, in the
    author's order, as Moodle does it. Matching earns the share of right pairs. Ordering earns the
    share of things in their right places: Moodle's "absolute position" (qtype_ordering).
    """
    share = _share(question, response)
    return None if share is None else round(share * worth, 4)


def _share(question: Question, response: Response) -> float | None:
    match question.kind:
        case QuestionKind.ESSAY:
            return None
        case QuestionKind.SHORT:
            return _spelt(question, str(response.get("text", "")))
        case QuestionKind.NUMERIC:
            return _counted(question.options, str(response.get("text", "")))
        case QuestionKind.MATCHING:
            return _paired(question.options, response.get("pairs", {}))
        case QuestionKind.ORDERING:
            return _placed(question.options, response.get("options", ()))
        case _:
            chosen = set(response.get("options", ()))
            return earned(option for option in question.options if option.id in chosen)


def earned(options: Iterable[Option]) -> float:
    """The share of a choice: its weights added up, kept between 0 and 1 (partial credit)."""
    return _kept(sum(option.weight for option in options))


def _kept(percent: float) -> float:
    return round(min(max(percent / 100, 0.0), 1.0), 4)


def _spelt(question: Question, text: str) -> float:
    for option in question.options:
        words = {option.text.kk, option.text.ru} - {""}
        if any(fits(each, text, is_folded=question.is_folded) for each in words):
            return _kept(option.weight)
    return 0.0


def fits(spelling: str, text: str, *, is_folded: bool) -> bool:
    r"""Whether a typed text is this spelling; `*` in it stands for any letters, `\*` for a star.

    Spaces around it, and how many stand together, never matter. Folded, neither do letter case, ё
    and Kazakh letters that were typed on a Russian keyboard.
    """
    form = folded if is_folded else _bare
    pattern = form(re.sub(r"(?<!\\)\*", _GAP, spelling).replace(r"\*", "*"))
    typed = form(text.replace(_GAP, " "))
    first, *rest = pattern.split(_GAP)
    if not rest:
        return typed == first
    *middle, last = rest
    if not (typed.startswith(first) and typed.endswith(last)):
        return False
    at, end = len(first), len(typed) - len(last)
    for piece in middle:
        found = typed.find(piece, at, max(end, at))
        if found < 0:
            return False
        at = found + len(piece)
    return at <= end


def _bare(text: str) -> str:
    return " ".join(normalize("NFC", text).split())


def number(text: str) -> Decimal | None:
    """The number a person typed: a comma or a point, spaces between thousands, any minus sign;
    none when it is not one, or not clearly so: of two kinds of signs the last is the decimal one,
    and one kind that comes twice parts thousands."""
    if len(text) > LONGEST_NUMBER:
        return None
    bare = _SPACES.sub("", _MINUS.sub("-", normalize("NFKC", text).strip()))
    last = max(bare.rfind(","), bare.rfind("."))
    if last >= 0:
        head, sign, tail = bare[:last], bare[last], bare[last + 1 :]
        if sign in head:  # 1.234.567
            head, tail = head + tail, ""
        bare = f"{head.replace(',', '').replace('.', '')}.{tail}"
    return Decimal(bare) if _NUMBER.fullmatch(bare) else None


def _counted(options: Iterable[Option], text: str) -> float:
    typed = number(text)
    if typed is None:
        return 0.0
    for option in options:
        low, high = option.low, option.high
        if (low is None or low <= typed) and (high is None or typed <= high):
            return _kept(option.weight)
    return 0.0


def lefts(options: Iterable[Option]) -> list[Option]:
    """What a partner is sought for in a matching question."""
    return [option for option in options if option.text != Bilingual()]


def _paired(options: Iterable[Option], pairs: Mapping[str, int]) -> float:
    there = {option.id: option for option in options}
    wanted = lefts(there.values())
    right = [each for each in wanted if _is_pair(each, there.get(pairs.get(str(each.id), 0)))]
    return len(right) / len(wanted) if wanted else 0.0


def _is_pair(left: Option, chosen: Option | None) -> bool:
    """Two of the author's pairs may have the same right side: either is right."""
    return chosen is not None and left.match == chosen.match


def _placed(options: Iterable[Option], tapped: Iterable[int]) -> float:
    order = [option.id for option in sorted(options, key=lambda option: option.position)]
    right = sum(mine == due for mine, due in zip_longest(tapped, order))
    return right / len(order) if order else 0.0


def percent(earned_points: float, most: float) -> int:
    """0 to 100, half up; of nothing it is nothing."""
    return math.floor(round(earned_points / most * 100, 6) + 0.5) if most else 0
