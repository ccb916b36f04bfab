"""Rosters for tests: rows as they are read from a file, staged and applied without a file."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from academy import roster_applying, roster_undoing, rosters
from academy.importing.report import Refused
from academy.importing.roster_rows import RosterRow
from academy.importing.rosters import Roster
from academy.roster_applying import Applied
from academy.roster_undoing import Undone
from academy.rosters import Sheet
from academy.vault import Vault
from bot.staging import Means, Progress, stage
from storage.database import Database
from storage.tables.rosters import LineChange, RosterLine
from tests.conftest import KEYS, NOW

IIN = "900101300017"  # nobody's: made up, with a right check digit
OTHER_IIN = "910202400026"


def row(line: int = 2, name: str = "Серікова Айгүл", **fields: Any) -> RosterRow:
    """A person of the file."""
    family, given, *rest = name.split()
    own = {"family_name": family, "given_name": given, "patronymic": " ".join(rest)}
    return RosterRow(line=line, **{**own, "groups": ("М-26-1",), **fields})


def read(*rows: RosterRow, refused: Sequence[Refused] = ()) -> Roster:
    return Roster(format="csv", rows=rows, refused=tuple(refused), found=len(rows) + len(refused))


async def nothing(done: int, total: int) -> None: ...


async def staged(
    db: Database, *rows: RosterRow, vault: Vault | None = None, author: int | None = None
) -> Sheet:
    """The file was read and compared; nothing of the roster has changed."""
    async with db.begin() as session:
        new = await rosters.begin(session, author, "list.xlsx", now=NOW)
    return await compared(db, new.id, read(*rows), vault or Vault(KEYS))


async def compared(
    db: Database, import_id: int, file: Roster, vault: Vault | None, progress: Progress = nothing
) -> Sheet:
    """The file was compared to the end."""
    found = await stage(Means(db, vault, lambda: NOW, progress, rest=0), import_id, file)
    async with db.begin() as session:
        return await rosters.finish_staging(session, import_id, found, file, now=NOW)


async def applied(db: Database, *rows: RosterRow, now: datetime = NOW, **how: Any) -> Applied:
    """The file was taken over."""
    sheet = await staged(db, *rows, **how)
    async with db.begin() as session:
        return await roster_applying.apply(session, None, sheet.roster.id, now=now)


async def undone(db: Database, import_id: int, now: datetime = NOW) -> Undone:
    """It was taken back."""
    async with db.begin() as session:
        await roster_undoing.undo(session, None, import_id, now=now)
    while True:
        async with db.begin() as session:
            if not await roster_undoing.remove(session, import_id):
                break
    async with db.begin() as session:
        return await roster_undoing.finish(session, import_id, now=now)


async def lines(db: Database, sheet: Sheet, change: LineChange) -> Sequence[RosterLine]:
    async with db.read() as session:
        return await rosters.all_lines(session, sheet.roster.id, change)


def counts(sheet: Sheet) -> dict[str, int]:
    """Without those that are none."""
    return {str(change): count for change, count in sheet.counts.items() if count}
