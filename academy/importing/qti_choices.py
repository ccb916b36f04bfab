"""What answers of QTI come to in points, whichever version of it said so.

A bank keeps shares of one point in percent, and a marked answer adds them up (academy/papers.py).
QTI counts in points of its own, or gives all or nothing: both are turned into shares here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from academy.importing import choices
from academy.importing.banks import Answers, Kind, NumberAnswer, Option, Pair
from academy.importing.choices import FULL, equal_shares
from academy.importing.gift_signs import NotTaken
from academy.importing.texts import Text, TextFormat

_TRUE = frozenset(["true", "richtig", "waar", "верно", "правда", "правильно", "дұрыс", "ақиқат"])
_FALSE = frozenset(
    ["false", "falsch", "onwaar", "неверно", "ложь", "неправильно", "бұрыс", "дұрыс емес", "жалған"]
)


def one_choice(options: Sequence[Option], notes: list[str]) -> Answers:
    """Of the options, whose weights are points, one is chosen; the best earns the whole point.

    Raises NotTaken (too-few-options, empty-option, options-are-pictures, no-right-answer).
    """
    options = _seen(options, notes)
    best = max(option.weight for option in options)
    if best <= 0:
        raise NotTaken("no-right-answer")
    shares = [replace(option, weight=_share(option.weight, best)) for option in options]
    if truth := _truth(shares):
        return Answers(Kind.TRUE_FALSE, truth)
    if sum(option.weight == FULL for option in shares) > 1:
        notes.append("several-right-in-one-choice")
    return Answers(Kind.ONE_CHOICE, tuple(shares))


def several(options: Sequence[Option], notes: list[str]) -> Answers:
    """Of the options, whose weights are points, any number is chosen. Raises as `one_choice`."""
    options = _seen(options, notes)
    total = sum(option.weight for option in options if option.weight > 0)
    if total <= 0:
        raise NotTaken("no-right-answer")
    shares = (replace(option, weight=_share(option.weight, total)) for option in options)
    return Answers(Kind.SEVERAL, tuple(shares))


def all_or_nothing(options: Sequence[Option], notes: list[str]) -> Answers:
    """Only all right options together earn the point; here each earns its part (`equal_shares`).

    Raises as `one_choice`.
    """
    notes.append("all-or-nothing")
    options = _seen(options, notes)
    shares = equal_shares([option.weight > 0 for option in options])
    pairs = zip(options, shares, strict=True)
    return Answers(Kind.SEVERAL, tuple(replace(option, weight=share) for option, share in pairs))


def short(spellings: Iterable[tuple[str, float]]) -> Answers:
    """Spellings, in which `*` stands for any letters, and their points; see `literal`.

    Raises NotTaken (no-right-answer).
    """
    points: dict[str, float] = {}
    for spelling, worth in spellings:
        if spelling.strip():
            points[spelling.strip()] = max(worth, points.get(spelling.strip(), worth))
    best = max(points.values(), default=0.0)
    if best <= 0:
        raise NotTaken("no-right-answer")
    options = (
        Option(Text(spelling, TextFormat.PLAIN), _share(worth, best))
        for spelling, worth in points.items()
    )
    return Answers(Kind.SHORT, tuple(options))


def literal(spelling: str) -> str:
    """The spelling with its own stars marked: they stand for themselves (academy/scoring.py)."""
    return spelling.replace("*", r"\*")


def numeric(numbers: Sequence[NumberAnswer]) -> Answers:
    """Ranges whose weights are points. Raises NotTaken (no-right-answer, empty-range)."""
    best = max((number.weight for number in numbers), default=0.0)
    if best <= 0:
        raise NotTaken("no-right-answer")
    for number in numbers:
        if number.low > number.high:
            raise NotTaken("empty-range", text=f"{number.low} … {number.high}")
    shares = (replace(number, weight=_share(number.weight, best)) for number in numbers)
    return Answers(Kind.NUMERIC, numbers=tuple(shares))


def matching(lefts: Sequence[tuple[Text, str]], rights: Iterable[str], notes: list[str]) -> Answers:
    """What belongs together; of `rights` those that belong to nothing stay as choices.

    Raises NotTaken (too-few-pairs, options-are-pictures).
    """
    _refuse_pictures([left for left, _ in lefts])
    pairs = {left.plain: Pair(left, right) for left, right in lefts if left.plain and right}
    if len(pairs) < len(lefts):
        notes.append("pairs-left-out")
    if len(pairs) < 2:
        raise NotTaken("too-few-pairs")
    used = {pair.right for pair in pairs.values()}
    spare = dict.fromkeys(right for right in rights if right and right not in used)
    nothing = Text("", TextFormat.HTML)
    return Answers(Kind.MATCHING, pairs=(*pairs.values(), *(Pair(nothing, each) for each in spare)))


def ordering(options: Sequence[Text]) -> Answers:
    """The options in their right order. Raises NotTaken as `one_choice`."""
    _refuse_pictures(options)
    return choices.ordering(options)


def side(text: Text) -> str:
    """The words of the right side of a pair. Raises NotTaken where they are a picture."""
    _refuse_pictures([text])
    return text.plain


def _seen(options: Sequence[Option], notes: list[str]) -> list[Option]:
    """The options without empty ones that earn nothing."""
    _refuse_pictures([option.text for option in options])
    kept = [option for option in options if option.text.plain]
    lost = [option for option in options if not option.text.plain]
    if any(option.weight > 0 for option in lost):
        raise NotTaken("empty-option")
    if lost:
        notes.append("empty-options-left-out")
    if len(kept) < 2:
        raise NotTaken("too-few-options", options=len(kept))
    return kept


def _refuse_pictures(texts: Sequence[Text]) -> None:
    """A button shows letters: pictures are told apart by their descriptions, or not at all."""
    pictures = [text.plain for text in texts if text.has_picture]
    if not all(pictures) or len(set(pictures)) < len(pictures):
        raise NotTaken("options-are-pictures")


def _share(points: float, whole: float) -> float:
    share = round(points * FULL / whole, 5)
    return max(-FULL, min(FULL, share))


def _truth(options: Sequence[Option]) -> tuple[Option, ...]:
    """«True» and «false» as the machine words of a true/false question, or nothing."""
    said = [option.text.plain.strip(" .!").lower() for option in options]
    if len(said) != 2 or not ({said[0], said[1]} & _TRUE and {said[0], said[1]} & _FALSE):
        return ()
    true = options[0] if said[0] in _TRUE else options[1]
    false = options[1] if true is options[0] else options[0]
    if {true.weight, false.weight} != {FULL, 0.0}:
        return ()
    return (
        replace(true, text=Text("true", TextFormat.PLAIN)),
        replace(false, text=Text("false", TextFormat.PLAIN)),
    )
