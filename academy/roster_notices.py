"""What the report of a roster says of single lines: it may hold names, phones and e-mails, and goes
with the staged lines, or with the first person who is erased."""

from storage.database import Session
from storage.queries import roster_notices as ask


async def forget(session: Session, import_id: int | None = None) -> None:
    """Of this import's file, or of all files, only what is said of the file as a whole stays."""
    for number, report in await ask.reports(session, import_id):
        told = report.get("notices", [])
        kept = [each for each in told if not each["line"]]
        if kept != told:
            await ask.keep(session, number, {**report, "notices": kept})
