"""The report of `sabaq verify faces`: two pictures, what was measured, and the advice."""

from collections.abc import Sequence
from pathlib import Path

from bot.verification.decision import (
    DEFAULT_THRESHOLDS,
    Likeness,
    Recommendation,
    Thresholds,
    likeness,
)
from bot.verification.faces import Engine, ModelFiles
from bot.verification.pictures import DEFAULT_GATE, Gate
from bot.verification.probes import Probe, examined


def faces_report(
    paths: Sequence[Path],
    files: ModelFiles,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    gate: Gate = DEFAULT_GATE,
) -> dict[str, object]:
    """Compare the first two pictures under the rule for few enrolled; ready for JSON.

    `reasons` holds the codes of Reason and, as `<file>:<fault>`, of Fault. A picture the chat would
    not take still gives a distance where it can, but never "accept". Loads the models (0.5 s).
    Raises OSError when a file cannot be read.
    """
    engine = Engine(files)
    probes = [examined(engine, _start_of(path, gate), gate) for path in paths[:2]]
    faults = [
        f"{path.name}:{probe.fault}"
        for path, probe in zip(paths, probes, strict=False)
        if probe.fault
    ]
    found = _likeness(probes, thresholds)
    return {
        "faces": [_face(path, probe) for path, probe in zip(paths, probes, strict=False)],
        "distance": found and round(found.distance, 4),
        "recommendation": _recommendation(found, bool(faults)),
        "reasons": faults + [str(reason) for reason in (found.reasons if found else ())],
    }


def _start_of(path: Path, gate: Gate) -> bytes:
    with path.open("rb") as file:
        return file.read(gate.bytes + 1)  # one byte more tells that it is too large


def _likeness(probes: Sequence[Probe], thresholds: Thresholds) -> Likeness | None:
    templates = [probe.template for probe in probes if probe.template]
    if len(templates) < 2:
        return None
    reference, probe = templates
    return likeness(probe, reference, thresholds=thresholds)


def _recommendation(found: Likeness | None, has_faults: bool) -> Recommendation:
    if found is None:
        return Recommendation.RETAKE
    if has_faults and found.recommendation is Recommendation.ACCEPT:
        return Recommendation.REVIEW
    return found.recommendation


def _face(path: Path, probe: Probe) -> dict[str, object]:
    figures = (
        {name: round(value, 3) for name, value in vars(probe.quality).items()}
        if probe.quality
        else {}
    )
    return {"file": path.name, "faces": probe.faces, "fault": probe.fault, **figures}
