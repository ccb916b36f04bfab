"""What a learner sees of their own consultations."""

from academy.closings import RATINGS, Closed
from academy.inquiries import Inquiry, Listed
from academy.pages import Page
from academy.timetable import ACADEMY_ZONE
from bot.callbacks.bookings import OpenBookings
from bot.callbacks.consultations import AskQuestion, OpenConsultations
from bot.callbacks.inquiries import CloseInquiry, OpenInquiries, OpenInquiry, RateInquiry
from bot.callbacks.joining import OpenMenu
from bot.callbacks.transcripts import ExportThread
from bot.reply import Button, Screen
from bot.screens.moments import moment
from bot.screens.pages import turning
from bot.screens.shortening import short
from bot.screens.thread_lines import NAME_LENGTH, TITLE_LENGTH, history
from locales import Translator
from storage.tables.consultations import Side, Thread, ThreadState

_LABEL = 24  # characters of a title on a button, beside the mark and the day


def inquiries(t: Translator, page: Page[Listed]) -> Screen:
    """The threads of the learner, and the way to a new question."""
    rows: list[list[Button]] = [
        [(_label(t, each), OpenInquiry(thread_id=each.thread.id))] for each in page.items
    ]
    turns = turning(t, page, lambda number: OpenInquiries(page=number))
    ask = (t.plain("inquiries-ask"), OpenConsultations())
    own = (t.plain("bookings.button"), OpenBookings())
    menu = (t.plain("menu.button"), OpenMenu())
    return Screen(t("inquiries"), [*rows, turns, [ask], [own, menu]])


def inquiry(t: Translator, at: Inquiry) -> Screen:
    """How things stand with one thread, and what the learner can do."""
    thread = at.thread
    write = (t.plain("inquiry-write"), AskQuestion(discipline_id=thread.discipline_id))
    acts: list[Button] = [write]
    is_closed = thread.state == ThreadState.CLOSED and at.waits_since is None
    if not is_closed:
        acts.append((t.plain("inquiry-close"), CloseInquiry(thread_id=thread.id)))
    head = [t("inquiry", discipline=short(at.discipline.title.text(t.locale), TITLE_LENGTH))]
    if at.teacher is not None:
        head.append(t("inquiry-teacher", name=short(at.teacher.name, NAME_LENGTH)))
    head.append(_state(t, at))
    head += [t("inquiry-promised", at=moment(t, at.promised_at))] if at.promised_at else []
    parts = ["\n".join(head), *history(t, at.entries, Side.LEARNER)]
    if is_closed:
        parts += [*_rated(t, thread, may_rate=at.may_rate), t("inquiry-reopens")]
    rating = _rating(t, thread) if at.may_rate and is_closed else []
    around: list[Button] = [
        (t.plain("inquiry-transcript"), ExportThread(thread_id=thread.id)),
        (t.plain("inquiry-back"), OpenInquiries()),
    ]
    return Screen("\n\n".join(parts), [rating, acts, around])


def closed(t: Translator, at: Closed) -> Screen:
    """The letter that tells the learner, with the question how it was."""
    head = [t("inquiry-closed-letter", discipline=short(at.title.text(t.locale), TITLE_LENGTH))]
    head += [t("inquiry-closed-by", name=short(at.closed_by, NAME_LENGTH))] if at.closed_by else []
    parts = ["\n".join(head), t("inquiry-reopens"), t("inquiry-rate")]
    to = (t.plain("inquiry.button"), OpenInquiry(thread_id=at.thread.id))
    return Screen("\n\n".join(parts), [_rating(t, at.thread), [to]])


def _label(t: Translator, of: Listed) -> str:
    at = (of.thread.written_at or of.thread.opened_at).astimezone(ACADEMY_ZONE)
    title = short(of.discipline.title.text(t.locale), _LABEL)
    return t.plain("inquiry-row", mark=_mark(of), title=title, day=f"{at:%d.%m.%Y}")


def _mark(of: Listed) -> str:
    if of.is_withheld:
        return "⏳"
    if of.thread.state == ThreadState.CLOSED:
        return "🔒"
    return "✅" if of.thread.answered_at is not None else "⏳"


def _state(t: Translator, at: Inquiry) -> str:
    thread = at.thread
    if at.waits_since is not None:
        return t("inquiry-waits", since=moment(t, at.waits_since))
    if thread.state == ThreadState.CLOSED:
        return t("inquiry-closed", at=moment(t, thread.closed_at or thread.opened_at))
    if thread.answered_at is not None:
        return t("inquiry-answered", at=moment(t, thread.answered_at))
    return t("inquiry-waits", since=moment(t, thread.written_at or thread.opened_at))


def _rated(t: Translator, thread: Thread, *, may_rate: bool) -> list[str]:
    if not _is_rated(thread):
        return [t("inquiry-rate")]
    return [t("inquiry-rated" if may_rate else "inquiry-rated-before", points=thread.rating or 0)]


def _is_rated(thread: Thread) -> bool:
    rated_at, closed_at = thread.rated_at, thread.closed_at
    return rated_at is not None and closed_at is not None and rated_at >= closed_at


def _rating(t: Translator, thread: Thread) -> list[Button]:
    """Five buttons in a row; the rating that was given is marked."""
    own = thread.rating if _is_rated(thread) else None
    return [
        (f"✓{n}" if n == own else str(n), RateInquiry(thread_id=thread.id, points=n))
        for n in RATINGS
    ]
