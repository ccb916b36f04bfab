"""What a person sees who writes a managerial decision: questions, choices, the last look."""

from academy.affected import Choice
from academy.decisions import TEXT_LENGTH, Entry
from academy.pages import Page
from bot.callbacks.decisions import (
    ChooseDecisionGroup,
    ChooseDecisionKind,
    ChooseDecisionPerson,
    ConfirmRevocation,
    OpenDecisionGroups,
    OpenDecisions,
    OpenFoundPeople,
    RegisterDecision,
)
from bot.reply import Button, Screen
from bot.screens.decisions import back
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.decisions import Decision, DecisionKind
from storage.tables.disciplines import Group

STEPS = ("circumstance-kk", "circumstance-ru", "granted-kk", "granted-ru")


def heading_prompt(t: Translator) -> Screen:
    """Number, date and signatory are awaited in one line."""
    return Screen(t("decision-write"), [[(t.plain("decisions.button"), OpenDecisions())]])


def text_prompt(t: Translator, step: int) -> Screen:
    """The next of the four texts is awaited."""
    text = t(f"decision-write-{STEPS[step]}", limit=TEXT_LENGTH)
    return Screen(text, [[(t.plain("decision-cancel"), OpenDecisions())]])


def kinds(t: Translator, decision_id: int) -> Screen:
    """What can be granted."""
    rows: list[list[Button]] = [
        [(t.plain(f"decision-kind-{k}"), ChooseDecisionKind(decision_id=decision_id, kind=k))]
        for k in DecisionKind
    ]
    return Screen(t("decision-kinds"), [*rows, [back(t, decision_id)]])


def groups(t: Translator, decision_id: int, page: Page[tuple[Group, bool]]) -> Screen:
    """The groups, each pressed in or out."""
    rows: list[list[Button]] = [
        [
            (
                _checked(group.code, is_chosen=is_chosen),
                ChooseDecisionGroup(decision_id=decision_id, group_id=group.id, page=page.number),
            )
        ]
        for group, is_chosen in page.items
    ]
    turn = turning(t, page, lambda at: OpenDecisionGroups(decision_id=decision_id, page=at))
    key = "decision-groups" if page.items else "decision-groups-none"
    return Screen(t(key), [*rows, turn, [back(t, decision_id)]])


def find_prompt(t: Translator, decision_id: int) -> Screen:
    """A name or a roster code is awaited."""
    return Screen(t("decision-find"), [[back(t, decision_id)]])


def found(t: Translator, decision_id: int, text: str, page: Page[Choice]) -> Screen:
    """The people of this name, each pressed in or out."""
    rows: list[list[Button]] = [
        [
            (
                _checked(f"{person.name} · {person.roster_code}", is_chosen=is_chosen),
                ChooseDecisionPerson(
                    decision_id=decision_id, person_id=person.id, page=page.number
                ),
            )
        ]
        for person, is_chosen in page.items
    ]
    turn = turning(t, page, lambda at: OpenFoundPeople(decision_id=decision_id, page=at))
    key = "decision-found" if page.items else "decision-found-none"
    return Screen(t(key, text=text[:100]), [*rows, turn, [back(t, decision_id)]])


def confirmation(t: Translator, entry: Entry) -> Screen:
    """The last look before it stands for good."""
    number = entry.decision.id
    register = (t.plain("decision-register"), RegisterDecision(decision_id=number))
    text = t("decision-confirm", number=entry.decision.number, count=entry.people)
    return Screen(text, [[register], [back(t, number)]])


def discarded(t: Translator) -> Screen:
    """The draft is gone."""
    return Screen(t("decision-discarded"), [[(t.plain("decisions.button"), OpenDecisions())]])


def revocation_prompt(t: Translator, entry: Entry) -> Screen:
    """The reason is awaited."""
    text = t("decision-revoke", number=entry.decision.number, limit=TEXT_LENGTH)
    return Screen(text, [[back(t, entry.decision.id)]])


def revocation(t: Translator, entry: Entry, reason: str) -> Screen:
    """The last look before it ends."""
    number = entry.decision.id
    revoke = (t.plain("decision-revoke.button"), ConfirmRevocation(decision_id=number))
    facts = {"number": entry.decision.number, "count": entry.people, "reason": reason}
    return Screen(t("decision-revocation", **facts), [[revoke], [back(t, number)]])


def revoked(t: Translator, at: Decision) -> Screen:
    """It holds no more; those concerned are being told."""
    return Screen(t("decision-revoked-now", number=at.number), [[back(t, at.id)]])


def _checked(label: str, *, is_chosen: bool) -> str:
    return short(f"{'✅' if is_chosen else '▫️'} {label}")
