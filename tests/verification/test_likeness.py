"""Known people: no impostor and no twin is accepted, no genuine pair is turned away."""

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.verification import Likeness, Probe, Reason, Recommendation, Template, likeness

TWINS = "nasa_mark_kelly_portrait.jpg", "nasa_scott_kelly_portrait.jpg"


@dataclass(frozen=True)
class Pair:
    first: str
    second: str
    is_same: bool


@pytest.fixture(scope="session")
def pairs(folder: Path) -> list[Pair]:
    with (folder / "pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Pair(row["file_a"], row["file_b"], row["same"] == "1") for row in rows]


def person(name: str) -> str:
    return name.removesuffix(".jpg").rsplit("_", 1)[0]


def template(probes: dict[str, Probe], name: str) -> Template:
    found = probes[name].template
    assert found
    return found


def cohort(probes: dict[str, Probe], *absent: str, size: int = 40) -> list[Template]:
    """Pictures of other people than the absent ones, in the order of their names."""
    names = sorted(name for name in probes if person(name) not in {person(n) for n in absent})
    return [found for name in names if (found := probes[name].template)][:size]


def judged(probes: dict[str, Probe], pair: Pair, *, size: int, pictures: int) -> Likeness:
    others = cohort(probes, pair.first, pair.second, size=size)
    reference = replace(template(probes, pair.first), pictures=pictures)
    return likeness(template(probes, pair.second), reference, others)


@pytest.mark.parametrize("size", [0, 40])
def test_one_picture_against_one_takes_no_impostor_and_refuses_nobody(
    probes: dict[str, Probe], pairs: list[Pair], size: int
) -> None:
    found = [(pair, judged(probes, pair, size=size, pictures=1)) for pair in pairs]

    genuine = [one.recommendation for pair, one in found if pair.is_same]
    impostors = [one.recommendation for pair, one in found if not pair.is_same]
    assert Recommendation.REJECT not in genuine
    assert Recommendation.ACCEPT not in impostors
    assert genuine.count(Recommendation.ACCEPT) >= 10


def test_the_wider_band_of_a_cohort_takes_no_impostor_but_an_unknown_twin(
    probes: dict[str, Probe], pairs: list[Pair]
) -> None:
    found = [(pair, judged(probes, pair, size=40, pictures=3)) for pair in pairs]

    accepted = [pair for pair, one in found if one.recommendation is Recommendation.ACCEPT]
    assert {(p.first, p.second) for p in accepted if not p.is_same} <= {TWINS, TWINS[::-1]}
    assert sum(pair.is_same for pair in accepted) >= 19


@pytest.mark.parametrize("size", [0, 40])
@pytest.mark.parametrize(("probe", "reference"), [TWINS, TWINS[::-1]])
def test_a_twin_is_always_looked_at_by_a_person(
    probes: dict[str, Probe], probe: str, reference: str, size: int
) -> None:
    others = cohort(probes, *TWINS, size=size)

    found = likeness(template(probes, probe), template(probes, reference), others)

    assert found.recommendation is Recommendation.REVIEW


def test_a_twin_who_is_enrolled_too_raises_the_alarm_even_in_the_wider_band(
    probes: dict[str, Probe],
) -> None:
    mark, scott = (template(probes, name) for name in TWINS)
    others = [scott, *cohort(probes, *TWINS)]

    found = likeness(scott, replace(mark, pictures=3), others)

    assert found.recommendation is Recommendation.REVIEW
    assert Reason.ANOTHER_NEARER in found.reasons
