"""A submitted paper as text: its lines, and one question with what may be seen of its answer."""

from collections.abc import Callable, Collection, Sequence
from html import escape, unescape

from aiogram.filters.callback_data import CallbackData

from academy.marked_papers import Line
from academy.pages import Page
from academy.stages import Item
from bot import answer_words
from bot.reply import Button
from locales import Translator
from storage.tables.questions import QuestionKind

EVERYTHING = frozenset(Item)
_MESSAGE = 3600  # characters: below Telegram's 4096 with what a screen adds
_BRIEF = 60  # of a question in a list
_CHOICES = (QuestionKind.ONE_CHOICE, QuestionKind.SEVERAL, QuestionKind.TRUE_FALSE)
_IN_A_ROW = 4


def lines(t: Translator, page: Page[Line], seen: Collection[Item]) -> str:
    """The questions of a page, a line each: how the answer stands where the marks are open."""
    return "\n".join(_line(t, each, seen) for each in page.items)


def numbers(page: Page[Line], to: Callable[[int], CallbackData]) -> list[list[Button]]:
    """A button with the number of each question of a page."""
    buttons: list[Button] = [(f"{at.place.number}", to(at.place.number)) for at in page.items]
    return [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]


def around(
    t: Translator, number: int, total: int, to: Callable[[int], CallbackData]
) -> list[Button]:
    """The question before, the question after."""
    row: list[Button] = []
    if number > 1:
        row.append((t.plain("pages-previous"), to(number - 1)))
    if number < total:
        row.append((t.plain("pages-next"), to(number + 1)))
    return row


def question(t: Translator, line: Line, total: int, seen: Collection[Item]) -> str:
    """One question as far as it is open; what is too long for a message is cut in every part."""
    for most in (_MESSAGE, 1000, 400, 150):
        text = "\n\n".join(_parts(t, line, total, seen, most))
        if len(unescape(text)) <= _MESSAGE:  # Telegram counts what is shown
            return text
    return "\n\n".join(_parts(t, line, total, seen, 60))


def _line(t: Translator, line: Line, seen: Collection[Item]) -> str:
    place = line.place
    text = clipped(line.question.text.text(t.locale).replace("\n", " "), _BRIEF)
    if Item.MARKS not in seen:
        return t("marked-line", number=place.number, text=text)
    return t(
        "marked-line-points",
        number=place.number,
        text=text,
        verdict=str(place.verdict),
        points=_points(line),
        worth=place.worth,
    )


def _parts(t: Translator, line: Line, total: int, seen: Collection[Item], most: int) -> list[str]:
    place, asked = line.place, line.question
    text = escape(clipped(asked.text.text(t.locale), most), quote=False)
    parts = [t("marked-question", number=place.number, total=total), text]
    if asked.kind in _CHOICES:
        parts.append(_options(t, line, seen, most))
    elif Item.ANSWERS in seen:
        parts.append(_answer(t, line, most))
    if Item.RIGHT in seen and (words := answer_words.right(t, asked)):
        parts.append(_listed(t("marked-right"), words, most))
    if Item.MARKS in seen:
        facts = {"points": _points(line), "worth": place.worth}
        parts.append(t("marked-points", verdict=str(place.verdict), **facts))
    if Item.FEEDBACK in seen:
        parts += [escape(clipped(each, most), quote=False) for each in _feedback(t, line)]
    return [part for part in parts if part]


def _options(t: Translator, line: Line, seen: Collection[Item], most: int) -> str:
    """The choices; the learner's own are marked where the answers are open."""
    asked, answer = line.question, line.place.answer
    chosen = answer.response.get("options", ()) if answer and Item.ANSWERS in seen else ()
    shown = []
    for each in asked.options:
        text = escape(clipped(answer_words.option(t, asked, each), most), quote=False)
        shown.append(f"☑ <b>{text}</b>" if each.id in chosen else f"☐ {text}")
    if Item.ANSWERS in seen and answer is None:
        shown.append(t("marked-none"))
    return "\n".join(shown)


def _answer(t: Translator, line: Line, most: int) -> str:
    answer = line.place.answer
    words = answer_words.answered(t, line.question, answer.response) if answer else []
    return _listed(t("marked-answer"), words, most) if words else t("marked-none")


def _listed(title: str, words: Sequence[str], most: int) -> str:
    room = max(most // len(words), 30)
    lines = [escape(clipped(each, room), quote=False) for each in words]
    return "\n".join([title, *lines])


def _feedback(t: Translator, line: Line) -> list[str]:
    """What the author says to the chosen options, then to everybody."""
    asked, answer = line.question, line.place.answer
    chosen = answer.response.get("options", ()) if answer else ()
    is_choice = asked.kind in _CHOICES
    said = [each.feedback for each in asked.options if is_choice and each.id in chosen]
    words = [each.text(t.locale) for each in [*said, asked.feedback] if each is not None]
    return [f"💬 {each}" for each in words if each]


def _points(line: Line) -> float:
    answer = line.place.answer
    return round(answer.points or 0.0, 2) if answer is not None else 0.0


def clipped(text: str, most: int) -> str:
    """The text, or its beginning."""
    return text if len(text) <= most else text[: most - 1] + "…"
