"""What the cells of a table row mean as answers, for each kind of question; nothing is guessed."""

import re
from collections.abc import Callable, Mapping

from academy.importing import aiken_letters, choices, question_words
from academy.importing.banks import Answers, Kind, NumberAnswer, Option, Pair
from academy.importing.gift_numbers import limits
from academy.importing.gift_signs import NotTaken
from academy.importing.question_headers import QuestionColumn
from academy.importing.question_rows import QuestionRow
from academy.importing.roster_letters import folded, shortened
from academy.importing.texts import Text, TextFormat

_LISTED = re.compile(r"[;|\n]")
_NUMBERED = re.compile(r"[\s,;/&+]+")
_AROUND = re.compile(r"\s*(?:±|\+/-|\+-)\s*")
_PAIR = re.compile(r"\s*(?:->|=>|→|⇒|\s=\s|=)\s*")
_EXCEL_TRUTH = {"1": True, "0": False, "+": True, "-": False}


def answers(row: QuestionRow) -> tuple[Answers, bool]:
    """The answers of the row, and whether the kind was told by them because no cell says it.

    Raises NotTaken with the reason.
    """
    written = row[QuestionColumn.KIND]
    kind = question_words.kind(written)
    if written and not kind:
        raise NotTaken("unknown-kind", kind=shortened(written))
    return _READERS[kind or _kind_of(row)](row), not kind and not row.choices


def _kind_of(row: QuestionRow) -> str:
    """Without a kind: options make a choice, and what stands as right tells the rest."""
    right = row[QuestionColumn.RIGHT]
    if row.choices:
        return question_words.CHOICE
    if not right:
        raise NotTaken("no-right-answer")
    if question_words.truth(right) is not None:
        return Kind.TRUE_FALSE
    return Kind.NUMERIC if re.fullmatch(r"[\s0-9.,±+-]+", right) else Kind.SHORT


def _choice(row: QuestionRow) -> Answers:
    right = _right(row)
    return choices.choice([(Text(each.text), at in right) for at, each in enumerate(row.choices)])


def _one(row: QuestionRow) -> Answers:
    right = _right(row)
    if len(right) > 1:
        raise NotTaken("several-right-where-one", right=len(right))
    return choices.choice([(Text(each.text), at in right) for at, each in enumerate(row.choices)])


def _several(row: QuestionRow) -> Answers:
    right = _right(row)
    options = [(Text(each.text), at in right) for at, each in enumerate(row.choices)]
    return choices.choice(options, is_several=True)


def _right(row: QuestionRow) -> set[int]:
    """The places of the right options, named by letters, by numbers or by their own words."""
    if len(row.choices) < 2:
        raise NotTaken("too-few-options", options=len(row.choices))
    named = row[QuestionColumn.RIGHT]
    if not named:
        raise NotTaken("no-right-answer")
    by_sign, by_words = _by_signs(row, named), _by_words(row, [named])
    if not by_sign and not by_words:
        by_words = _by_words(row, _LISTED.split(named)) or _by_words(row, named.split(","))
    if by_sign and by_words and by_sign != by_words:
        raise NotTaken("ambiguous-answer", answer=shortened(named))
    if not by_sign and not by_words:
        raise NotTaken("unknown-answer", answer=shortened(named))
    return by_sign or by_words


def _by_signs(row: QuestionRow, named: str) -> set[int]:
    """All the signs, or none: «A, Ы» must not become «A»."""
    letters = aiken_letters.letters(named)
    numbers = [each for each in _NUMBERED.split(named.strip(" .)")) if each]
    for signs in (letters, numbers, aiken_letters.packed(named)):
        places = {at for sign in signs for at, each in enumerate(row.choices) if sign in each.names}
        if signs and len(places) == len(set(signs)):
            return places
    return set()


def _by_words(row: QuestionRow, named: list[str]) -> set[int]:
    texts = [folded(each.text) for each in row.choices]
    words = [folded(each) for each in named if each.strip()]
    if any(texts.count(word) != 1 for word in words):
        return set()
    return {texts.index(word) for word in words}


def _true_false(row: QuestionRow) -> Answers:
    written = row[QuestionColumn.RIGHT]
    if not written:
        raise NotTaken("no-right-answer")
    truth = question_words.truth(written)
    if truth is None and row.choices:
        right = _right(row)
        truth = question_words.truth(row.choices[right.pop()].text) if len(right) == 1 else None
    if truth is None and not row.choices:
        truth = _EXCEL_TRUTH.get(written)
    if truth is None:
        raise NotTaken("not-true-or-false", answer=shortened(written))
    return choices.true_false(truth)


def _spellings(row: QuestionRow) -> list[str]:
    """The right answers as they are listed; where none are, the option cells are meant."""
    listed = [each.strip() for each in _LISTED.split(row[QuestionColumn.RIGHT]) if each.strip()]
    found = listed or [each.text for each in row.choices]
    if not found:
        raise NotTaken("no-right-answer")
    return list(dict.fromkeys(found))


def _short(row: QuestionRow) -> Answers:
    spelt = tuple(Option(Text(each, TextFormat.PLAIN), choices.FULL) for each in _spellings(row))
    return choices.short(spelt)


def _numeric(row: QuestionRow) -> Answers:
    numbers = []
    for written in _spellings(row):
        plain = _AROUND.sub(":", written).replace("\N{MINUS SIGN}", "-").replace("…", "..")
        numbers.append(
            NumberAnswer(*limits(re.sub(r"(?<=[0-9])\s(?=[0-9])", "", plain)), choices.FULL)
        )
    return Answers(Kind.NUMERIC, numbers=tuple(numbers))


def _matching(row: QuestionRow) -> Answers:
    pairs = []
    for each in row.choices:
        left, *right = _PAIR.split(each.text, maxsplit=1)
        if not right or not right[0].strip():
            raise NotTaken("pair-without-sign", pair=shortened(each.text))
        pairs.append(Pair(Text(left.strip()), right[0].strip()))
    return choices.matching(pairs)


def _ordering(row: QuestionRow) -> Answers:
    return choices.ordering([Text(each.text) for each in row.choices])


def _essay(row: QuestionRow) -> Answers:
    return Answers(Kind.ESSAY)


_READERS: Mapping[str, Callable[[QuestionRow], Answers]] = {
    question_words.CHOICE: _choice,
    Kind.ONE_CHOICE: _one,
    Kind.SEVERAL: _several,
    Kind.TRUE_FALSE: _true_false,
    Kind.SHORT: _short,
    Kind.NUMERIC: _numeric,
    Kind.MATCHING: _matching,
    Kind.ORDERING: _ordering,
    Kind.ESSAY: _essay,
}
