"""Which questions fit a native quiz poll, and why others do not (Bot API, sendPoll)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from storage.tables.questions import Option, Question, QuestionKind

QUESTION = 300  # characters, as the messenger counts
OPTION = 100
OPTIONS = range(2, 13)
_KINDS = (QuestionKind.ONE_CHOICE, QuestionKind.TRUE_FALSE, QuestionKind.SEVERAL)


class Misfit(StrEnum):
    """Why a question cannot be asked in a poll; the first that applies."""

    KIND = "kind"  # typed, matched, put in order
    PICTURE = "picture"
    QUESTION = "question"  # too long
    COUNT = "count"  # of the options
    OPTION = "option"  # one is too long, or empty
    TWINS = "twins"  # two options read the same
    KEY = "key"  # none is right; or several, where one is to be chosen


@dataclass(frozen=True)
class Shelf:
    """The questions of a category that can be asked, and those that cannot, each with why."""

    category: str
    fitting: Sequence[Question]
    others: Sequence[tuple[Question, Misfit]]


def shelf(category: str, questions: Sequence[Question]) -> Shelf:
    """Sorted out before anything begins."""
    found = [(each, misfit(each)) for each in questions]
    others = [(each, why) for each, why in found if why is not None]
    return Shelf(category, [each for each, why in found if why is None], others)


def misfit(question: Question) -> Misfit | None:
    """Why the question does not fit, in either language; none where it does."""
    options = question.options
    texts = [each.text.text(locale) for locale in ("kk", "ru") for each in options]
    questions = [question.text.text(locale) for locale in ("kk", "ru")]
    checks = {
        Misfit.KIND: question.kind in _KINDS,
        Misfit.PICTURE: not question.pictures,
        Misfit.QUESTION: all(0 < _length(each) <= QUESTION for each in questions),
        Misfit.COUNT: len(options) in OPTIONS,
        Misfit.OPTION: all(0 < _length(each) <= OPTION for each in texts),
        Misfit.TWINS: len({each.text.kk or each.text.ru for each in options}) == len(options),
        Misfit.KEY: _has_key(question),
    }
    return next((why for why, is_met in checks.items() if not is_met), None)


def right(question: Question) -> list[int]:
    """The places of the right options, from 0; of a single choice the one that earns all."""
    return [place for place, each in enumerate(question.options) if _is_right(question, each)]


def _is_right(question: Question, option: Option) -> bool:
    if question.kind == QuestionKind.SEVERAL:
        return option.weight > 0
    return option.weight >= 100


def _has_key(question: Question) -> bool:
    count = len(right(question))
    return count > 0 if question.kind == QuestionKind.SEVERAL else count == 1


def _length(text: str) -> int:
    return len(text.strip().encode("utf-16-le")) // 2
