"""Examining the pictures of an enrolment: a reference, sealed, or one reason to send another."""

from collections.abc import Sequence

from academy import references
from academy.doubts import Flaw
from academy.findings import Finding, Outcome, Reference
from bot.verification import Recommendation, Template, likeness
from bot.workers.cohorts import cohort
from bot.workers.comparisons import Look, Means, comparable, looked, others_of
from bot.workers.shots import Shot
from storage.tables.identity import Check


async def examined(machine: Means, check: Check, shots: Sequence[Shot]) -> Finding:
    """What becomes of the pictures. Raises WorkerDied, WorkerNotStarted."""
    shot = shots[0]
    look = await looked(machine, shot.file_unique_id, shot.content)
    template = look.probe.template
    if not look.is_usable or template is None:
        return Finding(Outcome.RETAKE, look.facts)
    enrolled = await cohort(machine.db, machine.vault)
    own = comparable(template, enrolled.get(check.person_id))
    others = others_of(enrolled, check.person_id, template.model_id)
    if look.is_repeat or (own and not _is_alike(machine, template, own, others)):
        fault = Flaw.REPEATED if look.is_repeat else Flaw.OTHER_FACE
        return Finding(Outcome.RETAKE, {**look.facts, "fault": fault})
    reference = _reference(machine, check.person_id, look, template, is_alike=own is not None)
    hashes = {shot.file_unique_id: look.hashes}
    return Finding(Outcome.ENROLLED, look.facts, reference, hashes)


def _is_alike(machine: Means, now: Template, own: Template, others: list[Template]) -> bool:
    """As sure as before a quiz: whoever only resembles the reference does not replace it."""
    found = likeness(now, own, others, machine.thresholds)
    return found.recommendation == Recommendation.ACCEPT


def _reference(
    machine: Means, person_id: int, look: Look, template: Template, *, is_alike: bool
) -> Reference:
    """The reference, sealed."""
    model_id = template.model_id
    return Reference(
        model_id,
        machine.vault.seal(template.vector, references.about(person_id, model_id)),
        machine.vault.seal(look.probe.portrait or b"", references.about_chip(person_id, model_id)),
        is_alike,
    )
