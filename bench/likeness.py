"""How sure the rule of likeness is: the known pairs of ../shared/faces, by the machine alone.

24 genuine and 90 impostor pairs, a third of these the hardest there are, identical twins among
them; the cohort are 40 pictures of other people. TAR is the share of genuine pairs the machine
accepts by itself, FAR that of impostors; the rest goes to a person. Beside it: the customary
distance of 0.6. Few people: one pair more or less is 4 or 1 per cent.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.figures import Figure, skipped
from bench.scenes import Ground
from bot.verification import Bounds, Pool, Recommendation, Template, likeness, models, probe

FACES = Path(__file__).parents[1].parent / "shared" / "faces"
COHORT = 40
_CUSTOMARY = 0.6


@dataclass(frozen=True)
class Pair:
    first: str
    second: str
    is_same: bool


async def measure(ground: Ground) -> list[Figure]:
    if not (FACES / "pairs.csv").is_file():
        return [skipped("the rule of likeness", "needs ../shared/faces")]
    templates = await _templates()
    rules = {
        "few enrolled": (0, 1),
        f"a cohort of {COHORT}, one picture": (COHORT, 1),
        f"a cohort of {COHORT}, as if of three selfies": (COHORT, 3),
    }
    return [_figure(name, templates, *rule) for name, rule in rules.items()]


async def _templates() -> dict[str, Template]:
    pool = Pool(models(), Bounds(workers=1))
    found = {
        path.name: (await pool.run(probe, path.read_bytes())).template
        for path in sorted(FACES.glob("*.jpg"))
    }
    await pool.close()
    return {name: template for name, template in found.items() if template is not None}


def _figure(name: str, templates: Mapping[str, Template], size: int, pictures: int) -> Figure:
    def is_accepted(pair: Pair) -> bool:
        own = {_person(pair.first), _person(pair.second)}
        others = [each for file, each in templates.items() if _person(file) not in own][:size]
        reference = replace(templates[pair.first], pictures=pictures)
        found = likeness(templates[pair.second], reference, others)
        return found.recommendation == Recommendation.ACCEPT

    def is_near(pair: Pair) -> bool:
        return likeness(templates[pair.second], templates[pair.first]).distance <= _CUSTOMARY

    pairs = _pairs()
    tar, far = _shares(pairs, is_accepted)
    peer_tar, peer_far = _shares(pairs, is_near)
    return Figure(
        f"impostors accepted by the machine: {name}",
        f"TAR {tar:.1f} %, FAR {far:.1f} %",
        f"d ≤ {_CUSTOMARY}: TAR {peer_tar:.1f} %, FAR {peer_far:.1f} %",
        far,
        "%",
        0.0 if pictures == 1 else 100 / 90,  # a twin who is not enrolled passes the wide band
    )


def _shares(pairs: Sequence[Pair], is_accepted: Callable[[Pair], bool]) -> tuple[float, float]:
    """TAR and FAR in per cent."""
    found = {
        same: [is_accepted(pair) for pair in pairs if pair.is_same is same]
        for same in (True, False)
    }
    tar, far = (100 * sum(found[same]) / len(found[same]) for same in (True, False))
    return tar, far


def _pairs() -> list[Pair]:
    with (FACES / "pairs.csv").open(encoding="utf-8", newline="") as file:
        return [Pair(r["file_a"], r["file_b"], r["same"] == "1") for r in csv.DictReader(file)]


def _person(file: str) -> str:
    return file.removesuffix(".jpg").rsplit("_", 1)[0]
