"""Two rows of a table with one id, in Kazakh and in Russian, are the two languages of one item."""

from collections.abc import Iterable
from dataclasses import replace

from academy.importing.banks import Kind, ParsedQuestion
from academy.importing.gathering import Gathered
from academy.importing.gift_signs import NotTaken
from academy.importing.roster_letters import shortened

_LANGUAGES = {"kk", "ru"}


def take(questions: Iterable[ParsedQuestion], gathered: Gathered) -> None:
    """Join those that belong together, in the order of the file.

    A second row of the same id that is not the other language, or that does not fit the first, is
    refused (repeated-question, languages-differ).
    """
    items: list[ParsedQuestion] = []
    places: dict[str, int] = {}
    for question in questions:
        if not question.id or question.id not in places:
            places[question.id] = len(items)
            items.append(question)
            continue
        first, question = _as_many(items[places[question.id]], question)
        if reason := _why_not(first, question):
            gathered.refuse(question.line, NotTaken(reason, item=shortened(question.id)))
        else:
            items[places[question.id]] = replace(first, twin=question)
    for item in items:
        gathered.take(item)


def _as_many(
    first: ParsedQuestion, second: ParsedQuestion
) -> tuple[ParsedQuestion, ParsedQuestion]:
    """Both with as many spellings of a short answer: the last one is told again where one lacks."""
    most = max(len(first.answers.options), len(second.answers.options))
    return _with_spellings(first, most), _with_spellings(second, most)


def _with_spellings(question: ParsedQuestion, most: int) -> ParsedQuestion:
    options = question.answers.options
    if question.kind != Kind.SHORT or not options:
        return question
    options = (*options, *options[-1:] * (most - len(options)))
    return replace(question, answers=replace(question.answers, options=options))


def _why_not(first: ParsedQuestion, second: ParsedQuestion) -> str:
    if first.twin is not None or {first.locale, second.locale} != _LANGUAGES:
        return "repeated-question"
    return "" if _meaning(first) == _meaning(second) else "languages-differ"


def _meaning(question: ParsedQuestion) -> tuple[object, ...]:
    """What must be the same in both languages; of numbers the limits, too."""
    answers = question.answers
    weights = [option.weight for option in answers.options]
    lefts = [bool(pair.left.text) for pair in answers.pairs]
    numbers = [(number.low, number.high) for number in answers.numbers]
    return question.kind, weights, lefts, numbers
