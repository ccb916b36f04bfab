"""The report of `sabaq verify pairs`: the rule tried on pairs of pictures whose truth is known."""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bot.verification.decision import Likeness, Recommendation, Thresholds, likeness
from bot.verification.faces import Engine
from bot.verification.pictures import Gate
from bot.verification.probes import Probe, examined
from bot.verification.templates import Template

COLUMNS = ("file_a", "file_b", "same")
_TRUTH = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


@dataclass(frozen=True)
class Pair:
    """One row of the list, with its line."""

    line: int
    first: str
    second: str
    is_same: bool


@dataclass(frozen=True)
class Bad:
    """A row or a picture that cannot be used; `reason` is a word of Fault, or one of `reading`."""

    line: int
    reason: str
    file: str = ""

    def facts(self) -> dict[str, object]:
        return {"line": self.line, "error": self.reason, "file": self.file or None}


@dataclass(frozen=True)
class Judged:
    """A pair and what the rule says of it."""

    pair: Pair
    found: Likeness
    faults: tuple[str, ...]
    """`<file>:<fault>` for pictures the chat would have asked to take again."""

    def facts(self) -> dict[str, object]:
        z = self.found.z
        return {
            "file_a": self.pair.first,
            "file_b": self.pair.second,
            "same": int(self.pair.is_same),
            "distance": round(self.found.distance, 4),
            "z": None if z is None else round(z, 3),
            "recommendation": str(self.found.recommendation),
            "reasons": [*self.faults, *map(str, self.found.reasons)],
        }


def listed(text: str) -> Iterator[Pair | Bad]:
    """The rows of a CSV with the columns file_a, file_b and same (1 or 0); `,` or `;` between.

    Raises ValueError without these columns.
    """
    lines = text.removeprefix("\ufeff")
    separator = ";" if ";" in lines.partition("\n")[0] else ","
    rows = csv.DictReader(StringIO(lines), delimiter=separator)
    if not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise ValueError(f"the first line must name the columns {', '.join(COLUMNS)}")
    for row in rows:
        first, second, same = ((row[name] or "").strip() for name in COLUMNS)
        if not first or not second:
            yield Bad(rows.line_num, "file_not_named")
        elif same.lower() not in _TRUTH:
            yield Bad(rows.line_num, "same_is_not_1_or_0")
        else:
            yield Pair(rows.line_num, first, second, _TRUTH[same.lower()])


class Album:
    """Pictures of a folder, each opened and examined once, about 150 ms."""

    def __init__(self, engine: Engine, folder: Path, gate: Gate) -> None:
        self._engine, self._folder, self._gate = engine, folder, gate
        self._seen: dict[Path, tuple[str, Probe | None]] = {}

    def picture(self, name: str) -> tuple[str, Probe | None]:
        """The SHA-256 of a picture, and what is on it; none where there is no such file."""
        path = self._folder / name
        if path not in self._seen:
            self._seen[path] = self._opened(path)
        return self._seen[path]

    def _opened(self, path: Path) -> tuple[str, Probe | None]:
        try:
            with path.open("rb") as file:
                content = file.read(self._gate.bytes + 1)  # one more tells that it is too large
        except (OSError, ValueError):
            return "", None
        digest = hashlib.sha256(content).hexdigest()
        return digest, examined(self._engine, content, self._gate)


def judged(
    rows: Iterable[Pair | Bad],
    album: Album,
    cohort: Mapping[str, Template],
    thresholds: Thresholds,
) -> Iterator[Judged | Bad]:
    """Each pair under the rule for a reference of one picture; the second picture is the probe.

    `cohort` are templates by the SHA-256 of their pictures. Whoever the list calls the same person
    as one of the pair is left out of it, as the claimed person always is (VERIFICATION 2.3).
    """
    known = list(rows)
    people = _people([row for row in known if isinstance(row, Pair)], album)
    for row in known:
        if isinstance(row, Bad):
            yield row
            continue
        probes = [(name, *album.picture(name)) for name in (row.first, row.second)]
        bad = next((_bad(row, name, probe) for name, _, probe in probes if not _face(probe)), None)
        if bad is not None:
            yield bad
            continue
        own = {person for _, digest, _ in probes for person in people.get(digest, {digest})}
        others = [template for digest, template in cohort.items() if digest not in own]
        reference, probe = (_face(probe) for _, _, probe in probes)
        if reference is not None and probe is not None:
            faults = tuple(f"{name}:{p.fault}" for name, _, p in probes if p and p.fault)
            yield Judged(row, likeness(probe, reference, others, thresholds), faults)


def summary(found: Sequence[Judged | Bad]) -> dict[str, object]:
    """How many of each kind the rule accepted, sent to a person, or marked red; TAR and FAR.

    TAR is the share of genuine pairs that the rule accepts, FAR that of the others; null where
    there are none.
    """
    pairs = [each for each in found if isinstance(each, Judged)]
    genuine, others = (
        [each.found.recommendation for each in pairs if each.pair.is_same is same]
        for same in (True, False)
    )
    return {
        "pairs": len(pairs),
        "bad": len(found) - len(pairs),
        "by_z": sum(each.found.z is not None for each in pairs),
        "genuine": _counts(genuine),
        "impostors": _counts(others),
        "tar": _share(genuine),
        "far": _share(others),
    }


def _face(probe: Probe | None) -> Template | None:
    return probe.template if probe else None


def _bad(pair: Pair, name: str, probe: Probe | None) -> Bad:
    return Bad(pair.line, str(probe.fault) if probe else "no_such_file", name)


def _people(pairs: Sequence[Pair], album: Album) -> dict[str, set[str]]:
    """Digests of pictures of one person, as far as the list tells, by each of them."""
    people: dict[str, set[str]] = {}
    for pair in pairs:
        first, second = (album.picture(name)[0] for name in (pair.first, pair.second))
        if pair.is_same and first and second:
            merged = people.get(first, {first}) | people.get(second, {second})
            people.update(dict.fromkeys(merged, merged))
    return people


def _counts(found: Sequence[Recommendation]) -> dict[str, int]:
    return {
        "count": len(found),
        "accepted": found.count(Recommendation.ACCEPT),
        "to_a_person": found.count(Recommendation.REVIEW),
        "red_mark": found.count(Recommendation.REJECT),
    }


def _share(found: Sequence[Recommendation]) -> float | None:
    return round(found.count(Recommendation.ACCEPT) / len(found), 4) if found else None
