"""What a lecturer sees of a bank: the disciplines, what it holds, its questions, a preview."""

from academy import responses
from academy.bank_exports import Format
from academy.banks import Category, Holdings, Preview
from academy.pages import Page, cut
from bot.callbacks.joining import OpenMenu
from bot.callbacks.questions import (
    ConfirmRetirement,
    ExportBank,
    GetBankTemplate,
    OpenBank,
    OpenBanks,
    OpenCategories,
    OpenCategory,
    PreviewQuestion,
    RetireQuestion,
    SendBankFile,
    SwitchPreview,
    TapPreview,
)
from bot.reply import Button, Screen
from bot.screens.faces import Face, face
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import LOCALES, Translator
from storage.tables.disciplines import Discipline
from storage.tables.questions import Question

_TITLE = 40
_CATEGORIES = 5  # named on the bank's own screen
_SEED = 1  # of a preview: its options stand the same way each time


def banks(t: Translator, page: Page[Discipline]) -> Screen:
    """The choice of a discipline."""
    menu = [(t.plain("menu.button"), OpenMenu())]
    if not page.items:
        return Screen(t("banks-none"), [menu])
    rows: list[list[Button]] = [
        [(short(each.title.text(t.locale)), OpenBank(discipline_id=each.id))] for each in page.items
    ]
    turn = turning(t, page, lambda number: OpenBanks(page=number))
    return Screen(t("banks"), [*rows, turn, menu])


def bank(t: Translator, at: Holdings) -> Screen:
    """What the bank holds, and what can be done with it."""
    number = at.discipline.id
    parts = [t("bank", discipline=at.discipline.title, count=at.count)]
    if at.kinds:
        kinds = sorted(at.kinds.items(), key=lambda each: -each[1])
        parts.append("\n".join(t("bank-kind", kind=str(kind), count=n) for kind, n in kinds))
    lacking = [t("bank-lacking", locale=each, count=n) for each, n in at.lacking.items()]
    parts += ["\n".join(lacking)] if lacking else []
    rows: list[list[Button]] = []
    if at.count:
        rows.append([(t.plain("bank-categories.button"), OpenCategories(discipline_id=number))])
    rows.append([(t.plain("bank-send.button"), SendBankFile(discipline_id=number))])
    rows.append([(t.plain("bank-template.button"), GetBankTemplate(discipline_id=number))])
    if at.count:
        rows.append(
            [
                (
                    t.plain("bank-export", format=str(each)),
                    ExportBank(discipline_id=number, format=each),
                )
                for each in Format
            ]
        )
    rows.append([(t.plain("banks.button"), OpenBanks()), (t.plain("menu.button"), OpenMenu())])
    return Screen("\n\n".join(parts), rows)


def categories(t: Translator, at: Holdings, number: int) -> Screen:
    """The categories of the bank, eight on a page."""
    own = at.discipline.id
    page = cut([(place, *each) for place, each in enumerate(at.categories)], number)
    rows: list[list[Button]] = [
        [
            (
                t.plain("bank-category-label", name=_ending(_name(t, name)), count=count),
                OpenCategory(discipline_id=own, place=place),
            )
        ]
        for place, name, count in page.items
    ]
    turn = turning(t, page, lambda to: OpenCategories(discipline_id=own, page=to))
    back = (t.plain("bank.button"), OpenBank(discipline_id=own))
    return Screen(t("bank-categories", discipline=at.discipline.title), [*rows, turn, [back]])


def category(t: Translator, at: Category) -> Screen:
    """The questions of a category, eight on a page; each opens as a learner sees it."""
    own, place = at.discipline.id, at.place
    text = t("bank-category", name=_name(t, at.name), page=at.page.number + 1, pages=at.page.count)
    rows: list[list[Button]] = [
        [(_label(t, each), PreviewQuestion(question_id=each.id))] for each in at.page.items
    ]
    turn = turning(t, at.page, lambda to: OpenCategory(discipline_id=own, place=place, page=to))
    back = (t.plain("bank-categories.back"), OpenCategories(discipline_id=own))
    return Screen(text, [*rows, turn, [back]])


def preview(t: Translator, seen: Translator, at: Preview) -> Screen:
    """The question as a learner who reads `seen` has it on the phone, with the lecturer's own
    buttons below."""
    question = at.question
    order = responses.order(question, _SEED, is_shuffled=False)
    drawn = face(seen, 1, 1, Face(question, order))
    taps = TapPreview(question_id=question.id)
    rows: list[list[Button]] = [[(tap.label, taps) for tap in row] for row in drawn.taps]
    facts = [t("preview-points", points=f"{question.points:g}")]
    if question.level:
        facts.append(t("preview-level", level=str(question.level)))
    if question.tags:
        facts.append(t("preview-tags", tags=", ".join(question.tags)[:200]))
    if not getattr(question.text, seen.locale):
        facts.append(t("preview-other-language", locale=seen.locale))
    if question.retired_at is not None:
        facts.append(t("preview-retired"))
    own: list[Button] = [
        (t.plain(f"language-{each}"), SwitchPreview(question_id=question.id, locale=each))
        for each in LOCALES
        if each != seen.locale
    ]
    if question.retired_at is None:
        own.append((t.plain("preview-retire.button"), RetireQuestion(question_id=question.id)))
    back = OpenCategory(discipline_id=at.discipline.id, place=at.place)
    head, foot = t("preview", item=question.key), "\n".join(facts)
    text = "\n\n".join([head, drawn.text, foot])
    return Screen(text, [*rows, own, [(t.plain("preview-back"), back)]])


def retirement(t: Translator, at: Preview) -> Screen:
    """The last look before it is taken out of use."""
    number = at.question.id
    confirm = (t.plain("preview-retire-confirm"), ConfirmRetirement(question_id=number))
    back = (t.plain("preview-retire-cancel"), PreviewQuestion(question_id=number))
    return Screen(
        t("preview-retire", text=short(at.question.text.text(t.locale))), [[confirm], [back]]
    )


def retired(t: Translator, discipline: Discipline) -> Screen:
    """It is out of use."""
    back = OpenBank(discipline_id=discipline.id)
    return Screen(t("preview-retire-done"), [[(t.plain("bank.button"), back)]])


def _label(t: Translator, question: Question) -> str:
    lacks = [each for each in LOCALES if not getattr(question.text, each)]
    mark = t.plain("bank-question-lacks", locale=lacks[0]) if lacks else ""
    return mark + short(question.text.text(t.locale).replace("\n", " "))


def _name(t: Translator, category: str) -> str:
    return category or t.plain("bank-category-none")


def _ending(text: str) -> str:
    """Of a path the end tells most."""
    return text if len(text) <= _TITLE else "…" + text[1 - _TITLE :]
