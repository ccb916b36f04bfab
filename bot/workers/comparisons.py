"""Comparing a picture with the learner's reference, the other learners, and former pictures."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from academy import references
from academy.doubts import Doubt, Flaw
from academy.findings import Finding, Outcome, Reference
from academy.vault import Vault
from bot.biometrics import gate, thresholds
from bot.tools import Tools
from bot.verification import (
    Gate,
    Hashes,
    Pool,
    Probe,
    Recommendation,
    Template,
    Thresholds,
    likeness,
    probe,
    same_picture,
)
from bot.workers.cohorts import cohort
from storage.database import Database
from storage.tables.identity import Check


@dataclass(frozen=True)
class Means:
    """What a comparison needs besides the picture."""

    db: Database
    vault: Vault
    pool: Pool
    thresholds: Thresholds
    gate: Gate


def means(tools: Tools) -> Means | None:
    """What this process compares with, as the settings say; none without key or models."""
    if tools.vault is None or tools.pool is None:
        return None
    limits = thresholds(tools.settings), gate(tools.settings)
    return Means(tools.db, tools.vault, tools.pool, *limits)


async def compared(means: Means, check: Check, file_unique_id: str, content: bytes) -> Finding:
    """What is to be said about this picture. Raises WorkerDied, WorkerNotStarted."""
    found = await means.pool.run(probe, content, means.gate)
    facts = _facts(found)
    if found.fault is not None or found.template is None or found.hashes is None:
        return Finding(Outcome.RETAKE, facts)
    is_repeat = await _is_repeat(means.db, found.hashes, file_unique_id)
    hashes = found.hashes.picture, found.hashes.face
    if check.quiz_id is None:
        enrolled = await cohort(means.db, means.vault)
        own = _comparable(found.template, enrolled.get(check.person_id))
        others = _others(enrolled, check.person_id, found.template.model_id)
        if is_repeat or (own and not _is_alike(means, found.template, own, others)):
            fault = Flaw.REPEATED if is_repeat else Flaw.OTHER_FACE
            return Finding(Outcome.RETAKE, {**facts, "fault": fault})
        return _enrolment(means.vault, check.person_id, found, is_alike=own is not None)
    finding = await _comparison(means, check.person_id, found.template, is_repeat)
    return replace(finding, facts={**facts, **finding.facts}, hashes=hashes)


def _facts(found: Probe) -> dict[str, Any]:
    figures = asdict(found.quality) if found.quality else {}
    return {
        "fault": found.fault and str(found.fault),
        "faces": found.faces,
        **{name: round(value, 3) for name, value in figures.items()},
    }


def _comparable(now: Template, own: Template | None) -> Template | None:
    """The present reference, where it was made by the same model."""
    return own if own is not None and own.model_id == now.model_id else None


def _others(enrolled: dict[int, Template], person_id: int, model_id: str) -> list[Template]:
    return [
        each
        for number, each in enrolled.items()
        if number != person_id and each.model_id == model_id
    ]


def _is_alike(means: Means, now: Template, own: Template, others: list[Template]) -> bool:
    """As sure as before a quiz: whoever only resembles the reference does not replace it."""
    found = likeness(now, own, others, means.thresholds)
    return found.recommendation == Recommendation.ACCEPT


def _enrolment(vault: Vault, person_id: int, found: Probe, *, is_alike: bool) -> Finding:
    """The reference, sealed."""
    assert found.template is not None and found.hashes is not None  # noqa: S101, PT018 - no fault
    model_id = found.template.model_id
    reference = Reference(
        model_id,
        vault.seal(found.template.vector, references.about(person_id, model_id)),
        vault.seal(found.portrait or b"", references.about_chip(person_id, model_id)),
        is_alike,
    )
    hashes = found.hashes.picture, found.hashes.face
    return Finding(Outcome.ENROLLED, _facts(found), reference, hashes)


async def _comparison(means: Means, person_id: int, template: Template, is_repeat: bool) -> Finding:
    """By the rule of the cohort (VERIFICATION 2.3); a repeated picture is for a person to see."""
    enrolled = await cohort(means.db, means.vault)
    own = _comparable(template, enrolled.get(person_id))
    if own is None:
        return Finding(Outcome.DOUBTFUL, {"finding": Doubt.NO_REFERENCE})
    others = _others(enrolled, person_id, template.model_id)
    found = likeness(template, own, others, means.thresholds)
    doubt = Doubt.REPEAT if is_repeat else await _doubt(means.db, person_id)
    is_accepted = found.recommendation == Recommendation.ACCEPT and doubt is None
    facts = {
        "finding": doubt,
        "recommendation": str(found.recommendation),
        "reasons": [str(reason) for reason in found.reasons],
        "limit": round(found.limit, 4),
        "rejected": found.rejected_distance,
        "distance": round(found.distance, 4),
        "z": found.z and round(found.z, 3),
        "nearest_other": found.nearest_other and round(found.nearest_other, 4),
        "cohort": len(others),
    }
    return Finding(Outcome.ACCEPTED if is_accepted else Outcome.DOUBTFUL, facts)


async def _doubt(db: Database, person_id: int) -> Doubt | None:
    """A reference made anew proves nothing until a person has seen whose it is."""
    async with db.read() as session:
        is_vouched = await references.is_vouched(session, person_id)
    return None if is_vouched else Doubt.NEW_REFERENCE


async def _is_repeat(db: Database, now: Hashes, file_unique_id: str) -> bool:
    """The same file, or the same picture saved again: by this learner or by another."""
    async with db.read() as session:
        if await references.was_sent(session, file_unique_id):
            return True
        earlier = await references.hashes(session)
    return any(same_picture(now, Hashes(whole, b"", face, b"")) for whole, face in earlier)
