"""A list of consents given elsewhere, taken into the register; taken again it changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from academy import audit, consent_papers, work
from academy.consent_papers import Paper, is_ahead
from academy.importing.consents import ConsentRow, Consents
from academy.importing.report import Refused
from academy.people import Right, rights
from academy.roster_codes import iin_mark
from academy.vault import Vault
from storage.database import Session
from storage.queries import consents as ask
from storage.queries import people as ask_people
from storage.queries.consents import Known
from storage.tables.consents import Origin, Purpose
from storage.tables.people import Person

KIND = "consents-import"


@dataclass(frozen=True)
class Import:
    """What became of a file: the report, and how many consents are new in the register."""

    report: Consents
    new: int


async def queue(session: Session, staff: Person, file_id: str, name: str, *, now: datetime) -> int:
    """Have a file that was sent to the chat taken in; say how many jobs are before it."""
    facts = {"file_id": file_id, "name": name}
    return await work.queue(session, KIND, facts, person_id=staff.id, now=now)


async def may_take(session: Session, staff_id: int | None) -> bool:
    """Whether who sent a file still keeps consents when its turn comes."""
    staff = await ask_people.person(session, staff_id or 0)
    return staff is not None and Right.KEEP_CONSENTS in rights(staff)


async def take(
    session: Session, staff_id: int | None, read: Consents, vault: Vault | None, *, now: datetime
) -> Import:
    """Take the consents of people who are known, at once; other lines are refused."""
    report, papers = await matched(session, read, vault, now=now)
    new = await consent_papers.take(session, staff_id, papers, now=now)
    return record(session, staff_id, report, new, now=now)


async def matched(
    session: Session, read: Consents, vault: Vault | None, *, now: datetime
) -> tuple[Consents, Sequence[tuple[int, Paper]]]:
    """Whose consents these are: the report, and what is to be taken. Lines of unknown people, of
    two people at once and of withdrawn consents are refused. Changes nothing."""
    iins = {r.line: vault.fingerprint(iin_mark(r.iin)) for r in read.rows if r.iin and vault}
    codes = {row.code for row in read.rows if row.code}
    by_code, by_iin = await ask.known(session, codes, set(iins.values()))
    found: list[tuple[ConsentRow, int]] = []
    refused = list(read.refused)
    for row in read.rows:
        iin = iins.get(row.line)
        whose = _whose(by_code.get(row.code), by_iin.get(iin or ""), iin)
        why = "consent-ahead" if is_ahead(row.given_on, now) else whose
        if isinstance(why, str):
            refused.append(Refused(row.line, why))
        else:
            found.append((row, why))
    gone = await consent_papers.withdrawn(session, [(number, _paper(row)) for row, number in found])
    kept: list[ConsentRow] = []
    papers: list[tuple[int, Paper]] = []
    for row, number in found:
        paper = (number, _paper(row))
        if paper in gone:
            refused.append(Refused(row.line, "consent-withdrawn"))
        else:
            kept.append(row)
            papers.append(paper)
    refused.sort(key=lambda each: each.line)
    return replace(read, rows=tuple(kept), refused=tuple(refused)), papers


def _whose(by_code: Known | None, by_iin: Known | None, iin: str | None) -> int | str:
    """Whose line this is, or why it is nobody's: code and IIN must not name two people."""
    person = by_code or by_iin
    if person is None:
        return "consent-unknown"
    has_another = iin is not None and person.iin_hash not in (None, iin)
    is_another = by_iin is not None and by_iin.id != person.id
    return "consent-mixed" if has_another or is_another else person.id


def record(
    session: Session, staff_id: int | None, report: Consents, new: int, *, now: datetime
) -> Import:
    """Write into the audit log what became of the file."""
    facts: dict[str, Any] = {"found": report.found, "taken": report.taken, "new": new}
    audit.note(session, staff_id, "consents-imported", now=now, **facts)
    return Import(report, new)


def _paper(row: ConsentRow) -> Paper:
    return Paper(Purpose(row.purpose), Origin(row.origin), row.number, row.given_on)
