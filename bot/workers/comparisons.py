"""Comparing a picture with the learner's reference, the other learners, and former pictures."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from academy import references
from academy.doubts import Doubt
from academy.findings import Finding, Outcome
from academy.vault import Vault
from bot.biometrics import gate, thresholds
from bot.tools import Tools
from bot.verification import (
    Gate,
    Hashes,
    Likeness,
    Pool,
    Probe,
    Recommendation,
    Template,
    Thresholds,
    is_among,
    likeness,
    probe,
)
from bot.workers.cohorts import cohort
from storage.database import Database


@dataclass(frozen=True)
class Means:
    """What a comparison needs besides the picture."""

    db: Database
    vault: Vault
    pool: Pool
    thresholds: Thresholds
    gate: Gate
    cards: Pool | None = None


def means(tools: Tools) -> Means | None:
    """What this process compares with, as the settings say; none without key or models."""
    if tools.vault is None or tools.pool is None:
        return None
    limits = thresholds(tools.settings), gate(tools.settings)
    return Means(tools.db, tools.vault, tools.pool, *limits, tools.cards)


@dataclass(frozen=True)
class Look:
    """A photo, examined: its probe, the figures for the record, and whether it was sent before."""

    probe: Probe
    facts: dict[str, Any]
    is_repeat: bool

    @property
    def is_usable(self) -> bool:
        """Whether there is something to compare."""
        found = self.probe
        return not (found.fault or found.template is None or found.hashes is None)

    @property
    def hashes(self) -> tuple[bytes, bytes]:
        """Of the whole photo and of the face; empty where it is not usable."""
        found = self.probe.hashes
        return (found.picture, found.face) if found else (b"", b"")


async def looked(machine: Means, file_unique_id: str, content: bytes) -> Look:
    """One photo, examined. Raises WorkerDied, WorkerNotStarted."""
    found = await machine.pool.run(probe, content, machine.gate)
    is_repeat = found.hashes is not None and await is_repeated(
        machine.db, found.hashes, file_unique_id
    )
    return Look(found, facts_of(found), is_repeat=is_repeat)


async def compared(machine: Means, person_id: int, file_unique_id: str, content: bytes) -> Finding:
    """What is to be said about this photo. Raises WorkerDied, WorkerNotStarted."""
    look = await looked(machine, file_unique_id, content)
    found = look.probe
    if not look.is_usable or found.template is None:
        return Finding(Outcome.RETAKE, look.facts)
    finding = await likened(machine, person_id, found.template, is_repeat=look.is_repeat)
    facts = {**look.facts, **finding.facts}
    return replace(finding, facts=facts, hashes={file_unique_id: look.hashes})


def facts_of(found: Probe) -> dict[str, Any]:
    """The fault, if any, and the figures of a photo; no personal data among them."""
    figures = asdict(found.quality) if found.quality else {}
    return {
        "fault": found.fault and str(found.fault),
        "faces": found.faces,
        **{name: round(value, 3) for name, value in figures.items()},
    }


def comparable(now: Template, own: Template | None) -> Template | None:
    """The present reference, where it was made by the same model."""
    return own if own is not None and own.model_id == now.model_id else None


def others_of(enrolled: dict[int, Template], person_id: int, model_id: str) -> list[Template]:
    return [
        each
        for number, each in enrolled.items()
        if number != person_id and each.model_id == model_id
    ]


async def likened(
    machine: Means, person_id: int, template: Template, *, is_repeat: bool
) -> Finding:
    """By the rule of the cohort (VERIFICATION 2.3); a repeated picture is for a person to see."""
    enrolled = await cohort(machine.db, machine.vault)
    own = comparable(template, enrolled.get(person_id))
    if own is None:
        return Finding(Outcome.DOUBTFUL, {"finding": Doubt.NO_REFERENCE})
    others = others_of(enrolled, person_id, template.model_id)
    found = likeness(template, own, others, machine.thresholds)
    doubt = Doubt.REPEAT if is_repeat else await _doubt(machine.db, person_id)
    is_accepted = found.recommendation == Recommendation.ACCEPT and doubt is None
    facts = {"finding": doubt, **figures_of(found, len(others))}
    return Finding(Outcome.ACCEPTED if is_accepted else Outcome.DOUBTFUL, facts)


def figures_of(found: Likeness, cohort: int) -> dict[str, Any]:
    """How alike two faces are, for the record and the reviewer's card."""
    return {
        "recommendation": str(found.recommendation),
        "reasons": [str(reason) for reason in found.reasons],
        "limit": round(found.limit, 4),
        "rejected": found.rejected_distance,
        "distance": round(found.distance, 4),
        "z": found.z and round(found.z, 3),
        "nearest_other": found.nearest_other and round(found.nearest_other, 4),
        "cohort": cohort,
    }


async def _doubt(db: Database, person_id: int) -> Doubt | None:
    """A reference proves nothing until a person has seen whose it is."""
    async with db.read() as session:
        is_confirmed = await references.is_confirmed(session, person_id)
    return None if is_confirmed else Doubt.NEW_REFERENCE


async def is_repeated(db: Database, now: Hashes, file_unique_id: str) -> bool:
    """The same file, or the same picture saved again: by this learner or by another."""
    async with db.read() as session:
        if await references.was_sent(session, file_unique_id):
            return True
        earlier = await references.hashes(session)
    return is_among(now, earlier)
