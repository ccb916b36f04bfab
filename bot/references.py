"""References out of pictures: do they show one person, what is their mean, whom else is it like.

For the pictures of a chat and of an archive alike; imports nothing of Telegram.
"""

import logging
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from academy import references
from academy.references import Reference, Sealed
from academy.vault import KeysUnusable, Vault
from bot.verification import Probe, Recommendation, Template, Thresholds, likeness, mean
from bot.verification.templates import distances

log = logging.getLogger(__name__)


def strangers(templates: Sequence[Template], thresholds: Thresholds) -> frozenset[int]:
    """The places of the pictures that show somebody else than the others: one where it is clear
    which, else all of them; none where all show one person (VERIFICATION 2.4)."""
    far = [
        {one, other}
        for one, other in combinations(range(len(templates)), 2)
        if distances(templates[one], [templates[other]])[0] > thresholds.rejected_distance
    ]
    if not far:
        return frozenset()
    in_all = frozenset(set.intersection(*far))
    return in_all if len(in_all) == 1 and len(templates) > 2 else frozenset(range(len(templates)))


def is_alike(
    template: Template, own: Template, others: Sequence[Template], thresholds: Thresholds
) -> bool:
    """As sure as before a quiz: whoever only resembles the reference does not replace it."""
    found = likeness(template, own, others, thresholds)
    return found.recommendation == Recommendation.ACCEPT


def is_like_another(template: Template, others: Sequence[Template], thresholds: Thresholds) -> bool:
    """Whether the machine would let this face pass for another enrolled learner's. Reviewers are
    told that it is so, never whose, and the learner is not (VERIFICATION 2.3)."""
    near = np.flatnonzero(distances(template, others) <= thresholds.accepted_distance).tolist()
    return any(
        is_alike(template, others[each], [*others[:each], *others[each + 1 :]], thresholds)
        for each in near
    )


def sealed(vault: Vault, person_id: int, probes: Sequence[Probe]) -> tuple[Template, Reference]:
    """The mean of these usable pictures; and sealed, with the sharpest of their faces."""
    template = mean([each.template for each in probes if each.template is not None])
    sharpest = max(probes, key=_sharpness)
    model_id = template.model_id
    reference = Reference(
        model_id,
        vault.seal(template.vector, references.about(person_id, model_id)),
        vault.seal(sharpest.portrait or b"", references.about_chip(person_id, model_id)),
        template.pictures,
    )
    return template, reference


def opened(vault: Vault, kept: Sealed) -> Template | None:
    """A learner's template; none where the key or the row is not the right one."""
    about = references.about(kept.person_id, kept.model_id)
    try:
        return Template(kept.model_id, vault.open(kept.embedding, about), kept.pictures)
    except KeysUnusable:
        log.warning("the reference of person %d does not open", kept.person_id)
        return None


def _sharpness(probe: Probe) -> float:
    return probe.quality.sharpness if probe.quality else 0.0
