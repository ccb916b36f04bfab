"""Data written to a file, row by row, with its line in the audit log."""

import csv
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import TypeVar

from bot import console
from storage.database import Session

T = TypeVar("T")
Rows = Callable[[Session], AsyncIterator[T]]
Note = Callable[[Session, int], None]  # the act, and how many rows were written


async def lines(file: Path, rows: Rows[str], note: Note) -> int:
    """Write a line each; say how many."""
    with file.open("w", encoding="utf-8") as out:
        return await _written(rows, lambda line: out.write(line + "\n"), note)


async def table(file: Path, columns: Sequence[str], rows: Rows[Sequence[str]], note: Note) -> int:
    """Write a CSV with its mark, for spreadsheets; say how many rows it has."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        return await _written(rows, writer.writerow, note)


async def _written(rows: Rows[T], write: Callable[[T], object], note: Note) -> int:
    count = 0
    async with console.database() as db:
        async with db.read() as session:
            async for row in rows(session):
                write(row)
                count += 1
        async with db.begin() as session:
            note(session, count)
    return count
