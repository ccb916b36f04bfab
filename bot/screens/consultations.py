"""What both sides of a consultation see."""

from html import escape

from academy.consultations import Piece, Shown
from academy.pages import Page
from bot.callbacks.consultations import AnswerQuestion, AskQuestion, OpenConsultations
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen
from bot.screens.pages import turning
from locales import Translator
from storage.tables.disciplines import Discipline

# Together with the words of the heading less than academy.consultations.HEADING.
TITLE_LENGTH = 150
NAME_LENGTH = 200
GROUPS_LENGTH = 60


def disciplines(t: Translator, page: Page[Discipline]) -> Screen:
    """The choice of what to ask about."""
    menu: list[Button] = [(t.plain("menu.button"), OpenMenu())]
    if not page.items:
        return Screen(t("consultations-none"), [menu])
    rows: list[list[Button]] = [
        [(each.title.text(t.locale), AskQuestion(discipline_id=each.id))] for each in page.items
    ]
    turns = turning(t, page, lambda number: OpenConsultations(page=number))
    return Screen(t("consultations"), [*rows, turns, menu])


def question_prompt(t: Translator, discipline: Discipline) -> Screen:
    """What may be sent as a question, and the way out."""
    text = t("consultation-prompt", discipline=discipline.title)
    return Screen(text, [[(t.plain("consultation-cancel"), OpenMenu())]])


def receipt(t: Translator) -> Screen:
    """The question is on its way."""
    rows: list[list[Button]] = [
        [(t.plain("consultations.button"), OpenConsultations())],
        [(t.plain("menu.button"), OpenMenu())],
    ]
    return Screen(t("consultation-sent"), rows)


def answer_prompt(t: Translator) -> Screen:
    """What may be sent as an answer, and the way out."""
    return Screen(t("answer-prompt"), [[(t.plain("consultation-cancel"), OpenMenu())]])


def answered(t: Translator) -> Screen:
    """The answer is on its way."""
    return Screen(t("answer-sent"))


def question(t: Translator, shown: Shown, piece: Piece) -> Screen:
    """A learner's question on the lecturer's phone."""
    heading = t(
        "question-heading",
        discipline=_cut(shown.discipline.text(t.locale), TITLE_LENGTH),
        name=_cut(shown.author, NAME_LENGTH),
        groups=_cut(", ".join(shown.groups), GROUPS_LENGTH) or "–",
    )
    button = (t.plain("answer-prompt.button"), AnswerQuestion(thread_id=shown.thread_id))
    return _entry(heading, shown, piece, button)


def answer(t: Translator, shown: Shown, piece: Piece) -> Screen:
    """The lecturer's answer on the learner's phone: the name, never the account."""
    heading = t(
        "answer-heading",
        discipline=_cut(shown.discipline.text(t.locale), TITLE_LENGTH),
        name=_cut(shown.author, NAME_LENGTH),
    )
    button = (t.plain("answer-heading.button"), AskQuestion(discipline_id=shown.discipline_id))
    return _entry(heading, shown, piece, button)


def _entry(heading: str, shown: Shown, piece: Piece, button: Button) -> Screen:
    """The text stands as it was written: never as markup."""
    parts = [heading] if piece.has_heading else []
    if piece.has_text and shown.entry.text:
        parts.append(escape(shown.entry.text, quote=False))
    return Screen("\n\n".join(parts), [[button]] if piece.is_last else [])


def _cut(text: str, units: int) -> str:
    """At most so many UTF-16 units, as Telegram counts."""
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * units:
        return text
    return encoded[: 2 * (units - 1)].decode("utf-16-le", "ignore") + "…"
