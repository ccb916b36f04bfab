"""Reading the audit log: filtered, page by page; its verification as long work (row A6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from academy import audit, letters, work
from academy.checkpoints import first_of_month
from academy.errors.audits import MonthUnknown
from academy.letters import Draft
from academy.pages import SIZE, Page, cut
from academy.people import RIGHTS, Right
from academy.timetable import ACADEMY_ZONE
from academy.verdicts import Verdict
from storage.database import Session
from storage.queries import audit as ask
from storage.tables.audit import AuditLine
from storage.tables.people import Person, Role

_TOLD = {Role.ADMINISTRATOR} | {role for role, held in RIGHTS.items() if Right.READ_AUDIT in held}


@dataclass(frozen=True)
class Filter:
    """Which lines are looked at: of an act, of a month such as 202611; all where none is said."""

    act: str = ""
    month: int = 0


@dataclass(frozen=True)
class Look:
    """A page of the log: `lines` newest first with who did it and why; `older` is what the next
    page begins before, 0 on the last one. `verified` is the line of the last verification."""

    filter: Filter
    lines: Sequence[tuple[AuditLine, str | None, str | None]]
    older: int
    sealed: int
    tail: int
    tail_age: timedelta | None
    verified: AuditLine | None


def span(month: int) -> tuple[datetime, datetime] | None:
    """Beginning and end of a month such as 202611, in Almaty; none for 0. Raises MonthUnknown."""
    if not month:
        return None
    if not (1 <= month % 100 <= 12 and 2000 <= month // 100 < 3000):
        raise MonthUnknown
    start = datetime(month // 100, month % 100, 1, tzinfo=ACADEMY_ZONE)
    return start, first_of_month(start, 1)


async def look(
    session: Session, reader: Person, chosen: Filter, before: int, *, now: datetime
) -> Look:
    """A page of the log. Opening it, or choosing other lines, is a line of it, too.

    Raises MonthUnknown.
    """
    rows = await ask.lines(session, chosen.act, span(chosen.month), before, SIZE + 1)
    head, verified = await ask.head(session), await ask.last_of(session, "audit-verified")
    tail, oldest = await ask.tail(session)
    if not before:
        audit.note(session, reader.id, "audit-read", now=now, month=chosen.month or None)
    lines = [
        (line, who.name if who else None, why.text if why else None)
        for line, who, why in rows[:SIZE]
    ]
    older = rows[SIZE - 1][0].id if len(rows) > SIZE else 0
    age = None if oldest is None else max(now - oldest, timedelta())
    return Look(chosen, lines, older, head.number if head else 0, tail, age, verified)


async def acts(session: Session, page: int) -> Page[str]:
    """A page of the acts there are lines of."""
    return cut(await ask.acts(session), page)


async def months(session: Session, page: int, *, now: datetime) -> Page[int]:
    """A page of the months there are lines of, newest first: 202611, 202610 …"""
    begin = await ask.begin(session)
    first, last = _count(begin or now), _count(now)
    found = [each // 12 * 100 + each % 12 + 1 for each in range(last, first - 1, -1)]
    return cut(found, page)


async def verify(session: Session, reader: Person, *, now: datetime) -> None:
    """Have the chain computed again; the verdict comes as a letter."""
    audit.note(session, reader.id, "audit-verification-asked", now=now)
    await queue_verification(session, reader.id, now=now)


async def queue_verification(session: Session, reader_id: int | None, *, now: datetime) -> None:
    """The same, asked for by a person or by the clock."""
    await work.queue(session, "audit-verification", {}, person_id=reader_id, now=now)


async def record(
    session: Session, reader_id: int | None, found: Verdict, key: str, *, now: datetime
) -> None:
    """Write down what a verification found and tell who asked; of a chain that is not whole every
    auditor and administrator."""
    facts: dict[str, Any] = {
        "lines": found.lines,
        "removed": found.removed,
        "broken": found.broken,
        "missing": found.missing,
    }
    audit.note(session, reader_id, "audit-verified", now=now, **facts)
    told = set() if reader_id is None else {reader_id}
    if not found.is_good:
        told |= set(await ask.holders(session, _TOLD))
    drafts = [
        Draft(
            kind="audit-verdict",
            key=f"audit-verdict:{key}:{person_id}",
            person_id=person_id,
            facts=facts,
        )
        for person_id in sorted(told)
    ]
    await letters.queue(session, drafts, now=now)


async def export(session: Session, reader: Person, month: int, *, now: datetime) -> None:
    """Have the log, or a month of it, made into a document; that is a line of it, too.

    Raises MonthUnknown.
    """
    span(month)
    audit.note(session, reader.id, "audit-exported", now=now, month=month or None)
    facts = {"month": month}
    await work.queue(session, "audit-export", facts, person_id=reader.id, now=now, is_shown=True)


async def length(session: Session, month: int) -> int:
    """How many sealed lines the log, or a month of it, has."""
    return await ask.length(session, span(month) or (None, None))


def _count(at: datetime) -> int:
    here = at.astimezone(ACADEMY_ZONE)
    return here.year * 12 + here.month - 1
