"""`sabaq verify …`: the identity check tried on files, and measured on pairs whose truth is known.

What compares faces is imported where it is needed: other commands start without it.
"""

from pathlib import Path
from typing import Annotated, Any

import typer

from bot import console
from bot.commands.options import File, Json
from bot.console import tell

verify = typer.Typer(no_args_is_help=True, help="Try the identity check on files")


@verify.command("faces")
def verify_faces(
    first: Annotated[Path, typer.Argument(help="the reference")],
    second: Annotated[Path, typer.Argument(help="the picture to be checked")],
    as_json: Json = False,
) -> None:
    """Compare two pictures as the identity check does."""
    from bot.verification import faces_report

    thresholds, gate = _limits()
    try:
        report = faces_report([first, second], _models(), thresholds, gate)
    except OSError as error:
        console.stop(f"{error}")
    if as_json:
        console.tell_json(report)
        return
    reasons = ", ".join(map(str, _list(report["reasons"]))) or "-"
    tell(f"{report['recommendation']}\n  distance  {report['distance']}\n  reasons   {reasons}")
    for face in _list(report["faces"]):
        tell("  " + ", ".join(f"{name} {value}" for name, value in face.items()))


@verify.command("pairs")
def verify_pairs(
    file: File,
    cohort: Annotated[
        Path | None, typer.Option(help="folder with pictures of other people: 20, better 40")
    ] = None,
    as_json: Json = False,
) -> None:
    """Judge every pair of a CSV (file_a, file_b, same), then say TAR and FAR of the rule.

    The files are sought beside the CSV. Ends with 1 when no pair could be compared.
    """
    from bot.verification import pair_report
    from bot.verification.faces import Engine

    thresholds, gate = _limits()
    engine = Engine(_models())
    others = _cohort(pair_report.Album(engine, cohort, gate), cohort) if cohort else {}
    album = pair_report.Album(engine, file.parent, gate)
    try:
        rows = list(pair_report.listed(console.read(file).decode("utf-8")))
    except ValueError as error:
        console.stop(f"{file}: {error}")
    found = []
    for each in pair_report.judged(rows, album, others, thresholds):
        found.append(each)
        facts = each.facts()
        if as_json:
            console.tell_json(facts)
        else:
            tell("  ".join(map(_shown, facts.values())))
    _tell_summary({**pair_report.summary(found), "cohort": len(others)}, as_json=as_json)
    if not any(isinstance(each, pair_report.Judged) for each in found):
        console.stop(f"{file}: no pair could be compared.")


@verify.command("clip")
def verify_clip(file: File, as_json: Json = False) -> None:
    """Watch a video note: the turns of the head, one person or not."""
    from bot.verification.clip_report import clip_report

    _, gate = _limits()
    try:
        report = clip_report(file, _models(), gate)
    except OSError as error:
        console.stop(f"{error}")
    if as_json:
        console.tell_json(report)
    else:
        tell("\n".join(f"{name:<12} {_shown(value)}" for name, value in report.items()))


def _limits() -> tuple[Any, Any]:
    from bot.biometrics import gate, thresholds

    settings = console.settings()
    return thresholds(settings), gate(settings)


def _models() -> Any:
    from bot.verification import ModelsDamaged, ModelsMissing, models

    try:
        return models(console.settings().face_models)
    except (ModelsMissing, ModelsDamaged) as error:
        what = "missing" if isinstance(error, ModelsMissing) else "not the measured one"
        console.stop(f"The model file {error.path} is {what}. See FACE_MODELS in .env.example.")


def _cohort(album: Any, folder: Path) -> dict[str, Any]:
    """Templates by the SHA-256 of their pictures; what shows no single face is passed over."""
    if not folder.is_dir():
        console.stop(f"There is no folder {folder}.")
    pictures = [album.picture(path.name) for path in sorted(folder.iterdir()) if path.is_file()]
    return {digest: probe.template for digest, probe in pictures if probe and probe.template}


def _tell_summary(facts: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        console.tell_json({"summary": facts})
        return
    for name, value in facts.items():
        tell(f"{name:<12} {_shown(value)}")


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {each}" for key, each in value.items())
    if isinstance(value, list):
        return " ".join(f"{each:+d}" if isinstance(each, int) else each for each in value) or "-"
    return "-" if value is None else f"{value}"
