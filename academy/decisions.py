"""The register of managerial decisions (art. 6.5, row A15): written, registered, revoked; a
registered one is never edited."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from academy import audit, letters
from academy.errors.consultations import TextTooLong
from academy.errors.decisions import (
    DecisionClosed,
    DecisionNotFound,
    DecisionNumberTaken,
    DecisionUnclear,
    NobodyAffected,
)
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import decisions as ask
from storage.tables.columns import Bilingual
from storage.tables.decisions import Decision, DecisionKind, DecisionState
from storage.tables.people import Person

TEXT_LENGTH = 800  # characters of each text: a page of the register holds them in both languages
_HEADING = re.compile(r"№?\s*(\S{1,30})\s+(\d{1,2})\.(\d{1,2})\.(\d{4})\s+(\S.{0,99})")


@dataclass(frozen=True)
class Heading:
    """What stands above a decision on paper."""

    number: str
    decided_on: date
    signatory: str


@dataclass(frozen=True)
class Texts:
    """Why a decision is made, and what it grants."""

    circumstance: Bilingual
    granted: Bilingual


@dataclass(frozen=True)
class Entry:
    """A decision as the register shows it: the groups it was made for, how many it concerns."""

    decision: Decision
    groups: Sequence[str]
    people: int


def heading(text: str) -> Heading:
    """Number, date and signatory as they are written in one line: 15-Ө 24.11.2026 Ахметов А.

    Raises DecisionUnclear.
    """
    found = _HEADING.fullmatch(" ".join(text.split()))
    if found is None:
        raise DecisionUnclear
    number, day, month, year, signatory = found.groups()
    try:
        return Heading(number, date(int(year), int(month), int(day)), signatory)
    except ValueError:
        raise DecisionUnclear from None


def check_length(text: str) -> None:
    """Raises TextTooLong when a text does not fit on the page of the decision."""
    if len(text) > TEXT_LENGTH:
        raise TextTooLong(limit=TEXT_LENGTH, length=len(text))


async def check_number(session: Session, above: Heading) -> None:
    """Raises DecisionNumberTaken before anything else is written."""
    if await ask.is_taken(session, above.decided_on.year, above.number):
        raise DecisionNumberTaken(number=above.number, year=str(above.decided_on.year))


async def write(
    session: Session,
    author: Person,
    above: Heading,
    circumstance: Bilingual,
    granted: Bilingual,
    *,
    now: datetime,
) -> Entry:
    """Keep a draft; its number is its own in its year, the row decides. It concerns nobody yet.

    Raises DecisionNumberTaken.
    """
    texts, kind = Texts(circumstance, granted), DecisionKind.OTHER
    return await entry(session, await keep_draft(session, author, above, texts, kind, now=now))


async def keep_draft(
    session: Session,
    author: Person,
    above: Heading,
    texts: Texts,
    kind: DecisionKind,
    *,
    now: datetime,
) -> int:
    """The number of the new draft's row. Raises DecisionNumberTaken."""
    fields = {
        "year": above.decided_on.year,
        "number": above.number,
        "decided_on": above.decided_on,
        "signatory": above.signatory,
        "kind": kind,
        "circumstance": texts.circumstance,
        "granted": texts.granted,
        "state": DecisionState.DRAFT,
        "author_id": author.id,
        "written_at": now,
    }
    decision_id = await ask.add(session, fields)
    if decision_id is None:
        raise DecisionNumberTaken(number=above.number, year=str(above.decided_on.year))
    audit.note(session, author.id, "decision-drafted", now=now, decision=decision_id)
    return decision_id


async def register(session: Session, page: int, *, with_drafts: bool) -> Page[Decision]:
    """A page of the register, newest first."""
    total = await ask.count(session, with_drafts=with_drafts)
    empty: Page[Decision] = place(page, total)
    found = await ask.decisions(session, with_drafts=with_drafts, offset=empty.offset, limit=SIZE)
    return Page(found, empty.number, empty.count)


async def entry(session: Session, decision_id: int, *, with_draft: bool = True) -> Entry:
    """One decision. Raises DecisionNotFound, also for a draft where drafts are not shown."""
    found = await ask.entry(session, decision_id)
    if found is None or (found[0].state == DecisionState.DRAFT and not with_draft):
        raise DecisionNotFound
    return Entry(found[0], await ask.chosen_groups(session, decision_id), found[1])


async def draft(session: Session, decision_id: int) -> Entry:
    """A decision that can still be changed. Raises DecisionNotFound, DecisionClosed."""
    return await _in_state(session, decision_id, DecisionState.DRAFT)


async def registered(session: Session, decision_id: int) -> Entry:
    """A decision that can be revoked. Raises DecisionNotFound, DecisionClosed."""
    return await _in_state(session, decision_id, DecisionState.REGISTERED)


async def hold_draft(session: Session, decision_id: int) -> tuple[Decision, int]:
    """A draft and how many it concerns, held: nobody registers it between this look and a change.

    Raises DecisionNotFound, DecisionClosed.
    """
    found = await ask.entry(session, decision_id, is_held=True)
    if found is None:
        raise DecisionNotFound
    if found[0].state != DecisionState.DRAFT:
        raise DecisionClosed(number=found[0].number)
    return found


async def classify(session: Session, decision_id: int, kind: DecisionKind) -> Entry:
    """Say what a draft grants. Raises DecisionNotFound, DecisionClosed."""
    await _move(session, decision_id, DecisionState.DRAFT, kind=kind)
    return await entry(session, decision_id)


async def enter(session: Session, author: Person, decision_id: int, *, now: datetime) -> Entry:
    """Register a draft: from now on it stands as it is, with everybody it concerns by name; they
    are told. Of two presses the row picks one.

    Raises DecisionNotFound, DecisionClosed, NobodyAffected.
    """
    held, people = await hold_draft(session, decision_id)
    if not people:
        raise NobodyAffected
    await ask.keep_affected(session, decision_id)
    held.state, held.registered_at = DecisionState.REGISTERED, now
    groups = await ask.chosen_groups(session, decision_id)
    facts: dict[str, Any] = {"people": people, "groups": len(groups)}
    number = decision_id
    audit.note(session, author.id, "decision-registered", now=now, decision=number, **facts)
    letter = _letter("decision", decision_id)
    await letters.queue_for(session, letter, ask.to_tell(decision_id), now=now)
    return Entry(held, groups, people)


async def revoke(
    session: Session, author_id: int | None, decision_id: int, reason: str, *, now: datetime
) -> Decision:
    """End a registered decision, saying why; those it concerned are told.

    Raises DecisionNotFound, DecisionClosed, TextTooLong.
    """
    check_length(reason)
    fields = {"state": DecisionState.REVOKED, "revoked_at": now, "revocation": reason}
    found = await _move(session, decision_id, DecisionState.REGISTERED, **fields)
    audit.note(session, author_id, "decision-revoked", now=now, reason=reason, decision=decision_id)
    letter = _letter("decision-revoked", decision_id)
    await letters.queue_for(session, letter, ask.to_tell(decision_id), now=now)
    return found


async def discard(session: Session, author: Person, decision_id: int, *, now: datetime) -> None:
    """Throw a draft away; its number is free again. Raises DecisionNotFound, DecisionClosed."""
    held, _ = await hold_draft(session, decision_id)
    await ask.remove(session, held)
    audit.note(session, author.id, "decision-discarded", now=now, decision=decision_id)


async def told(session: Session, decision_id: int, state: DecisionState) -> Decision | None:
    """What those it concerns are told; none when it does not stand so any more."""
    found = await ask.decision(session, decision_id)
    return found if found is not None and found.state == state else None


async def _in_state(session: Session, decision_id: int, state: DecisionState) -> Entry:
    found = await entry(session, decision_id)
    if found.decision.state != state:
        raise DecisionClosed(number=found.decision.number)
    return found


async def _move(
    session: Session, decision_id: int, was: DecisionState, **fields: object
) -> Decision:
    moved = await ask.move(session, decision_id, was, **fields)
    if moved is not None:
        return moved
    found = await ask.decision(session, decision_id)
    if found is None:
        raise DecisionNotFound
    raise DecisionClosed(number=found.number)


def _letter(kind: str, decision_id: int) -> Draft:
    about = f"{kind}:{decision_id}"
    return Draft(kind=kind, key=f"{about}:", facts={"decision_id": decision_id}, about=about)
