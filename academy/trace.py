"""The digital trace (art. 8.4): who did what with what. Lines hold no personal data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.database import Session
from storage.tables.trace import Thing, TraceLine, Verb


@dataclass(frozen=True)
class About:
    """The thing a line is about, and the discipline it belongs to."""

    kind: Thing
    number: int
    discipline_id: int | None = None


def record(
    session: Session, person_id: int, verb: Verb, about: About, *, now: datetime, **result: Any
) -> None:
    """Add a line in the act's own transaction; `result` takes codes and amounts only."""
    session.add(
        TraceLine(
            at=now,
            person_id=person_id,
            verb=verb,
            object_kind=about.kind,
            object_id=about.number,
            discipline_id=about.discipline_id,
            result=result,
        )
    )
