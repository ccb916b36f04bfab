"""What both sides of a consultation see."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from academy.arrivals import Why
from academy.copies import Shown
from academy.entries import Piece
from academy.faq import Offer
from academy.pages import Page
from academy.waits import Promise
from bot.callbacks.consultations import AnswerQuestion, AskQuestion, OpenConsultations
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen
from bot.screens import faq
from bot.screens.moments import moment
from bot.screens.pages import turning
from locales import Translator
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry
from storage.tables.disciplines import Discipline

# Together with the words of the heading less than academy.entries.HEADING.
TITLE_LENGTH = 150
NAME_LENGTH = 200
GROUPS_LENGTH = 60


@dataclass(frozen=True)
class Look:
    """How a message looks beside what it says: with buttons, without its author's formatting."""

    has_buttons: bool
    is_plain: bool = False


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


def question_prompt(t: Translator, discipline: Discipline, *, has_faq: bool) -> Screen:
    """What may be sent as a question, what was asked before, and the way out."""
    text = t("consultation-prompt", discipline=discipline.title)
    known = [faq.button(t, discipline.id)] if has_faq else []
    return Screen(text, [known, [(t.plain("consultation-cancel"), OpenMenu())]])


def receipt(t: Translator, promise: Promise, offers: Sequence[Offer], thread_id: int) -> Screen:
    """The question is on its way: what happens next, and what may help meanwhile. Said once, when a
    thread begins to wait."""
    text = t("consultation-sent", discipline=promise.discipline)
    if promise.next_at is not None:
        text = f"{text}\n\n{t('consultation-sent-later', at=moment(t, promise.next_at))}"
    if promise.minutes:
        text = f"{text}\n\n{t('consultation-sent-busy', minutes=promise.minutes)}"
    offered, row = faq.offered(t, offers, thread_id)
    return Screen(f"{text}\n\n{offered}" if offered else text, [row])


def unasked(t: Translator, discipline: Bilingual) -> Screen:
    """Nobody is there who could be asked; the question is kept."""
    return Screen(t("consultation-unasked", discipline=discipline))


def unreached(t: Translator, discipline: Bilingual) -> Screen:
    """The same for the administrators."""
    return Screen(t("consultation-unreached", discipline=discipline))


def undelivered(t: Translator, why: Why) -> Screen:
    """Why a message did not arrive, and what to do."""
    return Screen(t(f"consultation-undelivered-{why.value}"))


def answer_prompt(t: Translator) -> Screen:
    """What may be sent as an answer, and the way out."""
    return Screen(t("answer-prompt"), [[(t.plain("consultation-cancel"), OpenMenu())]])


def question(t: Translator, shown: Shown, piece: Piece, look: Look) -> Screen:
    """A learner's message on the staff's side. Where the department hides its learners, they are
    known by the number of the thread."""
    discipline = _cut(shown.discipline.text(t.locale), TITLE_LENGTH)
    if shown.hides_learner:
        number = str(shown.thread.id)
        heading = t("question-heading-hidden", discipline=discipline, number=number)
    else:
        name = _cut(shown.author, NAME_LENGTH)
        groups = _cut(", ".join(shown.groups), GROUPS_LENGTH) or "–"
        heading = t("question-heading", discipline=discipline, name=name, groups=groups)
    button = (t.plain("answer-prompt.button"), AnswerQuestion(thread_id=shown.thread.id))
    return _entry(t, heading, shown.entries[0], piece, look, button)


def answer(t: Translator, shown: Shown, piece: Piece, look: Look) -> Screen:
    """The staff's message on the learner's phone: the name, never the account."""
    heading = t(
        "answer-heading",
        discipline=_cut(shown.discipline.text(t.locale), TITLE_LENGTH),
        name=_cut(shown.author, NAME_LENGTH),
    )
    to = AskQuestion(discipline_id=shown.thread.discipline_id)
    return _entry(t, heading, shown.entries[0], piece, look, (t.plain("answer-heading.button"), to))


def words(entry: Entry, is_plain: bool) -> str:
    """What was written, with its formatting; never as markup of its author's own."""
    return entry.html if entry.html and not is_plain else escape(entry.text, quote=False)


def emptied(t: Translator) -> str:
    """In place of a text its author took away."""
    return t("consultation-emptied")


def _entry(
    t: Translator, heading: str, entry: Entry, piece: Piece, look: Look, button: Button
) -> Screen:
    parts = [heading] if piece.heading else []
    if piece.heading and entry.facts.get("forwarded"):
        parts[0] += f"\n{t('consultation-forwarded')}"
    if piece.text and entry.text:
        parts.append(words(entry, look.is_plain))
    return Screen("\n\n".join(parts), [[button]] if look.has_buttons else [])


def _cut(text: str, units: int) -> str:
    """At most so many UTF-16 units, as Telegram counts."""
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * units:
        return text
    return encoded[: 2 * (units - 1)].decode("utf-16-le", "ignore") + "…"
