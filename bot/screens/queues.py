"""What a teacher sees: who waits for an answer, and one thread with what can be done."""

from datetime import datetime

from academy.pages import Page
from academy.queues import Queued, Staffed
from bot.callbacks.bans import OpenThreadBan
from bot.callbacks.consultations import AnswerQuestion, AskRecall
from bot.callbacks.faq import MakeFaq
from bot.callbacks.handovers import OpenHandover
from bot.callbacks.joining import OpenMenu
from bot.callbacks.notes import WriteNote
from bot.callbacks.queues import CloseQueued, OpenQueue, OpenQueued, OpenQueuedMore
from bot.callbacks.templates import OpenTemplates
from bot.callbacks.transcripts import ExportThread
from bot.reply import Button, Screen
from bot.screens.moments import moment
from bot.screens.pages import turning
from bot.screens.shortening import short
from bot.screens.thread_lines import NAME_LENGTH, TITLE_LENGTH, history, wait
from locales import Translator
from storage.tables.consultations import Side, Thread, ThreadState

_WHO, _TITLE = 18, 16  # characters of a name and of a title on a button
_GROUPS = 60


def queue(
    t: Translator, found: tuple[Page[Staffed], int], now: datetime, *, is_waiting: bool
) -> Screen:
    """Who waits, who waits longest first; or the other threads."""
    page, total = found
    rows: list[list[Button]] = [
        [(_label(t, at, now), OpenQueued(thread_id=at.thread.id))] for at in page.items
    ]
    turns = turning(t, page, lambda number: OpenQueue(page=number, is_waiting=is_waiting))
    other = "queue-others.button" if is_waiting else "queue.button"
    around: list[Button] = [
        (t.plain(other), OpenQueue(is_waiting=not is_waiting)),
        (t.plain("menu.button"), OpenMenu()),
    ]
    if not total:
        text = t("queue-none" if is_waiting else "queue-others-none")
    else:
        text = t("queue" if is_waiting else "queue-others", count=total)
    return Screen(text, [*rows, turns, around])


def queued(t: Translator, found: Queued, now: datetime) -> Screen:
    """One thread: whose it is, how long they wait, what was said, what can be done."""
    thread = found.at.thread
    answer = (t.plain("answer-prompt.button"), AnswerQuestion(thread_id=thread.id))
    acts: list[Button] = [answer]
    if thread.state != ThreadState.CLOSED:
        close = CloseQueued(thread_id=thread.id, seen=found.seen)
        acts.append((t.plain("queued-close"), close))
    parts = ["\n".join(_head(t, found, now)), *history(t, found.entries, Side.STAFF)]
    ready: Button = (t.plain("templates.button"), OpenTemplates(thread_id=thread.id))
    rare: list[Button] = [
        (t.plain("note.button"), WriteNote(thread_id=thread.id)),
        (t.plain("queued-more.button"), OpenQueuedMore(thread_id=thread.id)),
    ]
    around: Button = (t.plain("queue-back"), OpenQueue())
    return Screen("\n\n".join(parts), [acts, [ready], rare, [around]])


def more(t: Translator, at: Staffed, answer_id: int | None) -> Screen:
    """What is rarely done with a thread, and with the own last answer."""
    text = "\n".join([*who(t, at), "", t("queued-more")])
    number = at.thread.id
    hand = (t.plain("handover.button"), OpenHandover(thread_id=number))
    files = (t.plain("inquiry-transcript"), ExportThread(thread_id=number))
    ban = (t.plain("ban-choice.button"), OpenThreadBan(thread_id=number))
    rows: list[list[Button]] = [[hand], [files, ban], [back(t, number)]]
    if answer_id is not None:
        recall = (t.plain("queued-recall"), AskRecall(entry_id=answer_id))
        rows.insert(1, [recall, (t.plain("queued-faq"), MakeFaq(entry_id=answer_id))])
    return Screen(text, rows)


def ended(t: Translator, at: Staffed) -> Screen:
    """It is closed; the way on."""
    text = "\n".join([t("queued-ended"), "", *who(t, at)])
    return Screen(text, [[back(t, at.thread.id)], [(t.plain("queue.button"), OpenQueue())]])


def who(t: Translator, at: Staffed) -> list[str]:
    """The discipline and the learner; only a number where the department hides its learners."""
    title = t("queued", discipline=short(at.discipline.title.text(t.locale), TITLE_LENGTH))
    if at.is_hidden:
        return [title, t("queued-learner-hidden", number=str(at.thread.id))]
    return [title, t("queued-learner", name=short(at.name, NAME_LENGTH))]


def back(t: Translator, thread_id: int) -> Button:
    """To the thread's page."""
    return (t.plain("queued-back"), OpenQueued(thread_id=thread_id))


def _head(t: Translator, found: Queued, now: datetime) -> list[str]:
    at = found.at
    lines = who(t, at)
    if found.groups:
        lines.append(t("queued-groups", groups=short(", ".join(found.groups), _GROUPS)))
    lines.append(_state(t, at.thread, now))
    if at.teacher is not None:
        lines.append(t("queued-teacher", name=short(at.teacher.name, NAME_LENGTH)))
    if at.thread.rating is not None:
        lines.append(t("queued-rating", points=at.thread.rating))
    return lines


def _state(t: Translator, thread: Thread, now: datetime) -> str:
    if thread.waiting_since is not None:
        waits = wait(t, thread.waiting_since, now)
        return t("queued-waits", wait=waits, since=moment(t, thread.waiting_since))
    if thread.state == ThreadState.CLOSED:
        return t("queued-closed", at=moment(t, thread.closed_at or thread.opened_at))
    if thread.answered_at is not None:
        return t("queued-answered", at=moment(t, thread.answered_at))
    return t("queued-quiet")


def _label(t: Translator, at: Staffed, now: datetime) -> str:
    thread, learner = at.thread, at.learner
    name = f"{learner.family_name} {learner.given_name[:1]}."
    hidden = t.plain("queued-learner-short", number=str(thread.id))
    title = short(at.discipline.title.text(t.locale), _TITLE)
    mark = "🔒" if thread.state == ThreadState.CLOSED else "✅"
    if thread.waiting_since is not None:
        mark = wait(t, thread.waiting_since, now)
    name = hidden if at.is_hidden else short(name, _WHO)
    return t.plain("queue-row", mark=mark, who=name, title=title)
