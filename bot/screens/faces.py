"""A question as it stands on a phone: its text with what is answered, and what can be tapped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from string import ascii_uppercase
from typing import Any

from academy import responses
from academy.responses import Order
from bot.screens.shortening import short
from locales import Translator
from storage.tables.questions import Option, Question, QuestionKind

_LABEL = 30  # longer options are listed in the text, with letters on the buttons
_EXCERPT = 120  # characters of what was written, or of a long partner
_IN_A_ROW = 4


@dataclass(frozen=True)
class Face:
    """What is shown: a question with its options in their order, what is tapped or written so far,
    and of matching the left one whose partner is being chosen. `is_free`: an answer can be changed,
    so it is marked instead of gone."""

    question: Question
    order: Order
    response: Mapping[str, Any] = field(default_factory=dict)
    left: Option | None = None
    is_free: bool = False


@dataclass(frozen=True)
class Tap:
    """A button of a question: what stands on it, and the option it means."""

    label: str
    option: Option


@dataclass(frozen=True)
class Drawn:
    """A question in words and buttons; where the buttons lead is for the screen to say."""

    text: str
    taps: Sequence[Sequence[Tap]]


def face(t: Translator, number: int, total: int, at: Face) -> Drawn:
    """The question with this number, of so many. The author's markup goes in as it is: it comes
    from our importer; plain text is escaped."""
    question = at.question
    markup = question.markup.text(t.locale) if question.markup else ""
    words = markup or escape(question.text.text(t.locale), quote=False)
    head = t("quiz-question", number=number, total=total)
    listed, taps = "", list[list[Tap]]()
    if question.kind in responses.TYPED:
        listed = _written(t, at)
    elif question.kind == QuestionKind.MATCHING:
        listed, taps = _matching(t, at)
    else:
        listed, taps = _options(t, at)
    hint = _hint(t, at)
    return Drawn("\n\n".join(part for part in (head, words, listed, hint) if part), taps)


def _hint(t: Translator, at: Face) -> str:
    """How this kind is answered; one choice needs no word."""
    kind = at.question.kind
    if at.left is not None:
        return t("quiz-hint-partner")
    if kind in (QuestionKind.ONE_CHOICE, QuestionKind.TRUE_FALSE):
        return ""
    return t("quiz-hint", kind=str(kind), way="free" if at.is_free else "sequential")


def _written(t: Translator, at: Face) -> str:
    text = str(at.response.get("text", ""))
    if not text:
        return ""
    if at.question.kind == QuestionKind.ESSAY:
        return t("quiz-essay-so-far", length=len(text), end=_end(text))
    return t("quiz-written", text=short(text, _EXCERPT))


def _end(text: str) -> str:
    return text if len(text) <= _EXCERPT else "…" + text[1 - _EXCERPT :]


def _options(t: Translator, at: Face) -> tuple[str, list[list[Tap]]]:
    options = at.order.options
    names = [_words(t, at.question, option) for option in options]
    return _laid_out(t, options, names, [_mark(at, option) for option in options])


def _laid_out(
    t: Translator, options: Sequence[Option], names: Sequence[str], marks: Sequence[str]
) -> tuple[str, list[list[Tap]]]:
    """Words on the buttons, one below the other; long ones are listed, and letters stand in rows
    of four."""
    if all(len(name) <= _LABEL for name in names):
        rows = zip(options, names, marks, strict=True)
        return "", [[Tap(mark + name, option)] for option, name, mark in rows]
    letters = [letter(number) for number in range(len(options))]
    listed = zip(letters, names, strict=True)
    text = "\n".join(t("quiz-option", letter=each, text=name) for each, name in listed)
    rows = zip(options, letters, marks, strict=True)
    return text, _in_rows([Tap(mark + each, option) for option, each, mark in rows])


def letter(number: int) -> str:
    """A, B … Z, then AA, AB …, for the option with this number, from 0."""
    before, last = divmod(number, len(ascii_uppercase))
    return (letter(before - 1) if before else "") + ascii_uppercase[last]


def _in_rows(taps: Sequence[Tap]) -> list[list[Tap]]:
    bounds = [*range(0, len(taps), _IN_A_ROW), len(taps)]
    return [list(taps[start:end]) for start, end in pairwise(bounds)]


def _mark(at: Face, option: Option) -> str:
    tapped: list[int] = list(at.response.get("options", ()))
    match at.question.kind:
        case QuestionKind.SEVERAL:
            return "☑ " if option.id in tapped else "☐ "
        case QuestionKind.ORDERING:
            return f"[{tapped.index(option.id) + 1}] " if option.id in tapped else "[  ] "
        case _:
            return ("● " if option.id in tapped else "○ ") if at.is_free else ""


def _words(t: Translator, question: Question, option: Option) -> str:
    text = option.text.text(t.locale)
    if question.kind == QuestionKind.TRUE_FALSE and text in ("true", "false"):
        return t.plain(f"quiz-{text}")  # a bank holds two machine words here
    return text


def _matching(t: Translator, at: Face) -> tuple[str, list[list[Tap]]]:
    """All pairs with a number for each left one; or one left one and every partner."""
    if at.left is not None:
        partners = at.order.matches
        names = [_match(t, option) for option in partners]
        chosen = _partner(at, at.left)
        marks = ["● " if option is chosen else "○ " for option in partners]
        listed, taps = _laid_out(t, partners, names, marks)
        head = t("quiz-partner-of", text=at.left.text)
        return "\n\n".join(part for part in (head, listed) if part), taps
    lines, numbers = list[str](), list[Tap]()
    for number, option in enumerate(at.order.options, start=1):
        partner = _partner(at, option)
        match = short(_match(t, partner), _EXCERPT) if partner is not None else "…"
        lines.append(t("quiz-pair", number=str(number), left=option.text, match=match))
        numbers.append(Tap(f"{number} ✓" if partner is not None else str(number), option))
    return "\n".join(lines), _in_rows(numbers)


def _match(t: Translator, option: Option) -> str:
    return option.match.text(t.locale) if option.match is not None else ""


def _partner(at: Face, left: Option) -> Option | None:
    chosen = at.response.get("pairs", {}).get(str(left.id))
    return next((each for each in at.order.matches if each.id == chosen), None)
