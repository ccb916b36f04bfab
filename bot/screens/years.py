"""What the office sees of the academic year: terms, disciplines, copies."""

from dataclasses import asdict
from datetime import datetime

from academy.pages import Page
from academy.terms import Contents, Intake, Term
from bot.callbacks.calendars import OpenCalendar
from bot.callbacks.groups import OpenEnrolments, OpenGroups
from bot.callbacks.joining import OpenMenu
from bot.callbacks.years import (
    CloseTerm,
    ConfirmClosing,
    ConfirmCopy,
    CopyDiscipline,
    OpenPlan,
    OpenTerm,
    OpenYear,
    ReopenTerm,
)
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.disciplines import Discipline


def year(t: Translator, page: Page[Term]) -> Screen:
    """The terms, newest first, and the groups."""
    rows: list[list[Button]] = [
        [(_term_label(t, each), OpenTerm(discipline_id=each.discipline_id))] for each in page.items
    ]
    turn = turning(t, page, lambda number: OpenYear(page=number))
    groups = (t.plain("groups.button"), OpenGroups())
    days = (t.plain("calendar.button"), OpenCalendar())
    key = "year" if page.items else "year-none"
    return Screen(t(key), [*rows, turn, [groups, days], [(t.plain("menu.button"), OpenMenu())]])


def term(
    t: Translator, at: Term, page: Page[Discipline], contents: Contents, now: datetime
) -> Screen:
    """The disciplines of a term, and its end."""
    rows: list[list[Button]] = [
        [(short(f"{_mark(each)}{each.code}"), OpenPlan(discipline_id=each.id))]
        for each in page.items
    ]
    number = at.discipline_id
    turn = turning(t, page, lambda to: OpenTerm(discipline_id=number, page=to))
    ends: list[Button] = []
    if at.open:
        ends.append((t.plain("year-close.button"), CloseTerm(discipline_id=number)))
    if at.may_reopen(now):
        ends.append((t.plain("year-reopen.button"), ReopenTerm(discipline_id=number)))
    text = [t("year-term", term=_name(t, at.name), total=at.total, open=at.open)]
    if at.open:
        text.append(t("year-contents", **asdict(contents)))
    back = (t.plain("year.button"), OpenYear())
    return Screen("\n\n".join(text), [*rows, turn, *([each] for each in ends), [back]])


def closing(t: Translator, at: Term, contents: Contents) -> Screen:
    """What closing the term means, in numbers."""
    text = [
        t("year-close", term=_name(t, at.name), open=at.open),
        t("year-contents", **asdict(contents)),
        t("year-close-effect"),
    ]
    yes = (t.plain("year-close-confirm"), ConfirmClosing(discipline_id=at.discipline_id))
    no = (t.plain("year-cancel"), OpenTerm(discipline_id=at.discipline_id))
    return Screen("\n\n".join(text), [[yes], [no]])


def plan(t: Translator, discipline: Discipline, contents: Contents) -> Screen:
    """One discipline: what is in it, its copy, its groups."""
    number = discipline.id
    buttons: list[list[Button]] = [
        [(t.plain("year-copy.button"), CopyDiscipline(discipline_id=number))]
    ]
    if discipline.archived_at is None:
        buttons.append([(t.plain("enrolments.button"), OpenEnrolments(discipline_id=number))])
    buttons.append([(t.plain("year-term.button"), OpenTerm(discipline_id=number))])
    return Screen("\n\n".join(_parts(t, discipline, contents)), buttons)


def copy_prompt(t: Translator, discipline: Discipline) -> Screen:
    """The code and the term of the copy are awaited."""
    text = t("year-copy", title=discipline.title, code=discipline.code)
    return Screen(text, [[_cancel(t, discipline)]])


def copying(t: Translator, discipline: Discipline, contents: Contents, to: Intake) -> Screen:
    """What will be copied, where to: the last look."""
    text = [
        t("year-copy-ask", title=discipline.title, code=to.code, term=to.term),
        t("year-copy-contents", **asdict(contents)),
        t("year-copy-effect"),
    ]
    yes = (t.plain("year-copy-confirm"), ConfirmCopy(discipline_id=discipline.id))
    return Screen("\n\n".join(text), [[yes], [_cancel(t, discipline)]])


def _parts(t: Translator, discipline: Discipline, contents: Contents) -> list[str]:
    facts = {"code": discipline.code, "term": _name(t, discipline.term)}
    parts = [t("year-plan", title=discipline.title, **facts)]
    if discipline.archived_at is not None:
        parts.append(t("year-plan-closed", closed_at=discipline.archived_at))
    return [*parts, t("year-contents", **asdict(contents))]


def _cancel(t: Translator, discipline: Discipline) -> Button:
    return (t.plain("year-cancel"), OpenPlan(discipline_id=discipline.id))


def _name(t: Translator, term: str) -> str:
    return term or t.plain("year-without-term")


def _term_label(t: Translator, term: Term) -> str:
    mark = "" if term.open else "🗄 "
    return short(f"{mark}{_name(t, term.name)} · {term.total}")


def _mark(discipline: Discipline) -> str:
    return "🗄 " if discipline.archived_at is not None else ""
