"""Frequent questions on a learner's phone: the list, one of them, what a receipt offers."""

from collections.abc import Iterable, Sequence
from html import escape

from academy.faq import Offer
from academy.pages import Page
from bot.callbacks.consultations import AskQuestion, OpenConsultations
from bot.callbacks.faq import FaqEnough, KeepWaiting, OpenFaq, ReadFaq
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen
from bot.screens.pages import turning
from locales import Translator
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.faq import FaqEntry

_IN_A_ROW = 4  # buttons with numbers


def offered(t: Translator, offers: Sequence[Offer], thread_id: int) -> tuple[str, list[Button]]:
    """What is added to a receipt: the closest questions, and a row of their buttons; an empty text
    and an empty row where nothing is close."""
    if not offers:
        return "", []
    numbered = _numbered(each.question.text(t.locale) for each in offers)
    row: list[Button] = [
        (_number(t, place), ReadFaq(faq_id=each.faq_id, thread_id=thread_id))
        for place, each in enumerate(offers, 1)
    ]
    return f"{t('faq-offered')}\n{numbered}", row


def button(t: Translator, discipline_id: int) -> Button:
    """To the frequent questions of a discipline, before one is asked."""
    return (t.plain("faq.button"), OpenFaq(discipline_id=discipline_id))


def entries(t: Translator, discipline: Discipline, page: Page[FaqEntry]) -> Screen:
    """The questions of a discipline by number; one can always be asked."""
    head = t("faq", discipline=discipline.title)
    back = (t.plain("faq-back"), OpenConsultations())
    asking = (t.plain("faq-ask"), AskQuestion(discipline_id=discipline.id))
    if not page.items:
        return Screen(f"{head}\n\n{t('faq-none')}", [[asking], [back]])
    numbered = _numbered((each.question.text(t.locale) for each in page.items), page.offset)
    numbers: list[Button] = [
        (_number(t, place), ReadFaq(faq_id=each.id))
        for place, each in enumerate(page.items, page.offset + 1)
    ]
    rows = [numbers[at : at + _IN_A_ROW] for at in range(0, len(numbers), _IN_A_ROW)]
    turns = turning(t, page, lambda number: OpenFaq(discipline_id=discipline.id, page=number))
    text = "\n\n".join((head, numbered, t("faq-choose")))
    return Screen(text, [*rows, turns, [asking], [back]])


def entry(t: Translator, at: FaqEntry, discipline: Discipline, thread_id: int) -> Screen:
    """The answer; whether it is enough, while a question of the learner's waits."""
    text = read(t, at, discipline)
    enough = (t.plain("faq-enough.button"), FaqEnough(faq_id=at.id, thread_id=thread_id))
    if thread_id:
        waiting = (t.plain("faq-waiting.button"), KeepWaiting(faq_id=at.id))
        return Screen(text, [[enough], [waiting]])
    asking = (t.plain("faq-ask"), AskQuestion(discipline_id=discipline.id))
    back = (t.plain("faq-all"), OpenFaq(discipline_id=discipline.id))
    return Screen(text, [[enough], [asking], [back]])


def read(t: Translator, at: FaqEntry, discipline: Discipline) -> str:
    """The question and the answer in the reader's language, or marked as of the other one."""
    parts = [
        t("faq", discipline=discipline.title),
        t("faq-question", text=at.question.text(t.locale)),
        at.answer.text(t.locale),
    ]
    if not getattr(at.answer, t.locale):
        parts.append(t("faq-other-language", locale=_written(at.answer)))
    return "\n\n".join(parts)


def enough(t: Translator, *, is_closed: bool) -> Screen:
    """It helped; the question that waited is closed."""
    text = t("faq-enough-closed") if is_closed else t("faq-enough")
    return Screen(text, [[(t.plain("menu.button"), OpenMenu())]])


def waiting(t: Translator) -> Screen:
    """It did not: the teacher answers, as was said."""
    return Screen(t("faq-waiting"))


def _written(text: Bilingual) -> str:
    return "kk" if text.kk else "ru"


def _numbered(questions: Iterable[str], offset: int = 0) -> str:
    return "\n".join(
        f"{place}. {escape(each, quote=False)}" for place, each in enumerate(questions, offset + 1)
    )


def _number(t: Translator, number: int) -> str:
    return t.plain("faq-number", number=number)
