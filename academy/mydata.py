"""What is stored about a person, for that person (row A9; law 94-V, art. 24): an overview, and one
document with everything that a machine can read."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from academy import audit, letters, outgoing, requests, work
from academy.errors.requests import RequestNotFound
from academy.letters import Draft
from academy.outgoing import Package
from academy.roster_codes import about_iin
from academy.sealed_marks import Sealed, sealed
from academy.vault import KeysUnusable, Vault
from storage.database import Session
from storage.queries import mydata as ask
from storage.queries import requests as asked
from storage.queries import trace as ask_trace
from storage.queries.held import HOLDINGS
from storage.queries.mydata import Counts
from storage.tables.columns import Bilingual
from storage.tables.people import Person
from storage.tables.requests import Request, RequestKind

WORK = "my-data"
SCHEMA = "sabaq/personal-data/1"


@dataclass(frozen=True)
class Overview:
    """What the first screen shows."""

    person: Person
    counts: Counts


async def overview(session: Session, person: Person) -> Overview:
    """How much is stored of what."""
    return Overview(person, await ask.counts(session, person.id))


async def ask_for_file(session: Session, person: Person, *, now: datetime) -> None:
    """Have the document made; it comes as a letter. Pressing twice makes one."""
    if await ask.is_awaited(session, person.id, WORK):
        return
    audit.note(session, person.id, "data-exported", now=now, person=person.id)
    await work.queue(session, WORK, {}, person_id=person.id, now=now)


async def everything(
    session: Session, person_id: int, vault: Vault | None, *, now: datetime
) -> dict[str, Any]:
    """Everything that is stored about the person: one list for each part.

    Pictures and templates are named with their dates; their bytes are sealed and stay here. The
    IIN is opened for its owner. Points of quizzes whose review has not come are left out, and
    `points_wait` names those quizzes.
    """
    found = await ask.subject(session, person_id)
    waiting = await sealed(session, person_id, now=now)
    parts: dict[str, Any] = {}
    if found is not None:
        person, subject = found
        for holding in HOLDINGS:
            read = ask.rows(session, holding, subject)
            parts[holding.part] = [
                _plain(_covered(holding.part, row, waiting)) async for row in read
            ]
        parts["iin"] = _iin(person, vault)
    told = {"schema": SCHEMA, "made_at": now.isoformat(), "person": person_id, "data": parts}
    return told | ({"points_wait": sorted(waiting.quizzes)} if waiting.quizzes else {})


def written(told: dict[str, Any]) -> tuple[bytes, bool]:
    """The document as JSON in UTF-8, and whether it had to be packed by gzip. Takes long: call it
    in a thread."""
    content = json.dumps(told, ensure_ascii=False).encode()
    is_packed = len(content) > outgoing.LARGEST
    return (gzip.compress(content) if is_packed else content), is_packed


async def send(
    session: Session, person_id: int, content: bytes, *, is_packed: bool, now: datetime
) -> None:
    """Hand the document to its person."""
    name = f"my-data-{now:%Y-%m-%d}.json{'.gz' if is_packed else ''}"
    await outgoing.send(session, person_id, Package("my-data", name, content), now=now)


async def report_failure(
    session: Session, person_id: int | None, number: int, *, now: datetime
) -> None:
    """There is no document; pressing again asks anew."""
    draft = Draft("my-data-failed", f"my-data-failed:{number}", person_id)
    await letters.queue(session, [draft], now=now)


async def dispute(
    session: Session, person: Person, line_id: int, text: str, *, now: datetime
) -> Request:
    """Say that a line of one's own trace is not true (row D12); one open dispute a line.

    Raises RequestNotFound for a line that is gone or somebody else's, TextTooLong.
    """
    if await ask_trace.own_line(session, person.id, line_id) is None:
        raise RequestNotFound
    facts = {"subject": f"trace:{line_id}", "line": line_id}
    return await requests.ask(session, person, RequestKind.DISPUTE, text=text, facts=facts, now=now)


async def wish_erasure(session: Session, person: Person, *, now: datetime) -> Request:
    """Ask to be erased; it can be taken back until it is done."""
    return await requests.ask(session, person, RequestKind.ERASURE, now=now)


async def erasure_wish(session: Session, person: Person) -> Request | None:
    """The person's open wish to be erased."""
    return await asked.open_one(session, person.id, RequestKind.ERASURE, "")


def _covered(part: str, row: dict[str, Any], waiting: Sealed) -> dict[str, Any]:
    """The row without points that wait."""
    if part == "answers" and row["attempt_id"] in waiting.attempts:
        return {**row, "points": None}
    if part == "trace" and waiting.holds_line(row["object_kind"], row["object_id"], row["result"]):
        kept = {name: value for name, value in row["result"].items() if name != "points"}
        return {**row, "result": kept}
    return row


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Bilingual):
        return {"kk": value.kk, "ru": value.ru}
    return value


def _iin(person: Person, vault: Vault | None) -> str | None:
    """The number itself; none where there is none, or no key that opens it."""
    if person.iin_sealed is None or vault is None:
        return None
    try:
        return vault.open(person.iin_sealed, about_iin(person.roster_code)).decode()
    except KeysUnusable:
        return None
