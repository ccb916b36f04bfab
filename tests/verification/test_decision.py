"""The bands: what is accepted, what people look at, what gets a red mark."""

import numpy as np
import pytest

from bot.verification import ModelsDiffer, Reason, Recommendation, Template, Thresholds, likeness
from bot.verification.templates import distances, stored

ACCEPT, REVIEW, REJECT = (
    Recommendation.ACCEPT,
    Recommendation.REVIEW,
    Recommendation.REJECT,
)


def face(*coordinates: float, pictures: int = 1, model_id: str = "m") -> Template:
    values = np.zeros(128)
    values[: len(coordinates)] = coordinates
    return Template(model_id, stored(values), pictures)


def others(count: int, away: float = 0.7) -> list[Template]:
    """Learners who lie about as far from a face at the origin, each in their own direction."""
    found = np.zeros((count, 128))
    for number in range(count):
        found[number, 10 + number] = away + 0.01 * (number % 7)
    return [Template("m", stored(row)) for row in found]


@pytest.mark.parametrize(
    ("distance", "expected"),
    [(0.39, ACCEPT), (0.41, REVIEW), (0.59, REVIEW), (0.61, REJECT)],
)
def test_with_few_enrolled_the_plain_distance_decides(
    distance: float, expected: Recommendation
) -> None:
    found = likeness(face(distance), face(pictures=3), others(19, away=1.0))

    assert found.recommendation is expected
    assert found.z is None
    assert Reason.FEW_ENROLLED in found.reasons


@pytest.mark.parametrize(
    ("distance", "expected"),
    [(0.39, ACCEPT), (0.49, ACCEPT), (0.51, REVIEW), (0.61, REJECT)],
)
def test_with_a_cohort_and_three_selfies_the_wider_band_holds(
    distance: float, expected: Recommendation
) -> None:
    found = likeness(face(distance), face(pictures=3), others(40, away=0.9))

    assert found.recommendation is expected
    assert found.z is not None
    assert found.z <= -3.7


def test_a_reference_of_one_picture_keeps_the_narrow_band() -> None:
    found = likeness(face(0.43), face(pictures=1), others(40, away=0.9))

    assert found.recommendation is REVIEW
    assert found.reasons == (Reason.DISTANCE_UNCLEAR,)


def test_a_face_no_nearer_than_strangers_usually_are_is_looked_at_by_a_person() -> None:
    crowd = [face(0.1, *[0.0] * n, 0.37 + 0.02 * n) for n in range(40)]

    found = likeness(face(0.35), face(pictures=3), crowd)

    assert found.recommendation is REVIEW
    assert found.reasons == (Reason.UNCLEAR_AMONG_OTHERS,)


def test_a_face_nearer_to_another_learner_is_never_accepted() -> None:
    classmate = face(0.30, 0.10)

    for cohort in ([classmate], [classmate, *others(40)]):
        found = likeness(face(0.30), face(pictures=3), cohort)

        assert found.recommendation is REVIEW
        assert Reason.ANOTHER_NEARER in found.reasons


def test_z_is_the_mean_of_both_views_of_the_cohort() -> None:
    rng = np.random.default_rng(3)
    rows = rng.normal(0, 0.06, (60, 128))
    probe, reference, *cohort = (Template("m", stored(row)) for row in rows)
    scores = []
    distance = float(distances(probe, [reference])[0])
    for template in (probe, reference):
        near = np.sort(distances(template, cohort))[:20]
        scores.append((distance - near.mean()) / max(near.std(), 0.01))

    found = likeness(probe, reference, cohort)

    assert found.z == pytest.approx(sum(scores) / 2)


@pytest.mark.parametrize("distance", [0.1, 0.3, 0.4, 0.45, 0.5, 0.55])
@pytest.mark.parametrize("away", [0.5, 0.6, 0.7, 0.9])
def test_the_limit_on_the_scale_and_the_advice_never_contradict_each_other(
    distance: float, away: float
) -> None:
    found = likeness(face(distance), face(pictures=3), others(40, away))

    assert (found.recommendation is ACCEPT) == (found.distance <= found.limit)


def test_a_cohort_of_equal_distances_does_not_divide_by_zero() -> None:
    found = likeness(face(0.3), face(pictures=3), [face(1.0)] * 20)

    assert found.recommendation is ACCEPT


def test_thresholds_are_settings() -> None:
    found = likeness(face(0.3), face(), thresholds=Thresholds(cautious_distance=0.25))

    assert found.recommendation is REVIEW


def test_templates_of_two_models_are_not_compared() -> None:
    with pytest.raises(ModelsDiffer):
        likeness(face(0.1, model_id="new"), face(model_id="old"))
    with pytest.raises(ModelsDiffer):
        likeness(face(0.1), face(), [face(model_id="old")])


@pytest.mark.parametrize("vector", [b"", b"\0" * 511, b"\xff" * 512])
def test_what_is_not_128_numbers_is_not_a_template(vector: bytes) -> None:
    with pytest.raises(ValueError, match="a template"):
        Template("m", vector)
