"""A question that waits too long, as who answers and the head of the department read it."""

from academy.overdue import Late
from bot.callbacks.queues import OpenQueued
from bot.reply import Button, Screen
from bot.screens import moments
from locales import Translator

NAME_LENGTH = 200
TITLE_LENGTH = 150


def reminder(t: Translator, late: Late, *, is_private: bool) -> Screen:
    """To who answers; in a group the question itself is near."""
    text = t("overdue-reminder", **_facts(t, late))
    return Screen(text, [[_open(t, late)]] if is_private else [])


def escalation(t: Translator, late: Late, *, is_head: bool) -> Screen:
    """To the head of the department: who waits for whom, and since when."""
    teachers = ", ".join(late.teachers)[:NAME_LENGTH] or "–"
    text = t("overdue-escalation", teachers=teachers, **_facts(t, late))
    return Screen(text, [[_open(t, late)]] if is_head else [])


def _facts(t: Translator, late: Late) -> dict[str, object]:
    at = late.waiting
    hidden = t.plain("overdue-hidden", number=str(at.thread.id))
    return {
        "discipline": at.discipline.title.text(t.locale)[:TITLE_LENGTH],
        "name": hidden if at.is_hidden else at.learner.name[:NAME_LENGTH],
        "since": moments.moment(t, at.since),
    }


def _open(t: Translator, late: Late) -> Button:
    return t.plain("overdue-open"), OpenQueued(thread_id=late.waiting.thread.id)
