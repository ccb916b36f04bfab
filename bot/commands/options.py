"""What the commands let the person at the console say."""

from pathlib import Path
from typing import Annotated

import typer

File = Annotated[Path, typer.Argument(help="the file")]
Json = Annotated[bool, typer.Option("--json", help="facts for another program")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="report only, change nothing")]
Language = Annotated[str, typer.Option(help="language of the report: kk or ru")]
