"""What answers must be in every format, and what they earn: one rule for all importers.

A bank keeps shares of one point in percent, and a marked answer adds them up (academy/scoring.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from academy.importing.banks import Answers, Kind, Option, Pair
from academy.importing.gift_signs import NotTaken
from academy.importing.texts import Text, TextFormat

FULL = 100.0
_DIGITS = 5  # as in the grades of Moodle's own forms: 33.33333
_ROUNDING = 1.0  # 3 × 33 and 7 × 14.29 are meant to be a whole point
_NOTHING_SAID: Mapping[bool, Text | None] = MappingProxyType({})


def choice(options: Sequence[tuple[Text, bool]], *, is_several: bool = False) -> Answers:
    """One choice where one option is right, several where more are, or where it is asked for.

    For formats that only say which options are right; of several, see `equal_shares`. Raises
    NotTaken (too-few-options, empty-option, no-right-answer).
    """
    _check_all([text for text, _ in options])
    rights = [is_right for _, is_right in options]
    is_single = sum(rights) == 1 and not is_several
    shares = [FULL * is_right for is_right in rights] if is_single else equal_shares(rights)
    return Answers(
        Kind.ONE_CHOICE if is_single else Kind.SEVERAL,
        tuple(Option(text, share) for (text, _), share in zip(options, shares, strict=True)),
    )


def equal_shares(rights: Sequence[bool]) -> list[float]:
    """The weights of several where a file knows only right and wrong.

    The right ones share the point, and the wrong ones together take it back: who ticks everything
    has nothing. Raises NotTaken (no-right-answer).
    """
    right = sum(rights)
    if not right:
        raise NotTaken("no-right-answer")
    gain = round(FULL / right, _DIGITS)
    loss = -round(FULL / max(1, len(rights) - right), _DIGITS)
    return [gain if is_right else loss for is_right in rights]


def weighed(options: Sequence[Option], *, is_several: bool) -> tuple[Answers, list[str]]:
    """A choice whose weights the author gave, and the keys of what is to be told.

    Of one choice some option must earn the whole point; where several do, any of them is right. Of
    several, the right ones together come to 100 within 1. Raises NotTaken (too-few-options,
    empty-option, no-right-answer, weights-do-not-add-up).
    """
    _check_all([option.text for option in options])
    if is_several:
        _check_sum(options)
        return Answers(Kind.SEVERAL, tuple(options)), []
    whole = sum(option.weight == FULL for option in options)
    if not whole:
        raise NotTaken("no-right-answer")
    told = ["several-right-in-one-choice"] if whole > 1 else []
    return Answers(Kind.ONE_CHOICE, tuple(options)), told


def true_false(truth: bool, remarks: Mapping[bool, Text | None] = _NOTHING_SAID) -> Answers:
    """The two machine words; `remarks` are what is said to who chose each of them."""
    options = (
        Option(
            Text("true" if value else "false", TextFormat.PLAIN),
            FULL * (value == truth),
            remarks.get(value),
        )
        for value in (True, False)
    )
    return Answers(Kind.TRUE_FALSE, tuple(options))


def short(options: Sequence[Option]) -> Answers:
    """Spellings with their weights. Raises NotTaken (empty-option, no-right-answer)."""
    if any(not option.text.text for option in options):
        raise NotTaken("empty-option")
    if all(option.weight < FULL for option in options):
        raise NotTaken("no-right-answer")
    return Answers(Kind.SHORT, tuple(options))


def matching(pairs: Iterable[Pair]) -> Answers:
    """What belongs together. Raises NotTaken (too-few-pairs)."""
    pairs = tuple(pairs)
    if sum(bool(pair.left.text) for pair in pairs) < 2:
        raise NotTaken("too-few-pairs")
    return Answers(Kind.MATCHING, pairs=pairs)


def ordering(texts: Sequence[Text]) -> Answers:
    """Options in their right order; none has a weight of its own. Raises NotTaken as `choice`."""
    _check_all(texts)
    return Answers(Kind.ORDERING, tuple(Option(text, FULL) for text in texts))


def _check_all(texts: Sequence[Text]) -> None:
    if len(texts) < 2:
        raise NotTaken("too-few-options", options=len(texts))
    if not all(text.plain or text.has_picture for text in texts):
        raise NotTaken("empty-option")


def _check_sum(options: Sequence[Option]) -> None:
    total = sum(option.weight for option in options if option.weight > 0)
    if not total:
        raise NotTaken("no-right-answer")
    if abs(total - FULL) > _ROUNDING:
        raise NotTaken("weights-do-not-add-up", total=f"{total:g}")
