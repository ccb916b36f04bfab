"""The audit log: decisions and acts of staff. Lines hold no personal data."""

import json
import re
from datetime import UTC, datetime
from hashlib import sha256
from secrets import token_hex
from typing import Any

from storage.database import Session
from storage.queries import audit as ask
from storage.tables.audit import AuditHead, AuditLine, AuditReason

BEFORE_THE_FIRST = "0" * 64  # the hash that the first line of the chain follows
_CODE = re.compile(r"[\w.:+-]{1,64}", re.ASCII)
PORTION = 500  # lines a transaction seals, or a page of the chain holds


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


async def forget_reasons(session: Session, person_id: int) -> int:
    """Delete every reason that is about this person; say how many. The chain stays true."""
    return await ask.forget_reasons(session, person_id)


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
    Of two that seal at the same time the head's row picks one.
    """
    head = await ask.head(session)
    number, digest = (head.number, head.hash) if head else (0, BEFORE_THE_FIRST)
    waiting = await ask.unsealed(session, PORTION)
    sealed: list[dict[str, Any]] = []
    for line in waiting:
        number, digest = number + 1, following(digest, line, number + 1)
        sealed.append({"id": line.id, "number": number, "hash": digest})
    if not sealed or not await ask.move_head(session, head, number, digest):
        return 0
    await ask.seal(session, sealed)
    return len(sealed)


async def head(session: Session) -> AuditHead | None:
    """The newest sealed line's number and hash; none before the first."""
    return await ask.head(session)


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
