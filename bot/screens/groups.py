"""What the office sees of groups: the list by programme, what they study, their end."""

from academy.groups import Line, Room
from academy.pages import Page
from academy.standing import REASON_LENGTH
from bot.callbacks.groups import (
    ChooseEnrolment,
    ConfirmFinishing,
    FinishGroup,
    OpenEnrolments,
    OpenGroup,
    OpenGroups,
)
from bot.callbacks.years import OpenPlan, OpenYear
from bot.reply import Button, Screen
from bot.screens.pages import turning
from locales import Translator
from storage.tables.disciplines import Discipline, Group

_LABEL = 40  # characters a button shows on a small phone


def groups(t: Translator, page: Page[Line]) -> Screen:
    """The groups with their programmes and how many study in each."""
    rows: list[list[Button]] = [
        [(_label(group, programme.code if programme else "", count), OpenGroup(group_id=group.id))]
        for group, programme, count in page.items
    ]
    turn = turning(t, page, lambda number: OpenGroups(page=number))
    key = "groups" if page.items else "groups-none"
    return Screen(t(key), [*rows, turn, [(t.plain("year.button"), OpenYear())]])


def group(t: Translator, room: Room, *, may_finish: bool) -> Screen:
    """One group, and its end for who may bring it about."""
    rows: list[list[Button]] = []
    if may_finish and room.members:
        rows.append([(t.plain("groups-finish.button"), FinishGroup(group_id=room.group.id))])
    return Screen("\n".join(_about(t, room)), [*rows, [(t.plain("groups.button"), OpenGroups())]])


def enrolments(t: Translator, discipline: Discipline, page: Page[tuple[Group, bool]]) -> Screen:
    """The groups, marked where they study the discipline; a press changes it."""
    number = discipline.id
    rows: list[list[Button]] = [
        [
            (
                f"{'✅' if is_enrolled else '▫️'} {group.code}"[:_LABEL],
                ChooseEnrolment(
                    discipline_id=number,
                    group_id=group.id,
                    is_given=not is_enrolled,
                    page=page.number,
                ),
            )
        ]
        for group, is_enrolled in page.items
    ]
    turn = turning(t, page, lambda to: OpenEnrolments(discipline_id=number, page=to))
    key = "enrolments" if page.items else "enrolments-none"
    back = (t.plain("year-plan.button"), OpenPlan(discipline_id=number))
    return Screen(t(key, title=discipline.title), [*rows, turn, [back]])


def finish_prompt(t: Translator, room: Room) -> Screen:
    """Why, and for listeners the first certificate, are awaited."""
    text = [*_about(t, room), "", t("groups-finish-prompt", limit=REASON_LENGTH)]
    if room.certificates:
        text.append(t("groups-finish-certificates"))
    return Screen("\n".join(text), [[_back(t, room)]])


def finishing(t: Translator, room: Room, reason: str, numbers: list[str]) -> Screen:
    """How many, with which certificates, why: the last look."""
    elsewhere = len(room.elsewhere)
    text = [t("groups-finish", code=room.group.code, count=len(room.members))]
    if elsewhere:
        altogether = len(room.members) - elsewhere
        text.append(t("groups-finish-elsewhere", altogether=altogether, elsewhere=elsewhere))
    if numbers:
        text.append(t("groups-finish-numbers", first=numbers[0], last=numbers[-1]))
    effect = "groups-finish-partly" if elsewhere else "groups-finish-effect"
    text += [t("roles-reason", reason=reason), t(effect)]
    yes = (t.plain("groups-finish-confirm"), ConfirmFinishing(group_id=room.group.id))
    return Screen("\n\n".join(text), [[yes], [_back(t, room)]])


def finished(t: Translator, room: Room, count: int) -> Screen:
    """They have finished; each of them is told."""
    text = t("groups-finished", code=room.group.code, count=count)
    return Screen(text, [[(t.plain("groups.button"), OpenGroups())]])


def _about(t: Translator, room: Room) -> list[str]:
    found = [t("groups-one", code=room.group.code)]
    if room.programme is not None:
        found.append(t("groups-programme", title=room.programme.title))
    if room.group.archived_at is not None:
        found.append(t("groups-over", archived_at=room.group.archived_at))
    return [*found, t("groups-members", count=len(room.members))]


def _back(t: Translator, room: Room) -> Button:
    return (t.plain("year-cancel"), OpenGroup(group_id=room.group.id))


def _label(group: Group, programme: str, count: int) -> str:
    return " · ".join(part for part in (programme, group.code, str(count)) if part)[:_LABEL]
