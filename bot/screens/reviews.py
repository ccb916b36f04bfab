"""What a reviewer sees of a doubtful identity check: the caption, the drawn card, the decision."""

from datetime import datetime
from typing import Any

from academy.doubts import Doubt
from academy.reviews import Case
from bot.callbacks.reviews import OpenReviewCase, ShowNextReview
from bot.reply import Button, Screen
from bot.screens.review_cases import deciding
from bot.verification import Card, Fact, Gate, Mark, Recommendation, Scale
from locales import Translator
from storage.tables.identity import CheckKind, CheckPicture, CheckStep, StepKind

_SPOKEN_REASONS = ("another_nearer", "other_person")


def caption(t: Translator, case: Case, *, is_reminder: bool = False) -> Screen:
    """Whose check it is, what the machine found, what the learner says, and what can be done; no
    figures here."""
    parts = [t("review-reminder" if is_reminder else "review", name=case.learner.name)]
    if case.quiz is not None:
        parts.append(t("review-quiz", title=case.quiz.title))
    parts += [t(f"review-finding-{key}") for key in _found(case.check.facts)]
    if (signs := case.check.facts.get("card")) is not None:
        parts.append("\n".join(t(f"review-card-{sign}") for sign in signs))
    if (code := case.check.challenge.get("code")) is not None:
        parts.append(t("review-code", code=code))
    parts += [_heard(t, step) for step, _ in case.steps]
    number, is_enrolment = case.check.id, case.check.kind == CheckKind.ENROLMENT
    parts.append(t("review-decide-enrolment" if is_enrolment else "review-decide"))
    around: list[Button] = [
        (t.plain("review-next"), ShowNextReview(check_id=number)),
        (t.plain("review-more"), OpenReviewCase(check_id=number)),
    ]
    buttons = deciding(t, case.check, is_by_hand=case.picture is None)
    return Screen("\n\n".join(filter(None, parts)), [*buttons, around])


def part(t: Translator, of: CheckPicture) -> str:
    """What a picture shows, and when it came."""
    return t.plain(f"review-part-{of.part.replace('_', '-')}", at=of.received_at)


def _heard(t: Translator, step: CheckStep) -> str:
    """What the learner said to the case, and that it was decided before."""
    if step.kind in (StepKind.HEARD, StepKind.APPEALED):
        return t("review-heard", kind=str(step.kind), text=step.text)
    return t("review-before", kind=str(step.kind), at=step.at)


def _found(facts: dict[str, Any]) -> list[str]:
    """What was found, as ends of keys."""
    finding = facts.get("finding")
    found = [finding] if finding in set(Doubt) else []
    reasons = facts.get("reasons") or ()
    found += [reason.replace("_", "-") for reason in _SPOKEN_REASONS if reason in reasons]
    if not found:
        found.append("no-picture" if facts.get("fault") else "unclear")
    return found


def card(
    t: Translator, case: Case, portraits: tuple[bytes, bytes], gate: Gate, now: datetime
) -> Card:
    """Reference and picture side by side, with what was measured (VERIFICATION 6); the gate says
    what of it is good."""
    facts = case.check.facts
    reference, live = portraits
    advice = Recommendation(facts["recommendation"])
    if advice == Recommendation.ACCEPT:
        advice = Recommendation.REVIEW  # a repeated picture is like itself: a person looks
    title = case.quiz.title.text(t.locale) if case.quiz else ""
    return Card(
        title=case.learner.name,
        subtitle=title,
        advice=t.plain(f"review-advice-{advice}"),
        recommendation=advice,
        reference=reference,
        reference_label=t.plain("review-reference"),
        live=live,
        live_label=t.plain("review-live", at=case.check.received_at or now),
        facts=tuple(_facts(t, facts, gate)),
        scale=_scale(t, facts),
        footer=t.plain("review-footer", number=str(case.check.id), at=now),
    )


def _facts(t: Translator, facts: dict[str, Any], gate: Gate) -> list[Fact]:
    sharpness, light, turn = (facts.get(name, 0.0) for name in ("sharpness", "brightness", "turn"))
    is_repeat = facts.get("finding") == Doubt.REPEAT
    lit = gate.darkest <= light <= gate.brightest
    return [
        _fact(t, "faces", facts.get("faces", 0) == 1, count=facts.get("faces", 0)),
        _fact(t, "sharpness", sharpness >= gate.soft, value=round(sharpness)),
        _fact(t, "light", lit, value=round(light)),
        _fact(t, "turn", abs(turn) <= gate.turn, value=round(turn, 2)),
        _fact(t, "repeat", not is_repeat, is_bad=True, found="yes" if is_repeat else "no"),
        _nearest(t, facts),
    ]


def _nearest(t: Translator, facts: dict[str, Any]) -> Fact:
    """Whether the face is nearer to somebody else; never to whom."""
    if facts.get("nearest_other") is None:
        return _fact(t, "nearest", False, found="nobody")
    is_other = "another_nearer" in facts.get("reasons", ())
    return _fact(t, "nearest", not is_other, is_bad=True, found="other" if is_other else "own")


def _fact(
    t: Translator, name: str, is_good: bool, *, is_bad: bool = False, **params: object
) -> Fact:
    mark = Mark.GOOD if is_good else Mark.BAD if is_bad else Mark.DOUBTFUL
    return Fact(t.plain(f"review-{name}"), t.plain(f"review-{name}.value", **params), mark)


def _scale(t: Translator, facts: dict[str, Any]) -> Scale:
    return Scale(
        caption=t.plain("review-scale", distance=round(facts["distance"], 2)),
        distance=facts["distance"],
        limit=facts["limit"],
        rejected=facts["rejected"],
        alike=t.plain("review-scale-alike"),
        unclear=t.plain("review-scale-unclear"),
        other=t.plain("review-scale-other"),
    )
