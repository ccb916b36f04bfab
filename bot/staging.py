"""Staging a roster, portion by portion: for the worker of the chat and for the console alike.

No transaction is open while a file is read or a portion is compared, and each one is short; the
pauses between them are for the people who press buttons meanwhile (DESIGN.md 3.3).
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from academy import roster_matching, rosters
from academy.importing.roster_rows import RosterRow
from academy.importing.rosters import Roster
from academy.roster_comparing import Comparison, Staged, refused
from academy.rosters import CHUNK
from academy.vault import Vault
from storage.database import Database

PAUSE = 0.25  # seconds between portions in the bot's process
_TOLD_EVERY = 4  # portions
Progress = Callable[[int, int], Awaitable[None]]  # lines done, of how many


@dataclass(frozen=True)
class Means:
    """What staging needs besides the file. Without people who press buttons beside it, portions
    may be larger and follow each other at once."""

    db: Database
    vault: Vault | None
    clock: Callable[[], datetime]
    progress: Progress
    portion: int = CHUNK
    pause: float = PAUSE


async def stage(means: Means, import_id: int, read: Roster) -> Comparison:
    """Compare the whole file and keep what it would do; what a dead worker staged goes first.
    `rosters.finish_staging` then ends it, together with whatever waits for that.

    Raises RosterNotFound, RosterClosed, and whatever `progress` raises: then the staged lines are
    there, and the import is still being staged.
    """
    await _clear(means, import_id)
    async with means.db.begin() as session:
        compared = await rosters.compare(session, import_id, read.rows, means.vault)
    portion = means.portion
    for start in range(0, len(read.rows), portion):
        if start % (_TOLD_EVERY * portion) == 0:
            await means.progress(start, read.found)
        staged = await _compared(means, compared, read, start)
        async with means.db.begin() as session:
            await rosters.stage(session, import_id, start, staged)
        await asyncio.sleep(means.pause)
    for start in range(0, len(read.refused), portion):
        after = len(read.rows) + start
        staged = [refused(why) for why in read.refused[start : start + portion]]
        async with means.db.begin() as session:
            await rosters.stage(session, import_id, after, staged)
        await asyncio.sleep(means.pause)
    for start in range(0, len(read.unread), portion):
        await _doubt(means, compared, read.unread[start : start + portion])
        await asyncio.sleep(means.pause)
    await means.progress(read.found, read.found)
    return compared


async def _compared(means: Means, compared: Comparison, read: Roster, start: int) -> list[Staged]:
    lines = [compared.line(row) for row in read.rows[start : start + means.portion]]
    async with means.db.read() as session:
        people = await roster_matching.candidates(session, lines, compared.names)
    return compared.portion(lines, people)


async def _doubt(means: Means, compared: Comparison, rows: Sequence[RosterRow]) -> None:
    lines = [compared.line(row) for row in rows]
    async with means.db.read() as session:
        people = await roster_matching.candidates(session, lines, compared.names)
    compared.doubt(lines, people)


async def _clear(means: Means, import_id: int) -> None:
    is_left = True
    while is_left:
        async with means.db.begin() as session:
            is_left = await rosters.restart(session, import_id) > 0
