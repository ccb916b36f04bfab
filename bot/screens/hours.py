"""When a teacher answers: the week, the days off, who stands in."""

from collections.abc import Sequence
from datetime import date

from academy import day_numbers
from academy.absences import MOST_DAYS, Absence, Affected, Kept
from academy.office_hours import Form
from academy.pages import Page
from academy.workdays import Hours
from bot.callbacks.bookings import OpenSlots
from bot.callbacks.directory import OpenPerson
from bot.callbacks.hours import (
    AddAbsence,
    ChooseStandIn,
    DayPlan,
    KeepAbsence,
    KeepAcademyHours,
    KeepDay,
    OpenAbsences,
    OpenHours,
    OpenHoursDay,
    OpenStandIns,
    RemoveAbsence,
    TypeHours,
)
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen, red
from bot.screens import moments
from bot.screens.pages import turning
from bot.screens.slots import taken_back
from locales import Translator
from storage.tables.people import Person

NAME_LENGTH = 200
_LABEL = 40
_FIRST_ROW = 4  # weekdays of the first row of buttons


def hours(t: Translator, form: Form, absences: Sequence[Absence], viewer: Person) -> Screen:
    """The week in a few lines, the leaves ahead, and what can be changed."""
    number = form.owner.id
    parts = [_heading(t, form.owner, viewer), _week(t, form)]
    if absences:
        parts.append("\n".join(_absence(t, each) for each in absences))
    days: list[Button] = [
        (moments.weekday(t, day), OpenHoursDay(person_id=number, weekday=day)) for day in range(7)
    ]
    rows: list[list[Button]] = [days[:_FIRST_ROW], days[_FIRST_ROW:]]
    if form.is_own:
        rows.append([(t.plain("hours-academy.button"), KeepAcademyHours(person_id=number))])
    rows.append([(t.plain("absences.button"), OpenAbsences(person_id=number))])
    if number == viewer.id:
        rows.append([(t.plain("slots.button"), OpenSlots())])
    rows.append([_out(t, form.owner, viewer)])
    return Screen("\n\n".join(parts), rows)


def day(t: Translator, form: Form, weekday: int) -> Screen:
    """One weekday: what it is now, and the usual choices."""
    number = form.owner.id
    now = _spans(t, form.week.get(weekday, ()))
    text = t("hours-day", day=moments.weekday_word(t, weekday), hours=now)
    plans: list[list[Button]] = [
        [
            (
                t.plain(f"hours-day-{plan}"),
                KeepDay(person_id=number, weekday=weekday, plan=plan),
            )
        ]
        for plan in DayPlan
    ]
    typed: Button = (t.plain("hours-type.button"), TypeHours(person_id=number, weekday=weekday))
    return Screen(text, [*plans, [typed], [_back(t, number)]])


def typing(t: Translator, weekday: int, person_id: int) -> Screen:
    """The hours of a weekday are awaited as a text."""
    text = t("hours-type", day=moments.weekday_word(t, weekday))
    back = (t.plain("hours-cancel"), OpenHoursDay(person_id=person_id, weekday=weekday))
    return Screen(text, [[back]])


def absences(t: Translator, owner: Person, found: Sequence[Absence]) -> Screen:
    """The leaves ahead; each can be taken back, and given to a stand-in."""
    number = owner.id
    lines = [_absence(t, each) for each in found]
    rows: list[list[Button]] = []
    for each in found:
        days = moments.days(t, each.row.first_day, each.row.last_day)
        facts = {"person_id": number, "absence_id": each.row.id}
        rows.append([(t.plain("absence-remove", days=days), RemoveAbsence(**facts))])
        rows.append([(t.plain("stand-ins.button"), OpenStandIns(**facts))])
    text = "\n\n".join([t("absences"), "\n".join(lines) or t("absences-none")])
    add: Button = (t.plain("absence-add.button"), AddAbsence(person_id=number))
    return Screen(text, [*rows, [add], [_back(t, number)]])


def absence_prompt(t: Translator, owner: Person) -> Screen:
    """The days are awaited as a text."""
    back = (t.plain("hours-cancel"), OpenAbsences(person_id=owner.id))
    return Screen(t("absence-add", most=MOST_DAYS), [[back]])


def absence_check(
    t: Translator, owner: Person, days: tuple[date, date], affected: Affected
) -> Screen:
    """The last look before who is booked on these days is told that nobody comes."""
    told = t("absence-check", days=moments.days(t, *days), count=affected.booked)
    first, last = (day_numbers.number(each) for each in days)
    keep = red(KeepAbsence(person_id=owner.id, first=first, last=last))
    rows: list[list[Button]] = [
        [(t.plain("absence-check-keep"), keep)],
        [(t.plain("hours-cancel"), OpenAbsences(person_id=owner.id))],
    ]
    return Screen(told, rows)


def absence_kept(t: Translator, owner: Person, days: tuple[date, date], kept: Kept) -> Screen:
    """The days are kept, and what they took back."""
    parts = [t("absence-kept", days=moments.days(t, *days))]
    parts += taken_back(t, kept.withdrawn)
    to = OpenStandIns(person_id=owner.id, absence_id=kept.absence_id)
    rows: list[list[Button]] = [
        [(t.plain("stand-ins.button"), to)],
        [(t.plain("absences.button"), OpenAbsences(person_id=owner.id))],
    ]
    return Screen("\n".join(parts), rows)


def stand_ins(t: Translator, owner: Person, absence_id: int, page: Page[Person]) -> Screen:
    """Who of the colleagues answers meanwhile."""
    facts = {"person_id": owner.id, "absence_id": absence_id}
    rows: list[list[Button]] = [
        [(each.name[:_LABEL], ChooseStandIn(**facts, stand_in_id=each.id))] for each in page.items
    ]
    turns = turning(t, page, lambda number: OpenStandIns(**facts, page=number))
    nobody: Button = (t.plain("stand-in-nobody"), ChooseStandIn(**facts, stand_in_id=0))
    text = t("stand-ins") if page.items else t("stand-ins-none")
    return Screen(text, [*rows, turns, [nobody]])


def _heading(t: Translator, owner: Person, viewer: Person) -> str:
    if owner.id == viewer.id:
        return t("hours")
    return t("hours-of", name=owner.name[:NAME_LENGTH])


def _week(t: Translator, form: Form) -> str:
    """Neighbouring days with the same hours share a line."""
    together: list[tuple[list[int], str]] = []
    for number in range(7):
        text = _spans(t, form.week.get(number, ()))
        if together and together[-1][1] == text:
            together[-1][0].append(number)
        else:
            together.append(([number], text))
    lines = [t("hours-line", days=_days(t, days), hours=text) for days, text in together]
    whose = t("hours-own") if form.is_own else t("hours-academy")
    return "\n".join([*lines, whose])


def _days(t: Translator, days: Sequence[int]) -> str:
    first, last = moments.weekday(t, days[0]), moments.weekday(t, days[-1])
    return first if first == last else f"{first}–{last}"


def _spans(t: Translator, spans: Sequence[Hours]) -> str:
    told = ", ".join(f"{begins:%H:%M}–{ends:%H:%M}" for begins, ends in spans)
    return told or t.plain("hours-none")


def _absence(t: Translator, absence: Absence) -> str:
    days = moments.days(t, absence.row.first_day, absence.row.last_day)
    if absence.stand_in is None:
        return t("absence-line", days=days)
    return t("absence-line-stand-in", days=days, name=absence.stand_in.name[:NAME_LENGTH])


def _back(t: Translator, person_id: int) -> Button:
    return t.plain("hours-back"), OpenHours(person_id=person_id)


def _out(t: Translator, owner: Person, viewer: Person) -> Button:
    if owner.id == viewer.id:
        return t.plain("menu.button"), OpenMenu()
    return t.plain("directory-person.button"), OpenPerson(person_id=owner.id)
