"""`sabaq verify …`: the identity check tried on files."""

from pathlib import Path
from typing import Annotated

import typer

from academy.settings import load
from bot import console
from bot.commands.options import Json
from bot.console import tell

checks = typer.Typer(no_args_is_help=True, help="Try the identity check on files")


@checks.command("faces")
def verify_faces(pictures: Annotated[list[Path], typer.Argument()], as_json: Json = False) -> None:
    """Compare two pictures as the identity check does."""
    from bot.verification import faces_report, models

    report = faces_report(pictures, models(load().face_models))
    if as_json:
        console.tell_json(report)
    else:
        tell(f"{report['recommendation']}: distance {report['distance']}, {report['reasons']}")
