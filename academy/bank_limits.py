"""What a question must have to be asked in a chat: enough to choose from, something right, and
not more words than a message of Telegram holds."""

import math
from collections.abc import Iterable

from academy.bank_sides import Side
from academy.importing.banks import Answers, Kind, ParsedQuestion
from academy.importing.report import Refused

LONGEST = 3500  # characters of text and options: Telegram allows 4,096 a message
LONGEST_OPTION = 1000
MOST_OPTIONS = 20
MOST_POINTS = 1000
_FULL = 100.0
_SHOWN = (Kind.ONE_CHOICE, Kind.SEVERAL, Kind.ORDERING, Kind.MATCHING)  # with their options


def length(text: str) -> int:
    """Characters as Telegram counts them: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def refusal(question: ParsedQuestion, side: Side) -> Refused | None:
    """Why this question cannot be asked; `side` are its words. None where it can."""
    line = question.line
    if question.kind == Kind.DESCRIPTION:
        return Refused(line, "kind-not-taken", {"kind": str(question.kind)})
    if not side.text:
        return Refused(line, "empty-text")
    return (
        _of_words(line, question.kind, side)
        or _of_points(line, question.points)
        or _of_answers(line, question.answers, side)
    )


def _of_words(line: int, kind: Kind, side: Side) -> Refused | None:
    words = [words for said in side.answers for words in (said.text, said.match)]
    longest = max(map(length, words), default=0)
    if longest > LONGEST_OPTION:
        return Refused(line, "option-too-long", {"length": longest, "limit": LONGEST_OPTION})
    total = length(side.text) + (sum(map(length, words)) if kind in _SHOWN else 0)
    if total > LONGEST:
        return Refused(line, "too-long", {"length": total, "limit": LONGEST})
    return None


def _of_points(line: int, points: float | None) -> Refused | None:
    if points is None or (math.isfinite(points) and 0 <= points <= MOST_POINTS):
        return None
    return Refused(line, "points-out-of-range", {"points": f"{points:g}", "limit": MOST_POINTS})


def _of_answers(line: int, answers: Answers, side: Side) -> Refused | None:
    if len(side.answers) > MOST_OPTIONS:
        facts = {"options": len(side.answers), "limit": MOST_OPTIONS}
        return Refused(line, "too-many-options", facts)
    match answers.kind:
        case Kind.ESSAY:
            return None
        case Kind.MATCHING:
            lefts = sum(bool(said.text) for said in side.answers)
            return Refused(line, "too-few-pairs") if lefts < 2 else None
        case Kind.NUMERIC:
            return _without_right(line, [number.weight for number in answers.numbers])
        case Kind.SHORT:
            return _empty(line, side) or _without_right(line, _weights(answers))
        case Kind.ORDERING:
            return _empty(line, side) or _few(line, side)
        case _:
            return _empty(line, side) or _few(line, side) or _of_choice(line, answers)


def _of_choice(line: int, answers: Answers) -> Refused | None:
    weights = _weights(answers)
    if answers.kind == Kind.SEVERAL:
        return None if any(each > 0 for each in weights) else _no_right(line)
    if answers.kind == Kind.TRUE_FALSE and sum(each >= _FULL for each in weights) > 1:
        return Refused(line, "two-right-answers")
    return _without_right(line, weights)


def _empty(line: int, side: Side) -> Refused | None:
    return None if all(said.text for said in side.answers) else Refused(line, "empty-option")


def _few(line: int, side: Side) -> Refused | None:
    count = len(side.answers)
    return Refused(line, "too-few-options", {"options": count}) if count < 2 else None


def _weights(answers: Answers) -> list[float]:
    return [option.weight for option in answers.options]


def _without_right(line: int, weights: Iterable[float]) -> Refused | None:
    return None if any(each >= _FULL for each in weights) else _no_right(line)


def _no_right(line: int) -> Refused:
    return Refused(line, "no-right-answer")
