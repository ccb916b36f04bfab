"""The report of `sabaq verify document`: what was read, by what, and whether it agrees."""

from pathlib import Path

from bot.verification.documents import Document, Field
from bot.verification.faces import Engine, ModelFiles
from bot.verification.pictures import DEFAULT_GATE
from bot.verification.readings import examined_card

NAMES = ("number", "iin", "birth", "expiry", "sex", "family_name", "given_names")


def document_report(path: Path, files: ModelFiles | None) -> dict[str, object]:
    """One side of a card as facts ready for JSON; without model files no face is looked for.

    `checks` are true, false or null (nothing to compare); `failed` names the false ones. Loads
    the models (0.5 s) and what reads cards (1 s). Raises OSError when the file cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(DEFAULT_GATE.bytes + 1)  # one byte more tells that it is too large
    found = examined_card(Engine(files) if files else None, content)
    return {
        "file": path.name,
        "fault": found.fault,
        "proven": found.is_proven,
        "fields": {name: _field(getattr(found, name)) for name in NAMES},
        "iins": [_field(iin) for iin in found.iins],
        "checks": dict(vars(found.checks)),
        "failed": list(found.checks.failed),
        "rotation": found.rotation,
        "faces": found.faces,
        "portrait": _portrait(found),
    }


def document_lines(report: dict[str, object]) -> list[str]:
    """The same report for a person at the console."""
    fields, checks = report["fields"], report["checks"]
    lines = [f"{report['file']}: {report['fault'] or ('proven' if report['proven'] else 'read')}"]
    if isinstance(fields, dict) and isinstance(checks, dict):
        read = {name: field for name, field in fields.items() if field}
        for name, field in read.items():
            check = _MARKS[checks.get(name)]
            lines.append(f"  {name:<12} {field['value']:<24} {check} {', '.join(field['read_by'])}")
        lines += [f"  {name}: does not fit" for name, fits in checks.items() if fits is False]
    if report["rotation"] is not None:
        lines.append(f"  turned by {report['rotation']} degrees")
    return [*lines, f"  faces: {report['faces']}"]


_MARKS = {True: "✓", False: "✗", None: " "}


def _field(field: Field | None) -> dict[str, object] | None:
    return {"value": field.value, "read_by": list(field.read_by)} if field else None


def _portrait(found: Document) -> dict[str, object] | None:
    probe = found.portrait
    if probe is None or probe.quality is None:
        return None
    figures = {name: round(value, 3) for name, value in vars(probe.quality).items()}
    return {"fault": probe.fault, **figures}
