"""Consents given elsewhere, on paper or in the state service: entered by staff with number and
date, equal to one given in the chat (row A17)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from academy import audit, directory, letters
from academy.consents import VERSIONS
from academy.errors.consents import PaperAhead, PaperAlreadyEntered, PaperUnclear
from academy.letters import Draft, Priority
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import consents as ask
from storage.tables.consents import Answer, Origin, Purpose
from storage.tables.people import Person

NUMBER_LENGTH = 60
_PAPER = re.compile(r"(?:№\s*)?(\S.{0,59}?)\s+(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(frozen=True)
class Paper:
    """What proves a consent outside the chat."""

    purpose: Purpose
    origin: Origin
    number: str
    given_on: date


def paper(text: str, purpose: Purpose, origin: Origin, *, now: datetime) -> Paper:
    """Number and date as they are written in one line: 15-К 24.11.2026.

    Raises PaperUnclear, PaperAhead.
    """
    found = _PAPER.fullmatch(" ".join(text.split()))
    if found is None:
        raise PaperUnclear
    number, day, month, year = found.groups()
    try:
        given_on = date(int(year), int(month), int(day))
    except ValueError:
        raise PaperUnclear from None
    if is_ahead(given_on, now):
        raise PaperAhead(date=f"{given_on:%d.%m.%Y}")
    return Paper(purpose, origin, number, given_on)


def is_ahead(day: date, now: datetime) -> bool:
    """Whether the day has not come in Almaty."""
    return day > academy_day(now)


async def enter(
    session: Session, staff: Person, person_id: int, given: Paper, *, now: datetime
) -> Person:
    """Write a consent given elsewhere into the register; the person is told.

    It counts for the present version of the text: whoever enters it has read that the paper says
    the same. Raises PersonNotFound, PaperAlreadyEntered.
    """
    person = await directory.person(session, person_id)
    if not await _write(session, staff.id, [(person_id, given)], now):
        raise PaperAlreadyEntered(number=await _number(session, person_id, given))
    audit.note(
        session,
        staff.id,
        "consent-entered",
        now=now,
        person=person_id,
        purpose=str(given.purpose),
        origin=str(given.origin),
    )
    return await directory.person(session, person.id)


async def take(
    session: Session,
    staff_id: int | None,
    papers: Sequence[tuple[int, Paper]],
    *,
    now: datetime,
) -> int:
    """Write these consents of these people; say how many are new. What is there stays as it is, so
    that a file taken twice changes nothing; what was withdrawn does not come back with it."""
    gone = await withdrawn(session, papers)
    return await _write(session, staff_id, [each for each in papers if each not in gone], now)


async def withdrawn(
    session: Session, papers: Sequence[tuple[int, Paper]]
) -> frozenset[tuple[int, Paper]]:
    """Those of these papers that are not younger than their person's last withdrawal of the same
    purpose: only a later paper is a new consent (94-V, art. 8)."""
    last = await ask.withdrawals(session, {person_id for person_id, _ in papers})
    return frozenset(
        (person_id, each)
        for person_id, each in papers
        if (at := last.get((person_id, each.purpose))) and not is_ahead(each.given_on, at)
    )


async def _write(
    session: Session, staff_id: int | None, papers: Sequence[tuple[int, Paper]], now: datetime
) -> int:
    rows = [
        {
            "person_id": person_id,
            "purpose": each.purpose,
            "version": VERSIONS[each.purpose],
            "text_hash": "",
            "locale": "",
            "given_at": now,
            "origin": each.origin,
            "answer": Answer.GIVEN,
            "number": each.number,
            "given_on": each.given_on,
            "entered_by": staff_id,
        }
        for person_id, each in papers
    ]
    new = await ask.add_papers(session, rows)
    studying = {person_id for person_id, purpose in new if purpose == Purpose.STUDY}
    await ask.open_studies(session, studying, VERSIONS[Purpose.STUDY])
    await letters.queue(session, [_told(*each, now) for each in new], now=now)
    return len(new)


async def _number(session: Session, person_id: int, given: Paper) -> str:
    rows = await ask.answers(session, person_id)
    same = (each.number for each in rows if (each.purpose, each.origin) == _kind(given))
    return next(same, "")


def _kind(given: Paper) -> tuple[Purpose, Origin]:
    return given.purpose, given.origin


def _told(person_id: int, purpose: Purpose, now: datetime) -> Draft:
    return Draft(
        kind="consent-entered",
        key=f"consent-entered:{person_id}:{purpose}:{now.isoformat()}",
        person_id=person_id,
        facts={"purpose": str(purpose)},
        priority=Priority.REMINDER,
    )
