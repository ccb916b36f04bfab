"""Files made by long work for one person: kept until the letter that brings them has left.

They are rows and not files of the disk, because the process that sends may be another one.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any

from academy import letters, people
from academy.letters import Draft
from academy.people import Right
from storage.database import Session
from storage.queries import outgoing as ask
from storage.queries import people as ask_people
from storage.tables.outgoing import OutgoingFile

LIFE = timedelta(days=1)  # then a file that did not leave is deleted
LARGEST = 45 * 1024 * 1024  # bytes: a bot sends 50 MB, with the rest of the request


@dataclass(frozen=True)
class Package:
    """A file and what is said with it: `outgoing-<kind>` in the locales, with `facts`. Who has
    lost the `right` meanwhile does not get it."""

    kind: str
    name: str
    content: bytes
    facts: dict[str, Any] = field(default_factory=dict)
    right: Right | None = None


async def send(session: Session, person_id: int, package: Package, *, now: datetime) -> None:
    """Keep the file and queue the letter that brings it."""
    file_id = await keep(session, person_id, package.name, package.content, now=now)
    draft = Draft(
        kind="outgoing-file",
        key=f"outgoing-file:{file_id}:{token_hex(8)}",  # SQLite gives a number out again
        person_id=person_id,
        facts={
            "file_id": file_id,
            "kind": package.kind,
            "facts": package.facts,
            "right": package.right,
        },
        too_late=now + LIFE,
    )
    await letters.queue(session, [draft], now=now)


async def keep(
    session: Session, person_id: int, name: str, content: bytes, *, now: datetime
) -> int:
    """Keep a file that a letter of another kind brings; its number."""
    row = OutgoingFile(person_id=person_id, name=name, content=content, made_at=now)
    session.add(row)
    await session.flush()
    return row.id


async def content(session: Session, file_id: int) -> OutgoingFile | None:
    """The file, whoever it is for."""
    return await ask.file(session, file_id)


async def file(
    session: Session, person_id: int | None, file_id: int, right: str | None
) -> OutgoingFile | None:
    """The file, if it is still there and its person may still have it."""
    person = await ask_people.person(session, person_id or 0)
    if person is None or (right is not None and Right(right) not in people.rights(person)):
        return None
    found = await ask.file(session, file_id)
    return found if found is not None and found.person_id == person.id else None


async def remove(session: Session, file_id: int) -> None:
    """It has left."""
    await ask.remove(session, file_id)


async def remove_old(session: Session, *, now: datetime) -> int:
    """Delete what did not leave within a day; say how many."""
    return await ask.remove_old(session, now - LIFE)
