"""What staff see when a consultation goes to a colleague."""

from academy.handovers import Handed
from academy.notes import LENGTH
from academy.pages import Page
from academy.staffing import Staffed
from bot.callbacks.consultations import AnswerQuestion
from bot.callbacks.handovers import ChooseColleague, HandOver, OpenHandover
from bot.callbacks.queues import OpenQueue, OpenQueued
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.queues import back, who
from bot.screens.shortening import short
from bot.screens.thread_lines import NAME_LENGTH
from locales import Translator
from storage.tables.people import Person

_LABEL = 40


def colleagues(t: Translator, at: Staffed, page: Page[Person]) -> Screen:
    """Who can take it."""
    number = at.thread.id
    rows: list[list[Button]] = [
        [(short(each.name, _LABEL), ChooseColleague(thread_id=number, person_id=each.id))]
        for each in page.items
    ]
    turns = turning(t, page, lambda at_page: OpenHandover(thread_id=number, page=at_page))
    words = t("handover" if page.items else "handover-nobody")
    return Screen("\n".join([*who(t, at), "", words]), [*rows, turns, [back(t, number)]])


def note_prompt(t: Translator, thread_id: int, person_id: int) -> Screen:
    """A note to the colleague is awaited, or none."""
    without = HandOver(thread_id=thread_id, person_id=person_id)
    rows: list[list[Button]] = [
        [(t.plain("handover-without-note"), without)],
        [back(t, thread_id)],
    ]
    return Screen(t("handover-note", limit=LENGTH), rows)


def done(t: Translator, at: Staffed) -> Screen:
    """The colleague has it."""
    text = "\n".join([*who(t, at), "", t("handover-done")])
    return Screen(text, [[(t.plain("queue.button"), OpenQueue())]])


def not_handed(t: Translator, at: Staffed) -> Screen:
    """The colleague is not reached: another one has to be chosen."""
    number = at.thread.id
    text = "\n".join([t("handover-lost"), "", *who(t, at), "", t("handover-lost-next")])
    buttons: list[Button] = [
        (t.plain("handover.button"), OpenHandover(thread_id=number)),
        (t.plain("queued-open"), OpenQueued(thread_id=number)),
    ]
    return Screen(text, [buttons])


def letter(t: Translator, handed: Handed) -> Screen:
    """What the colleague is told."""
    number = handed.at.thread.id
    author = t("handover-letter-from", name=short(handed.author.name, NAME_LENGTH))
    note = [t("handover-letter-note", note=handed.note)] if handed.note else []
    text = "\n".join([t("handover-letter"), "", *who(t, handed.at), author, *note])
    buttons: list[Button] = [
        (t.plain("answer-prompt.button"), AnswerQuestion(thread_id=number)),
        (t.plain("queued-open"), OpenQueued(thread_id=number)),
    ]
    return Screen(text, [buttons])
