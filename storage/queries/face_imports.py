"""Questions the database is asked about archives of reference pictures."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, select

from storage.database import Session
from storage.tables.consents import Answer, Consent, Purpose
from storage.tables.identity import Check, CheckKind, Template
from storage.tables.people import Person, PersonRole, PersonState, Role

_PORTION = 500  # values of one statement


class Whose(NamedTuple):
    """A person an archive names, and whether their face may be kept."""

    id: int
    is_learner: bool
    is_active: bool
    has_consent: bool
    has_reference: bool


async def whose(session: Session, codes: Collection[str], version: str) -> dict[str, Whose]:
    """The people of these roster codes; `version` is that of the consent in force."""
    learner = PersonRole.person_id == Person.id, PersonRole.role == Role.LEARNER
    columns = (
        Person.roster_code,
        Person.id,
        select(PersonRole.person_id).where(*learner).exists(),
        Person.state,
        _consented(version),
        select(Template.person_id).where(Template.person_id == Person.id).exists(),
    )
    found: dict[str, Whose] = {}
    listed = sorted(codes)
    for at in range(0, len(listed), _PORTION):
        named = select(*columns).where(Person.roster_code.in_(listed[at : at + _PORTION]))
        kept = named.where(Person.state != PersonState.ERASED)
        for code, number, is_learner, state, consent, reference in await session.execute(kept):
            is_active = state == PersonState.ACTIVE
            found[code] = Whose(number, is_learner, is_active, consent, reference)
    return found


async def may_keep(session: Session, person_id: int, version: str) -> bool:
    """Whether the person is active and agreed to pictures of the face. A withdrawal that comes
    meanwhile waits until this transaction is over, and then deletes what it has kept."""
    held = select(Consent.id).where(*_in_force(version), Consent.person_id == person_id)
    if await session.scalar(held.limit(1).with_for_update()) is None:
        return False
    active = select(Person.id).where(Person.id == person_id, Person.state == PersonState.ACTIVE)
    return await session.scalar(active.with_for_update()) is not None


async def brought(session: Session, work_id: int) -> set[int]:
    """The people whose reference this job has kept already, before a crash."""
    of_job = Check.facts["import"].as_integer() == work_id
    found = select(Check.person_id).where(Check.kind == CheckKind.ENROLMENT, of_job)
    return set((await session.scalars(found)).all())


def _consented(version: str) -> ColumnElement[bool]:
    return exists().where(*_in_force(version), Consent.person_id == Person.id)


def _in_force(version: str) -> tuple[ColumnElement[bool], ...]:
    """In force, as academy.consents says: given to the present text, and not withdrawn."""
    return (
        Consent.purpose == Purpose.FACE,
        Consent.version == version,
        Consent.answer == Answer.GIVEN,
        Consent.withdrawn_at.is_(None),
    )
