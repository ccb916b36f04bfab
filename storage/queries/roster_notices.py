"""Questions the database is asked about what the reports of rosters say."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from storage.database import Session
from storage.tables.rosters import RosterImport


async def reports(session: Session, import_id: int | None) -> Sequence[tuple[int, dict[str, Any]]]:
    """The report of this import, or those of all: an import is a rare thing."""
    found = select(RosterImport.id, RosterImport.report).order_by(RosterImport.id)
    if import_id is not None:
        found = found.where(RosterImport.id == import_id)
    return [(row[0], row[1]) for row in await session.execute(found)]


async def keep(session: Session, import_id: int, report: dict[str, Any]) -> None:
    await session.execute(
        update(RosterImport).where(RosterImport.id == import_id).values(report=report)
    )
