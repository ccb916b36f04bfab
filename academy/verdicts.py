"""Whether the audit log is whole: its chain computed again, from the checkpoint to the head."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import audit
from storage.database import Session
from storage.queries import audit as ask
from storage.tables.audit import AuditLine


@dataclass(frozen=True)
class Head:
    """A newest line that somebody wrote down elsewhere, to compare with."""

    number: int
    hash: str


NOWHERE = Head(0, audit.BEFORE_THE_FIRST)


@dataclass(frozen=True)
class Verdict:
    """What a look at the chain found.

    `removed` is the last number that retention took away, `lines` how many stand after it, `broken`
    the number of the first line that does not fit, `missing` how many are missing at the end,
    `tail` how many are not sealed yet and `tail_age` how long the oldest of them waits.
    """

    lines: int
    broken: int | None
    tail: int
    tail_age: timedelta | None
    removed: int = 0
    missing: int = 0

    @property
    def is_good(self) -> bool:
        return self.broken is None and not self.missing


async def chain(session: Session, after: int = 0) -> AsyncIterator[AuditLine]:
    """Every sealed line behind this number, in the order of the chain, a page at a time."""
    while page := await ask.sealed_after(session, after, audit.PORTION):
        for line in page:
            yield line
            after = line.number or after
        session.expunge_all()


async def exported(
    session: Session, start: datetime | None = None, end: datetime | None = None
) -> AsyncIterator[str]:
    """Every sealed line as JSON: what its hash is computed from, the hash, and the reason with its
    salt, which is no part of the chain. Of a span of time, or all there are."""
    after = 0
    while page := await ask.to_export(session, (start, end), after, audit.PORTION):
        for line, reason in page:
            after = line.number or after
            row = {"hash": line.hash, "line": audit.canonical(line, after)}
            if reason is not None:
                row |= {"reason": reason.text, "salt": reason.salt}
            yield json.dumps(row, ensure_ascii=False)
        session.expunge_all()


async def verdict(session: Session, written: Head | None = None, *, now: datetime) -> Verdict:
    """Compute the chain again and name the first line that was changed, removed or put in.

    Lines cut off at the end are missed by the head's row, and by one `written` down elsewhere.
    """
    least = await ask.head(session)  # before the lines: some are sealed while we look
    start, broken = await _checkpoint(session)
    last = start
    if broken is None:
        last, broken = await _walk(session, start, written)
    missing = 0
    if broken is None:
        most = await ask.head(session)
        broken = _beyond(last, Head(most.number, most.hash) if most else NOWHERE)
        ends = [each.number for each in (least, written) if each is not None]
        missing = max(0, max(ends, default=0) - last.number)
    waiting, oldest = await ask.tail(session)
    age = None if oldest is None else now - oldest
    return Verdict(last.number - start.number, broken, waiting, age, start.number, missing)


async def _walk(session: Session, last: Head, written: Head | None) -> tuple[Head, int | None]:
    """The last line that fits, and the first that does not."""
    async for line in chain(session, last.number):
        number = last.number + 1
        found = Head(number, audit.following(last.hash, line, number))
        is_other = written and written.number == number and written != found
        if is_other or (line.number, line.hash) != (found.number, found.hash):
            return last, number
        last = found
    return last, None


async def _checkpoint(session: Session) -> tuple[Head, int | None]:
    """Where the chain begins, and the first number that no checkpoint stands for."""
    at = NOWHERE
    for each in await ask.checkpoints(session):
        if each.first_number != at.number + 1:
            return at, at.number + 1
        at = Head(each.last_number, each.last_hash)
    return at, None


def _beyond(last: Head, head: Head) -> int | None:
    """The first line that was put in behind the head, or the head itself when it is another one."""
    if last.number > head.number:
        return head.number + 1
    return last.number if last.number == head.number and last.hash != head.hash else None
