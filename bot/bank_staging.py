"""A file on its way into the bank, portion by portion: for the worker of the chat and for the
console alike.

No transaction is open while a file is read, and each one is short; the rests between them are for
the people who press buttons meanwhile (DESIGN.md 3.3).
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from academy import questions
from academy.bank_files import Items
from academy.bank_items import Item
from academy.questions import BankReport, Intake
from storage.database import Database

REST = 1.0  # in the bot's process: after each portion, times as long as the portion took
_TOLD_EVERY = 10  # portions
Progress = Callable[[int, int], Awaitable[None]]  # questions done, of how many


@dataclass(frozen=True)
class Means:
    """What it needs besides the file; without people who press buttons beside it, no rest."""

    db: Database
    clock: Callable[[], datetime]
    progress: Progress
    rest: float = REST


async def compare(means: Means, discipline_id: int, file: Items) -> BankReport:
    """What the file would do to the bank. Changes nothing; raises whatever `progress` raises."""
    intake = Intake(discipline_id, 0, file)
    for number, portion in _numbered(file):
        await _tell(means, number, file)
        began = monotonic()
        async with means.db.read() as session:
            await questions.compare(session, intake, portion)
        await asyncio.sleep(means.rest * (monotonic() - began))
    return intake.report()


async def stage(means: Means, discipline_id: int, mark: int, file: Items) -> Intake:
    """Keep the file where nobody sees it; what an import with this mark left goes first.
    `questions.switch` then ends it, together with whatever waits for that.

    Raises whatever `progress` raises: then it is still being staged.
    """
    intake = Intake(discipline_id, mark, file)
    await clear(means, intake)
    for number, portion in _numbered(file):
        await _tell(means, number, file)
        began = monotonic()
        async with means.db.begin() as session:
            await questions.stage(session, intake, portion, now=means.clock())
        await asyncio.sleep(means.rest * (monotonic() - began))
    return intake


async def clear(means: Means, intake: Intake) -> None:
    """Delete what this import, or another one long ago, has staged."""
    is_left = True
    while is_left:
        async with means.db.begin() as session:
            is_left = await questions.clear(session, intake, now=means.clock()) > 0


def _numbered(file: Items) -> Iterator[tuple[int, Sequence[Item]]]:
    return enumerate(questions.portions(file.items))


async def _tell(means: Means, number: int, file: Items) -> None:
    if number % _TOLD_EVERY == 0:
        total = len(file.items)
        await means.progress(min(number * questions.CHUNK, total), total)
