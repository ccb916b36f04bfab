"""`sabaq verify document`: what the machine reads on one side of an identity card."""

import logging

from academy.settings import load
from bot import console
from bot.commands.options import File, Json
from bot.console import tell


def verify_document(file: File, as_json: Json = False) -> None:
    """Read a picture of an identity card: fields, check digits, how they were read."""
    from bot.verification import document_lines, document_report, models
    from bot.verification.faces import ModelsDamaged, ModelsMissing

    try:
        files = models(load().face_models)
    except (ModelsMissing, ModelsDamaged) as error:
        logging.getLogger(__name__).warning("no face is looked for: %s", error)
        files = None
    try:
        report = document_report(file, files)
    except OSError as error:
        console.stop(f"{error}")
    if as_json:
        console.tell_json(report)
    else:
        tell("\n".join(document_lines(report)))
