"""The decision on likeness: distance, cohort, bands and a recommendation for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from bot.verification.templates import Template, distances


class Recommendation(StrEnum):
    """What the machine advises; the verdict about a person is a person's (DESIGN 3.9)."""

    ACCEPT = "accept"
    REVIEW = "review"
    REJECT = "reject"
    """A review with a red mark, never a refusal by the machine."""
    RETAKE = "retake"
    """Nothing could be compared: ask for another picture."""


class Reason(StrEnum):
    """Why the machine does not accept, or under which rule it judged."""

    ANOTHER_NEARER = "another_nearer"
    """The face is nearer to another enrolled learner; for reviewers only, never name who."""
    OTHER_PERSON = "other_person"
    DISTANCE_UNCLEAR = "distance_unclear"
    UNCLEAR_AMONG_OTHERS = "unclear_among_others"
    FEW_ENROLLED = "few_enrolled"
    """Fewer than 20 others are enrolled: the plain distance decided."""


@dataclass(frozen=True)
class Thresholds:
    """The bands of VERIFICATION 2.4; settings, so that the Academy can calibrate them again."""

    accepted_z: float = -3.7
    accepted_distance: float = 0.50
    cautious_distance: float = 0.40
    """The limit where little is known: few enrolled, or a reference made of fewer pictures.

    Identical twins were measured at 0.41 to 0.44 with z = -7.5: with a reference of one picture
    only a distance below theirs keeps an unenrolled twin from being accepted.
    """
    rejected_distance: float = 0.60
    cohort: int = 20
    """How many others must be enrolled before z decides; 40 are better."""
    nearest: int = 20
    pictures: int = 3
    """How many pictures a reference needs for the wider limit."""
    deviation_floor: float = 0.01


DEFAULT_THRESHOLDS = Thresholds()


@dataclass(frozen=True)
class Likeness:
    """What was found; distance and z go to the log and to reviewers, never to the learner."""

    distance: float
    """Euclidean, 0 to about 1.5."""
    z: float | None
    """AS-norm score, lower is more alike; None with a small cohort."""
    nearest_other: float | None
    """Distance to the nearest other enrolled learner."""
    limit: float
    """The distance up to which this very pair is accepted: on the card, scale and advice agree."""
    rejected_distance: float
    recommendation: Recommendation
    reasons: tuple[Reason, ...]


def likeness(
    probe: Template,
    reference: Template,
    cohort: Sequence[Template] = (),
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Likeness:
    """Judge whether both templates show one person (VERIFICATION 2.3, 2.4; order 25, 7.5, 14).

    The cohort are the other enrolled learners of this Academy, never the claimed person.
    Raises ModelsDiffer.
    """
    distance = float(distances(probe, [reference])[0])
    near_probe, near_reference = distances(probe, cohort), distances(reference, cohort)
    nearest = float(near_probe.min()) if near_probe.size else None
    large = len(cohort) >= thresholds.cohort
    line = _Line(near_probe, near_reference, thresholds) if large else None
    limit = _limit(reference, line, nearest, thresholds)
    reasons = _reasons(distance, limit, line, nearest, thresholds)
    return Likeness(
        distance=distance,
        z=line.z(distance) if line else None,
        nearest_other=nearest,
        limit=limit,
        rejected_distance=thresholds.rejected_distance,
        recommendation=_recommendation(distance, limit, nearest, thresholds),
        reasons=reasons,
    )


class _Line:
    """z as a straight line over the distance; cohort distances have shape (N,), N >= 20."""

    def __init__(
        self, probe: NDArray[np.float64], reference: NDArray[np.float64], thresholds: Thresholds
    ) -> None:
        means, deviations = [], []
        for found in (probe, reference):
            near = np.sort(found)[: thresholds.nearest]
            means.append(float(near.mean()))
            deviations.append(max(float(near.std()), thresholds.deviation_floor))
        self._slope = sum(1 / deviation for deviation in deviations) / 2
        self._start = sum(m / s for m, s in zip(means, deviations, strict=True)) / 2
        self.limit = (thresholds.accepted_z + self._start) / self._slope

    def z(self, distance: float) -> float:
        return distance * self._slope - self._start


def _limit(
    reference: Template, line: _Line | None, nearest: float | None, thresholds: Thresholds
) -> float:
    limit = thresholds.cautious_distance
    if line:
        if reference.pictures >= thresholds.pictures:
            limit = thresholds.accepted_distance
        limit = min(limit, line.limit)
    return max(0.0, limit if nearest is None else min(limit, nearest))


def _recommendation(
    distance: float, limit: float, nearest: float | None, thresholds: Thresholds
) -> Recommendation:
    if distance > thresholds.rejected_distance:
        return Recommendation.REJECT
    if distance <= limit and (nearest is None or distance < nearest):
        return Recommendation.ACCEPT
    return Recommendation.REVIEW


def _reasons(
    distance: float,
    limit: float,
    line: _Line | None,
    nearest: float | None,
    thresholds: Thresholds,
) -> tuple[Reason, ...]:
    another = nearest is not None and nearest <= distance
    far = distance > thresholds.rejected_distance
    unclear = not far and not another and distance > limit
    among_others = unclear and line is not None and distance > line.limit
    judged = {
        Reason.OTHER_PERSON: far,
        Reason.ANOTHER_NEARER: another,
        Reason.UNCLEAR_AMONG_OTHERS: among_others,
        Reason.DISTANCE_UNCLEAR: unclear and not among_others,
        Reason.FEW_ENROLLED: line is None,
    }
    return tuple(reason for reason, found in judged.items() if found)
