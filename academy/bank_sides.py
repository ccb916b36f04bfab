"""A question's words in one language, as a reader of a messenger sees them, and what its answers
are worth in any language."""

from dataclasses import dataclass
from decimal import Decimal

from academy.importing.banks import Answers, Kind, ParsedQuestion
from academy.importing.texts import Text

LONGEST_FEEDBACK = 1000  # characters; more is cut off


@dataclass(frozen=True)
class Said:
    """An answer's words in one language."""

    text: str = ""
    match: str = ""
    feedback: str = ""


@dataclass(frozen=True)
class Side:
    """An item's words in one language."""

    text: str
    markup: str
    feedback: str
    answers: tuple[Said, ...]


@dataclass(frozen=True)
class Worth:
    """What an answer means in any language."""

    weight: float
    low: Decimal | None = None
    high: Decimal | None = None


def side(question: ParsedQuestion) -> Side:
    """The words of the question, of its answers, and what is said about them."""
    answers = question.answers
    if answers.pairs:
        said = [Said(clean(pair.left.plain), clean(pair.right)) for pair in answers.pairs]
    elif answers.kind == Kind.NUMERIC:
        said = [Said(feedback=_remark(number.feedback)) for number in answers.numbers]
        said += [Said(feedback=_remark(answers.otherwise))] if answers.otherwise else []
    else:
        said = [Said(clean(o.text.plain), "", _remark(o.feedback)) for o in answers.options]
    return Side(
        clean(question.text.plain), question.text.markup, _remark(question.feedback), tuple(said)
    )


def scale(answers: Answers) -> tuple[Worth, ...]:
    """What the answers are worth, in the order of `Side.answers`."""
    if answers.pairs:
        return tuple(Worth(100.0 if pair.left.plain else 0.0) for pair in answers.pairs)
    if answers.kind == Kind.NUMERIC:
        numbers = tuple(Worth(each.weight, each.low, each.high) for each in answers.numbers)
        return (*numbers, Worth(0.0)) if answers.otherwise else numbers
    return tuple(Worth(option.weight) for option in answers.options)


def remarks(question: ParsedQuestion) -> list[Text]:
    """Everything that is said to a learner afterwards."""
    answers = question.answers
    own = [question.feedback, answers.otherwise]
    own += [option.feedback for option in answers.options]
    own += [number.feedback for number in answers.numbers]
    return [text for text in own if text is not None]


def clean(words: str) -> str:
    """PostgreSQL keeps no NUL."""
    return words.replace("\0", "").strip()


def _remark(text: Text | None) -> str:
    words = clean(text.plain) if text is not None else ""
    return words if len(words) <= LONGEST_FEEDBACK else words[: LONGEST_FEEDBACK - 1] + "…"
