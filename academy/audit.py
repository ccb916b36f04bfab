"""The audit log: decisions and acts of staff. Lines hold no personal data."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_hex

from storage.database import Session
from storage.queries import audit as ask
from storage.tables.audit import AuditLine, AuditReason

BEFORE_THE_FIRST = "0" * 64  # the hash that the first line of the chain follows
_CODE = re.compile(r"[\w.:+-]{1,64}", re.ASCII)
_PORTION = 500  # lines a transaction seals, or a page of the chain holds


@dataclass(frozen=True)
class Verdict:
    """What a look at the chain found; `broken` is the number of the first line that does not fit,
    `tail_age` how long the oldest line waits to be sealed."""

    lines: int
    broken: int | None
    tail: int
    tail_age: timedelta | None


def note(
    session: Session,
    actor_id: int | None,
    act: str,
    *,
    now: datetime,
    reason: str | None = None,
    **facts: object,
) -> None:
    """Add a line in the act's own transaction; `facts` takes numbers, codes and lists of them.

    `reason` is free text. It stands in a table of its own, from which it can be erased; the line
    holds only its salted hash, so the chain stays true. It is about the person that the fact
    `person` names. Raises ValueError for a fact that could be somebody's name or words (row A6).
    """
    line = AuditLine(at=now, actor_id=actor_id, act=act, facts=_checked(facts))
    if reason:
        salt = token_hex(16)
        line.facts["reason"] = fingerprint(salt, reason)
        about = facts.get("person")
        person_id = about if isinstance(about, int) else None
        session.add(AuditReason(line=line, salt=salt, text=reason, person_id=person_id))
    session.add(line)


def fingerprint(salt: str, text: str) -> str:
    """What a line holds in place of a reason: SHA-256 over the salt and the text."""
    return sha256(f"{salt}{text}".encode()).hexdigest()


def _checked(facts: dict[str, object]) -> dict[str, object]:
    for name, value in facts.items():
        values = value if isinstance(value, list | tuple) else [value]
        if not all(_is_code(one) for one in values):
            raise ValueError(f"not a number or a code: {name}")
    return {name: list(v) if isinstance(v, tuple) else v for name, v in facts.items()}


def _is_code(value: object) -> bool:
    return (
        value is None
        or isinstance(value, int)
        or (isinstance(value, str) and _CODE.fullmatch(value) is not None)
    )


async def seal(session: Session) -> int:
    """Put the next lines into the chain, in the order they were written; say how many.

    Done by the clock's process every second, so that no act waits for another one's seal (row A6).
    """
    last = await ask.last_sealed(session)
    number, digest = (last.number or 0, last.hash or "") if last else (0, BEFORE_THE_FIRST)
    waiting = await ask.unsealed(session, _PORTION)
    for line in waiting:
        number, digest = number + 1, following(digest, line, number + 1)
        await ask.seal(session, line.id, number, digest)
    return len(waiting)


def following(before: str, line: AuditLine, number: int) -> str:
    """The line's hash: SHA-256 over the hash before it, a line feed, and the line as docs/audit.md
    writes it."""
    return sha256(f"{before}\n{canonical(line, number)}".encode()).hexdigest()


def canonical(line: AuditLine, number: int) -> str:
    """The line as JSON with sorted keys and no spaces: the same bytes from every database."""
    facts = {
        "number": number,
        "at": line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": line.actor_id,
        "act": line.act,
        "facts": line.facts,
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


async def chain(session: Session) -> AsyncIterator[AuditLine]:
    """Every sealed line, in the order of the chain, a page at a time."""
    number = 0
    while page := await ask.sealed_after(session, number, _PORTION):
        for line in page:
            yield line
            number = line.number or number
        session.expunge_all()


async def verdict(session: Session, *, now: datetime) -> Verdict:
    """Compute the chain again and name the first line that was changed, removed or put in.

    The newest lines cut off are not seen by the chain itself: compare with an export.
    """
    count, before, broken = 0, BEFORE_THE_FIRST, None
    async for line in chain(session):
        count += 1
        if line.number != count or line.hash != following(before, line, count):
            broken = count
            break
        before = line.hash
    waiting, oldest = await ask.tail(session)
    return Verdict(count, broken, waiting, None if oldest is None else now - oldest)
