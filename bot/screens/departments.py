"""What an administrator sees of departments: the list, one of them, its forms."""

from datetime import timedelta

from academy.departments import TITLE_LENGTH, Described
from academy.pages import Page
from bot.callbacks.bans import OpenBans
from bot.callbacks.consultation_statistics import OpenStatistics
from bot.callbacks.departments import (
    ArchiveDepartment,
    ChooseBelonging,
    ChooseHead,
    ConfirmArchiving,
    HideLearners,
    MoveDepartment,
    OpenBelonging,
    OpenDepartment,
    OpenDepartments,
    OpenHeads,
    TimeDepartment,
    WriteDepartment,
)
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen, red
from bot.screens.pages import turning
from bot.screens.shortening import short
from bot.screens.thread_lines import NAME_LENGTH
from locales import Translator
from storage.tables.departments import Department, StaffSide
from storage.tables.disciplines import Discipline
from storage.tables.people import Person

_LABEL = 40


def departments(t: Translator, page: Page[Department]) -> Screen:
    """The list, a new one, who may not write."""
    rows: list[list[Button]] = [
        [(short(each.title.text(t.locale), _LABEL), OpenDepartment(department_id=each.id))]
        for each in page.items
    ]
    turns = turning(t, page, lambda number: OpenDepartments(page=number))
    new: list[Button] = [
        (t.plain("department-new.button"), WriteDepartment()),
        (t.plain("statistics.button"), OpenStatistics()),
    ]
    around: list[Button] = [
        (t.plain("bans.button"), OpenBans()),
        (t.plain("menu.button"), OpenMenu()),
    ]
    key = "departments" if page.items else "departments-none"
    return Screen(t(key), [*rows, turns, new, around])


def department(t: Translator, at: Described) -> Screen:
    """Everything about one, and what can be changed."""
    number, of = at.department.id, at.department
    is_group, is_hidden = of.side == StaffSide.GROUP, of.hides_learner
    other = StaffSide.PRIVATE if is_group else StaffSide.GROUP
    rows: list[list[Button]] = [
        [
            (t.plain("department-title.button"), WriteDepartment(department_id=number)),
            (t.plain("department-head.button"), OpenHeads(department_id=number)),
        ],
        [
            (t.plain("department-disciplines.button"), OpenBelonging(department_id=number)),
            (t.plain("department-times.button"), TimeDepartment(department_id=number)),
        ],
        [
            (
                t.plain(f"department-to-{other}"),
                MoveDepartment(department_id=number, side=other),
            )
        ],
        [
            (
                t.plain("department-show" if is_hidden else "department-hide"),
                HideLearners(department_id=number, is_hidden=not is_hidden),
            )
        ],
        [
            (t.plain("department-archive.button"), ArchiveDepartment(department_id=number)),
            (t.plain("departments.button"), OpenDepartments()),
        ],
    ]
    return Screen("\n\n".join(_parts(t, at)), rows)


def title_prompt(t: Translator, at: Described | None) -> Screen:
    """The lines of a new department, or of another title, are awaited."""
    if at is None:
        back: Button = (t.plain("departments.button"), OpenDepartments())
        return Screen(t("department-new", limit=TITLE_LENGTH), [[back]])
    text = t("department-title", title=at.department.title, limit=TITLE_LENGTH)
    return Screen(text, [[_back(t, at.department.id)]])


def times_prompt(t: Translator, at: Described) -> Screen:
    """Three numbers are awaited."""
    return Screen(t("department-times", **_times(at.department)), [[_back(t, at.department.id)]])


def heads(t: Translator, at: Described, text: str, page: Page[Person]) -> Screen:
    """Who can head it; a name that is written shortens the list."""
    number = at.department.id
    rows: list[list[Button]] = [
        [(short(each.name, _LABEL), ChooseHead(department_id=number, person_id=each.id))]
        for each in page.items
    ]
    turns = turning(t, page, lambda at_page: OpenHeads(department_id=number, page=at_page))
    nobody = (t.plain("department-head-nobody"), ChooseHead(department_id=number, person_id=0))
    said = t("department-head-found", text=short(text, 100)) if text else ""
    parts = [t("department-head", title=at.department.title), said]
    return Screen("\n\n".join(filter(None, parts)), [*rows, turns, [nobody, _back(t, number)]])


def belonging(t: Translator, at: Described, page: Page[Discipline]) -> Screen:
    """The disciplines, marked where they are the department's; a press changes it."""
    number = at.department.id
    rows: list[list[Button]] = [[_belonging(t, number, each, page.number)] for each in page.items]
    turns = turning(t, page, lambda at_page: OpenBelonging(department_id=number, page=at_page))
    text = t("department-disciplines", title=at.department.title)
    return Screen(text, [*rows, turns, [_back(t, number)]])


def archiving(t: Translator, at: Described) -> Screen:
    """The last look before it is out of use."""
    number = at.department.id
    confirm = (t.plain("department-archive-confirm"), red(ConfirmArchiving(department_id=number)))
    text = t("department-archive", title=at.department.title, count=at.disciplines)
    return Screen(text, [[confirm], [_back(t, number)]])


def _parts(t: Translator, at: Described) -> list[str]:
    of = at.department
    head = short(at.head.name, NAME_LENGTH) if at.head else ""
    lines = [
        t("department-code", code=of.code),
        t("department-headed", name=head) if head else t("department-headless"),
        t("department-counted", count=at.disciplines),
    ]
    side = t("department-side-private")
    if of.side == StaffSide.GROUP:
        side = t("department-side-group", title=short(at.chat.title, 100)) if at.chat else side
        side = side if at.chat else t("department-side-lost")
    hidden = t("department-hidden" if of.hides_learner else "department-shown")
    spans = t("department-spans", **_times(of))
    return [t("department", title=of.title), "\n".join(lines), side, hidden, spans]


def _times(of: Department) -> dict[str, int]:
    hour, day = timedelta(hours=1), timedelta(days=1)
    return {
        "remind": of.remind_after // hour,
        "escalate": of.escalate_after // hour,
        "days": of.follow_up_for // day,
    }


def _belonging(t: Translator, number: int, of: Discipline, page: int) -> Button:
    is_in = of.department_id == number
    mark = "✅" if is_in else "▫️" if of.department_id is None else "◽️"
    label = short(f"{mark} {of.title.text(t.locale)} {of.term}".strip(), _LABEL)
    facts = {"department_id": number, "discipline_id": of.id, "page": page}
    return (label, ChooseBelonging(**facts, is_in=not is_in))


def _back(t: Translator, number: int) -> Button:
    return (t.plain("department-back"), OpenDepartment(department_id=number))
