"""`sabaq faces import`: reference pictures of an archive; a dry run, the import."""

from pathlib import Path
from typing import Annotated

import typer

from bot import console
from bot.commands.options import DryRun, Json, Language
from bot.console import How, tell
from locales import Translator

faces = typer.Typer(no_args_is_help=True, help="Reference pictures of learners' faces")


@faces.callback()
def _faces() -> None:
    """Reference pictures of learners' faces."""


@faces.command("import")
def import_faces(
    file: Annotated[Path, typer.Argument(help="a ZIP: R123.jpg, or R123_1.jpg to R123_3.jpg")],
    dry_run: DryRun = False,
    as_json: Json = False,
    language: Language = "ru",
) -> None:
    """Keep references of the learners whose roster codes the pictures are named by.

    Who imports vouches that the pictures show these people. Nobody is taken without a consent to
    pictures of the face that is in force: `sabaq import consents` takes those given on paper. The
    pictures are not kept; the same archive again changes nothing.
    """
    from bot.commands.face_taking import taken  # what compares faces takes its time

    data, how = console.read(file), How(dry_run, as_json)
    told = console.run(taken(console.settings(), data, how))
    t = Translator(language)
    refusal = told.refusal
    if how.as_json:
        refused = [{"file": each.name, "reason": each.reason} for each in told.refused]
        whole = refusal and {"reason": refusal.reason, **refusal.facts}
        report = {**told.counts, "refused": refused, "refusal": whole, "dry_run": how.is_dry_run}
        console.tell_json(report)
    elif refusal is not None:
        tell(t.plain(f"faces-refusal-{refusal.reason}", **refusal.facts))
    else:
        for each in told.refused:
            tell(f"{each.name} – {t.plain(f'faces-reason-{each.reason}')}")
        tell(t.plain("faces-summary", **told.counts))
        if how.is_dry_run:
            tell(t.plain("import-dry-run"))
    if told.found == len(told.refused):
        raise typer.Exit(1)
