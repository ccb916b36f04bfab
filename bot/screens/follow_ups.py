"""Where a message without an address goes: asked as a reply to the very message."""

from collections.abc import Sequence

from academy.follow_ups import Staffed
from academy.pages import Page
from bot.callbacks.consultations import AnswerThere, OpenPlaces, SendThere
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.disciplines import Discipline

_WHO, _TITLE = 24, 30


def places(t: Translator, page: Page[Discipline]) -> Screen:
    """To the teacher of which discipline?"""
    rows: list[list[Button]] = [
        [(each.title.text(t.locale), SendThere(discipline_id=each.id))] for each in page.items
    ]
    turns = turning(t, page, lambda number: OpenPlaces(page=number))
    return Screen(t("follow-up-where"), [*rows, turns])


def sent_there(t: Translator, discipline: Discipline) -> Screen:
    return Screen(t("follow-up-sent", discipline=discipline.title))


def addressees(t: Translator, found: Sequence[Staffed]) -> Screen:
    """To which learner?"""
    rows: list[list[Button]] = [
        [(_label(t, each), AnswerThere(thread_id=each.thread.id))] for each in found
    ]
    return Screen(t("follow-up-whom"), rows)


def answered(t: Translator) -> Screen:
    return Screen(t("follow-up-answered"))


def _label(t: Translator, at: Staffed) -> str:
    hidden = t.plain("follow-up-hidden", number=str(at.thread.id))
    name = f"{at.learner.family_name} {at.learner.given_name[:1]}."
    who = hidden if at.is_hidden else short(name, _WHO)
    mark = "⏳" if at.thread.waiting_since is not None else "✅"
    title = short(at.discipline.title.text(t.locale), _TITLE)
    return t.plain("follow-up-addressee", mark=mark, who=who, title=title)
