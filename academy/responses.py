"""What is tapped and written in answer to a question, step by step; pure, nothing is kept here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from academy import scoring
from storage.tables.questions import Option, Question, QuestionKind

Response = dict[str, Any]

TYPED = (QuestionKind.SHORT, QuestionKind.NUMERIC, QuestionKind.ESSAY)  # answered by a message
_MIXED = (QuestionKind.MATCHING, QuestionKind.ORDERING)  # their order in the bank is the answer


@dataclass(frozen=True)
class Order:
    """The options of a question as they stand on the screen: `options`, of matching the left ones;
    `matches` are its right ones, each text once."""

    options: Sequence[Option]
    matches: Sequence[Option] = ()


def order(question: Question, seed: int, *, is_shuffled: bool) -> Order:
    """The same seed gives the same order (row Q8). What is to be put into order or matched is
    always mixed, true and false never are."""
    dice = Random(f"{seed}:{question.id}")  # noqa: S311 - a draw, not a secret
    options = list(question.options)
    if question.kind == QuestionKind.MATCHING:
        matches = _once(options)
        dice.shuffle(matches)
        options = scoring.lefts(options)
        if is_shuffled:
            dice.shuffle(options)
        return Order(options, matches)
    is_mixed = is_shuffled and question.kind != QuestionKind.TRUE_FALSE
    if is_mixed or question.kind in _MIXED:
        dice.shuffle(options)
    return Order(options)


def _once(options: Sequence[Option]) -> list[Option]:
    found: list[Option] = []
    for option in options:
        if option.match is not None and option.match not in [each.match for each in found]:
            found.append(option)
    return found


def tapped(question: Question, response: Mapping[str, Any], option_id: int) -> Response:
    """The response after a tap on an option: chosen instead, marked or not, put into its place or
    taken out of it again. Of matching nothing is tapped without its partner."""
    there: list[int] = list(response.get("options", ()))
    match question.kind:
        case QuestionKind.ONE_CHOICE | QuestionKind.TRUE_FALSE:
            return {"options": [option_id]}
        case QuestionKind.SEVERAL:
            return {"options": sorted({*there} ^ {option_id})}
        case QuestionKind.ORDERING:
            rest = [each for each in there if each != option_id]
            return {"options": rest if option_id in there else [*there, option_id]}
        case _:
            return dict(response)


def paired(response: Mapping[str, Any], left: Option, match: Option) -> Response:
    """The response after a pair was tapped; the same pair once more is taken apart."""
    pairs = dict(response.get("pairs", {}))
    if pairs.get(str(left.id)) == match.id:
        del pairs[str(left.id)]
    else:
        pairs[str(left.id)] = match.id
    return {"pairs": pairs}


def written(question: Question, response: Mapping[str, Any], text: str) -> Response:
    """The response after a message: an essay grows, anything else is said anew."""
    before = response.get("text", "")
    if question.kind == QuestionKind.ESSAY and before:
        return {"text": f"{before}\n\n{text}"}
    return {"text": text}


def is_begun(response: Mapping[str, Any]) -> bool:
    """Whether anything is tapped or written."""
    return any(response.values())


def is_whole(question: Question, response: Mapping[str, Any]) -> bool:
    """Whether it can stand as an answer: something is chosen or written; of an ordering and of
    matching nothing is left over."""
    if question.kind == QuestionKind.ORDERING:
        return len(response.get("options", ())) == len(question.options)
    if question.kind == QuestionKind.MATCHING:
        return len(response.get("pairs", {})) == len(scoring.lefts(question.options))
    return is_begun(response)
