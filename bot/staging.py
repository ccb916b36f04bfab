"""Staging a roster, portion by portion: for the worker of the chat and for the console alike.

No transaction is open while a file is read or a portion is compared, and each one is short; the
pauses between them are for the people who press buttons meanwhile (DESIGN.md 3.3).
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from academy import roster_matching, rosters
from academy.importing.roster_rows import RosterRow
from academy.importing.rosters import Roster
from academy.roster_comparing import Comparison, Staged, refused
from academy.rosters import CHUNK
from academy.vault import Vault
from storage.database import Database

REST = 7.0  # in the bot's process: after each portion, times as long as the portion took
_TOLD_EVERY = 8  # portions
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
    rest: float = REST


async def stage(means: Means, import_id: int, read: Roster) -> Comparison:
    """Compare the whole file and keep what it would do; what a dead worker staged goes first.
    `rosters.finish_staging` then ends it, together with whatever waits for that.

    Raises RosterNotFound, RosterClosed, and whatever `progress` raises: then the staged lines are
    there, and the import is still being staged.
    """
    await _clear(means, import_id)
    async with means.db.begin() as session:
        compared = await rosters.compare(session, import_id, read.rows, means.vault)
    for start in range(0, len(read.rows), means.portion):
        if start % (_TOLD_EVERY * means.portion) == 0:
            await means.progress(start, read.found)
        async with _rested(means):
            staged = await _compared(means, compared, read, start)
            await _kept(means, import_id, start, staged)
    for start in range(0, len(read.refused), means.portion):
        staged = [refused(why) for why in read.refused[start : start + means.portion]]
        async with _rested(means):
            await _kept(means, import_id, len(read.rows) + start, staged)
    for start in range(0, len(read.unread), means.portion):
        async with _rested(means):
            await _doubt(means, compared, read.unread[start : start + means.portion])
    await means.progress(read.found, read.found)
    return compared


@asynccontextmanager
async def _rested(means: Means) -> AsyncIterator[None]:
    """One portion, and the rest after it: the busier the bot is, the longer both are."""
    clock = asyncio.get_running_loop().time
    began = clock()
    yield
    await asyncio.sleep(means.rest * (clock() - began))


async def _kept(means: Means, import_id: int, after: int, staged: Sequence[Staged]) -> None:
    async with means.db.begin() as session:
        await rosters.stage(session, import_id, after, staged)


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
