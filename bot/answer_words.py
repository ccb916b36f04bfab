"""Answers in words: what was answered and what would have been right, for every kind."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from academy.answer_texts import Wording, given
from locales import Translator
from storage.tables.columns import Bilingual
from storage.tables.questions import Option, Question, QuestionKind

_MACHINE_WORDS = ("true", "false")


def wording(t: Translator, question: Question) -> Wording:
    """The options of the question as this language words them."""
    options = sorted(question.options, key=lambda each: each.position)
    texts = {each.id: option(t, question, each) for each in options}
    return Wording(question.kind, texts, {each.id: _own(t, each.match) for each in options})


def option(t: Translator, question: Question, of: Option) -> str:
    """The option's own text; a bank holds two machine words for true and false."""
    text = _own(t, of.text)
    if question.kind == QuestionKind.TRUE_FALSE and text in _MACHINE_WORDS:
        return t.plain(f"quiz-{text}")
    return text


def answered(t: Translator, question: Question, response: Mapping[str, Any]) -> list[str]:
    """What was answered, a line for each part."""
    return given(wording(t, question), response)


def right(t: Translator, question: Question) -> list[str]:
    """What earns the points, a line for each part; nothing for an essay."""
    words = wording(t, question)
    if question.kind == QuestionKind.MATCHING:
        return [f"{text} → {words.matches[number]}" for number, text in words.texts.items() if text]
    if question.kind == QuestionKind.ORDERING:
        return [f"{at}) {text}" for at, text in enumerate(words.texts.values(), start=1)]
    if question.kind == QuestionKind.NUMERIC:
        return [_range(t, each) for each in _best(question)]
    return [words.texts[each.id] for each in _best(question)]


def _best(question: Question) -> list[Option]:
    """Of several choices all that earn something; else what earns the most."""
    earning = [each for each in question.options if each.weight > 0]
    if question.kind == QuestionKind.SEVERAL or not earning:
        return earning
    most = max(each.weight for each in earning)
    return [each for each in earning if each.weight == most]


def _range(t: Translator, of: Option) -> str:
    if of.low is None or of.high is None:
        return t.plain("answer-any-number")
    if of.low == of.high:
        return _number(of.low)
    return t.plain("answer-range", low=_number(of.low), high=_number(of.high))


def _number(value: Decimal) -> str:
    """With a decimal comma, as both languages write it."""
    return f"{value:f}".replace(".", ",")


def _own(t: Translator, text: Bilingual | None) -> str:
    return text.text(t.locale) if text is not None else ""
