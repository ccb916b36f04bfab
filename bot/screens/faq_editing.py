"""Frequent questions on the phone of who keeps them: the lists, the form that is a preview, too."""

from academy.faq_drafts import ANSWER_LENGTH, QUESTION_LENGTH, Kept
from academy.faq_editing import Part, is_complete
from academy.pages import Page
from bot.callbacks.faq import (
    AddFaq,
    ArchiveFaq,
    ConfirmFaq,
    DeleteFaq,
    OpenFaqDisciplines,
    OpenFaqEntries,
    OpenFaqEntry,
    PublishFaq,
    WriteFaq,
)
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen, green, red
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.disciplines import Discipline
from storage.tables.faq import FaqEntry

_OTHER = {"kk": "ru", "ru": "kk"}


def disciplines(t: Translator, page: Page[Discipline]) -> Screen:
    """Of which discipline the questions are kept."""
    menu: list[Button] = [(t.plain("menu.button"), OpenMenu())]
    if not page.items:
        return Screen(t("faq-disciplines-none"), [menu])
    rows: list[list[Button]] = [
        [(each.title.text(t.locale), OpenFaqEntries(discipline_id=each.id))] for each in page.items
    ]
    turns = turning(t, page, lambda number: OpenFaqDisciplines(page=number))
    return Screen(t("faq-disciplines"), [*rows, turns, menu])


def entries(
    t: Translator, discipline: Discipline, page: Page[FaqEntry], *, is_published: bool
) -> Screen:
    """What is published, or what is not; the other list is a button away."""
    number = discipline.id
    rows: list[list[Button]] = [
        [(_label(t, each), OpenFaqEntry(faq_id=each.id, locale=t.locale))] for each in page.items
    ]
    state = "published" if is_published else "drafts"
    other = "drafts" if is_published else "published"
    turns = turning(
        t,
        page,
        lambda to: OpenFaqEntries(discipline_id=number, page=to, is_published=is_published),
    )
    last: list[Button] = [
        (t.plain("faq-add"), AddFaq(discipline_id=number)),
        (
            t.plain(f"faq-list-{other}.button"),
            OpenFaqEntries(discipline_id=number, is_published=not is_published),
        ),
    ]
    back: list[Button] = [(t.plain("faq-back"), OpenFaqDisciplines())]
    parts = [t("faq", discipline=discipline.title), t(f"faq-list-{state}")]
    if not page.items:
        parts.append(t("faq-list-empty"))
    return Screen("\n\n".join(parts), [*rows, turns, last, back])


def form(t: Translator, at: Kept, locale: str) -> Screen:
    """The entry in one language as learners will see it, and everything that can be done to it."""
    entry, number = at.entry, at.entry.id
    question, answer = getattr(entry.question, locale), getattr(entry.answer, locale)
    missing = t("faq-form-missing")
    parts = [
        t("faq", discipline=at.discipline.title),
        _state(t, at),
        t(f"faq-form-{locale}"),
        t("faq-question", text=question) if question else f"❓ {missing}",
        answer or f"💬 {missing}",
    ]
    writing: list[Button] = [
        (t.plain(f"faq-write-{part.name.lower()}.button"), _write(number, part, locale))
        for part in Part
    ]
    other = _OTHER[locale]
    turn = (t.plain(f"faq-form-{other}.button"), OpenFaqEntry(faq_id=number, locale=other))
    listed = OpenFaqEntries(discipline_id=at.discipline.id, is_published=at.is_published)
    back: list[Button] = [(t.plain("faq-all"), listed)]
    return Screen("\n\n".join(parts), [writing, [turn], _ending(t, at), back])


def written_in(t: Translator, at: Kept) -> str:
    """The language to open an entry in: the reader's, unless the answer is in the other one."""
    return t.locale if getattr(at.entry.answer, t.locale) else _OTHER[t.locale]


def prompt(t: Translator, faq_id: int, part: Part, locale: str) -> Screen:
    """The text is awaited in this language."""
    limit = QUESTION_LENGTH if part is Part.QUESTION else ANSWER_LENGTH
    text = t(f"faq-write-{part.name.lower()}", limit=limit, locale=locale)
    cancel = OpenFaqEntry(faq_id=faq_id, locale=locale)
    return Screen(text, [[(t.plain("consultation-cancel"), cancel)]])


def confirmation(t: Translator, at: Kept) -> Screen:
    """Before learners see it: no names must stand in it; what looks like one is pointed out."""
    number = at.entry.id
    parts = [t("faq-confirm"), *(t(f"faq-confirm-{mark}") for mark in at.marks)]
    back = OpenFaqEntry(faq_id=number, locale=t.locale)
    rows: list[list[Button]] = [
        [(t.plain("faq-confirm.button"), green(ConfirmFaq(faq_id=number)))],
        [(t.plain("faq-confirm-back"), back)],
    ]
    return Screen("\n\n".join(parts), rows)


def _state(t: Translator, at: Kept) -> str:
    entry = at.entry
    if not at.is_published:
        return t("faq-state-draft")
    return t("faq-state-published", shown=entry.times_shown, enough=entry.times_enough)


def _ending(t: Translator, at: Kept) -> list[Button]:
    number = at.entry.id
    if at.is_published:
        return [(t.plain("faq-archive"), red(ArchiveFaq(faq_id=number)))]
    removing: Button = (t.plain("faq-delete"), red(DeleteFaq(faq_id=number)))
    if not is_complete(at.entry):
        return [removing]
    return [(t.plain("faq-publish"), green(PublishFaq(faq_id=number))), removing]


def _write(faq_id: int, part: Part, locale: str) -> WriteFaq:
    return WriteFaq(faq_id=faq_id, part=part, locale=locale)


def _label(t: Translator, entry: FaqEntry) -> str:
    text = entry.question.text(t.locale) or t.plain("faq-untitled", number=entry.id)
    return short(text)
