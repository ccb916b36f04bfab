"""What a person sees of the register of managerial decisions: the list, a decision, the letters."""

from academy.decisions import Entry
from academy.pages import Page
from bot.callbacks.decisions import (
    ConfirmDecision,
    DiscardDecision,
    FindDecisionPeople,
    OpenDecision,
    OpenDecisionGroups,
    OpenDecisionKinds,
    OpenDecisionPeople,
    OpenDecisions,
    RevokeDecision,
    WriteDecision,
)
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.decisions import Decision, DecisionState
from storage.tables.people import Person

_CODES = 8  # groups named on a decision's page


def register(t: Translator, page: Page[Decision], *, may_decide: bool) -> Screen:
    """The register, newest first; whoever decides sees drafts, too, and writes."""
    rows: list[list[Button]] = [
        [(short(f"{_mark(each)} {_title(each)}"), OpenDecision(decision_id=each.id))]
        for each in page.items
    ]
    rows.append(turning(t, page, lambda number: OpenDecisions(page=number)))
    if may_decide:
        rows.append([(t.plain("decision-write.button"), WriteDecision())])
    rows.append([(t.plain("menu.button"), OpenMenu())])
    return Screen(t("decisions" if page.items else "decisions-none"), rows)


def decision(t: Translator, entry: Entry, *, may_decide: bool) -> Screen:
    """A decision; a draft with what can still be changed."""
    rows = _draft(t, entry) if entry.decision.state == DecisionState.DRAFT else _kept(t, entry)
    if not may_decide:
        rows = [rows[0]]
    rows.append([(t.plain("decisions.button"), OpenDecisions())])
    return Screen("\n\n".join(_paragraphs(t, entry)), rows)


def people(t: Translator, decision_id: int, page: Page[Person], total: int) -> Screen:
    """Everybody it concerns, by name."""
    names = "\n".join(
        t("decision-person", name=person.name[:200], code=person.roster_code[:40])
        for person in page.items
    )
    text = t("decision-people", count=total) + "\n\n" + names
    turn = turning(t, page, lambda at: OpenDecisionPeople(decision_id=decision_id, page=at))
    return Screen(text, [turn, [back(t, decision_id)]])


def letter(t: Translator, at: Decision) -> Screen:
    """What those it concerns are told."""
    return Screen(t("decision-letter", **_facts(at), **_texts(at)))


def revoked_letter(t: Translator, at: Decision) -> Screen:
    """It holds no more, and why."""
    return Screen(t("decision-letter-revoked", **_facts(at), reason=at.revocation or ""))


def back(t: Translator, decision_id: int) -> Button:
    """To the decision's own page."""
    return (t.plain("decision.button"), OpenDecision(decision_id=decision_id))


def _draft(t: Translator, entry: Entry) -> list[list[Button]]:
    number = entry.decision.id
    return [
        [_whom(t, entry)],
        [(t.plain("decision-kinds.button"), OpenDecisionKinds(decision_id=number))],
        [
            (t.plain("decision-groups.button"), OpenDecisionGroups(decision_id=number)),
            (t.plain("decision-find.button"), FindDecisionPeople(decision_id=number)),
        ],
        [(t.plain("decision-confirm.button"), ConfirmDecision(decision_id=number))],
        [(t.plain("decision-discarded.button"), DiscardDecision(decision_id=number))],
    ]


def _kept(t: Translator, entry: Entry) -> list[list[Button]]:
    rows = [[_whom(t, entry)]]
    if entry.decision.state == DecisionState.REGISTERED:
        revoke = RevokeDecision(decision_id=entry.decision.id)
        rows.append([(t.plain("decision-revoke.button"), revoke)])
    return rows


def _whom(t: Translator, entry: Entry) -> Button:
    label = t.plain("decision-people.button", count=entry.people)
    return (label, OpenDecisionPeople(decision_id=entry.decision.id))


def _paragraphs(t: Translator, entry: Entry) -> list[str]:
    at = entry.decision
    facts = {"kind": t(f"decision-kind-{at.kind}"), "state": t(f"decision-state-{at.state}")}
    whom = t("decision-whom", count=entry.people)
    if entry.groups:
        codes = ", ".join(short(code) for code in entry.groups[:_CODES])
        more = len(entry.groups) - _CODES
        whom += "\n" + t("decision-whom-groups", codes=codes + (f" +{more}" if more > 0 else ""))
    found = [t("decision", **_facts(at), **facts), t("decision-texts", **_texts(at)), whom]
    if at.revoked_at is not None:
        found.append(t("decision-revoked", at=at.revoked_at, reason=at.revocation or ""))
    return found


def _facts(at: Decision) -> dict[str, object]:
    date = f"{at.decided_on:%d.%m.%Y}"
    return {"number": at.number, "date": date, "signatory": at.signatory}


def _texts(at: Decision) -> dict[str, object]:
    return {"circumstance": at.circumstance, "granted": at.granted}


def _title(at: Decision) -> str:
    return f"№ {at.number} · {at.decided_on:%d.%m.%Y}"


def _mark(at: Decision) -> str:
    marks = {DecisionState.DRAFT: "✏️", DecisionState.REVOKED: "✖️"}
    return marks.get(at.state, "📑")
