"""Examining the pictures of an enrolment: a reference, sealed, or one reason to send some again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from academy import references
from academy.doubts import Doubt, Flaw
from academy.findings import Finding, Outcome
from bot.references import is_like_another, sealed, strangers
from bot.verification import (
    Recommendation,
    Sameness,
    Template,
    likeness,
    same_picture,
)
from bot.workers import card_reading
from bot.workers.cohorts import cohort
from bot.workers.comparisons import Look, Means, comparable, figures_of, looked, others_of
from bot.workers.shots import Shot, of_part
from storage.tables.identity import Check, Part

_CARD = (Part.CARD_FRONT, Part.CARD_BACK)
# Selfies of one minute are alike anyway: only one that was saved again is as near (3.3).
_SAVED_AGAIN = Sameness(picture_bits=10, face_bits=-1), Sameness(picture_bits=-1, face_bits=18)

Looks = Sequence[tuple[Shot, Look]]


async def examined(machine: Means, check: Check, shots: Sequence[Shot]) -> Finding:
    """What becomes of the pictures. Raises WorkerDied, WorkerNotStarted."""
    selfies = of_part(shots, Part.SELFIE)
    looks = [(shot, await looked(machine, shot.file_unique_id, shot.content)) for shot in selfies]
    retake = _faulty(looks) or _of_several_people(machine, looks)
    if retake is not None:
        return retake
    finding, template = await _judged(machine, check, looks)
    cards = of_part(shots, *_CARD)
    return await _with_card(machine, check, cards, finding, template) if cards else finding


def _faulty(looks: Looks) -> Finding | None:
    """The first fault, with its remedy; every useless picture is asked for again, no other."""
    faults = {
        shot.number: {**look.facts, "fault": fault}
        for place, (shot, look) in enumerate(looks)
        if (fault := _fault(looks, place)) is not None
    }
    if not faults:
        return None
    return Finding(Outcome.RETAKE, next(iter(faults.values())), useless=list(faults))


def _fault(looks: Looks, place: int) -> str | None:
    shot, look = looks[place]
    if not look.is_usable:
        return str(look.facts["fault"])
    earlier = looks[:place]
    is_repeat = look.is_repeat or any(_is_same(look, other) for _, other in earlier)
    is_same_file = any(shot.file_unique_id == other.file_unique_id for other, _ in earlier)
    return str(Flaw.REPEATED) if is_repeat or is_same_file else None


def _is_same(now: Look, earlier: Look) -> bool:
    one, other = now.probe.hashes, earlier.probe.hashes
    if one is None or other is None:
        return False
    return all(same_picture(one, other, limits) for limits in _SAVED_AGAIN)


def _of_several_people(machine: Means, looks: Looks) -> Finding | None:
    templates = [look.probe.template for _, look in looks if look.probe.template is not None]
    odd = strangers(templates, machine.thresholds)
    if not odd:
        return None
    useless = [looks[place][0].number for place in sorted(odd)]
    return Finding(Outcome.RETAKE, {"fault": Flaw.DIFFERENT_PEOPLE}, useless=useless)


async def _judged(machine: Means, check: Check, looks: Looks) -> tuple[Finding, Template]:
    """A reference like the confirmed one is kept by the rule; any other is for a person."""
    person_id = check.person_id
    template, reference = sealed(machine.vault, person_id, [look.probe for _, look in looks])
    enrolled = await cohort(machine.db, machine.vault)
    others = others_of(enrolled, person_id, template.model_id)
    async with machine.db.read() as session:
        is_confirmed = await references.is_confirmed(session, person_id)
    own = comparable(template, enrolled.get(person_id)) if is_confirmed else None
    facts: dict[str, Any] = {**looks[0][1].facts, "pictures": template.pictures}
    doubt: Doubt | None = Doubt.OTHER_REFERENCE if is_confirmed else Doubt.FIRST_REFERENCE
    if own is not None:
        found = likeness(template, own, others, machine.thresholds)
        facts |= figures_of(found, len(others))
        if found.recommendation == Recommendation.ACCEPT:
            doubt = None
    if is_like_another(template, others, machine.thresholds):
        doubt = Doubt.LIKE_ANOTHER
    finding = Finding(
        Outcome.ENROLLED if doubt is None else Outcome.PROPOSED,
        {**facts, "finding": doubt},
        reference,
        hashes={shot.file_unique_id: look.hashes for shot, look in looks},
        seen={shot.number: look.facts for shot, look in looks},
    )
    return finding, template


async def _with_card(
    machine: Means, check: Check, cards: Sequence[Shot], finding: Finding, template: Template
) -> Finding:
    """The card is read where it can be; a person looks at it in any case."""
    found = await card_reading.read(machine, check, cards, template)
    if found.useless is not None:
        facts = {**finding.facts, "fault": found.fault}
        return Finding(Outcome.RETAKE, facts, useless=[found.useless])
    facts = {**finding.facts, "card": [str(sign) for sign in found.signs]}
    facts["finding"] = facts["finding"] or Doubt.CARD
    return replace(finding, outcome=Outcome.PROPOSED, facts=facts)
