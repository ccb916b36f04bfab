"""Questions the database is asked about consents."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, case, exists, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.consents import Answer, Consent, ConsentText, Purpose
from storage.tables.people import Person, PersonRole, PersonState, Role

_PORTION = 500  # rows of one statement


class Known(NamedTuple):
    """A person whom a list names."""

    id: int
    iin_hash: str | None


async def keep_texts(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Texts under their hashes; one that is there stays as it is."""
    await session.execute(insert_new(session, ConsentText), rows)


async def text(session: Session, text_hash: str) -> str | None:
    """The text of this hash."""
    found = select(ConsentText.text).where(ConsentText.hash == text_hash)
    return await session.scalar(found)


async def add(session: Session, **fields: Any) -> int | None:
    """A new answer's number of the row; none where the same is open already."""
    new = insert_new(session, Consent).values(**fields).returning(Consent.id)
    return (await session.execute(new)).scalar_one_or_none()


async def close(session: Session, person_id: int, purpose: Purpose, now: datetime) -> int:
    """Withdraw every open answer; say how many there were."""
    ended = await session.execute(
        update(Consent)
        .where(
            Consent.person_id == person_id,
            Consent.purpose == purpose,
            Consent.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
        .returning(Consent.id)
    )
    return len(ended.all())


async def answers(session: Session, person_id: int) -> Sequence[Consent]:
    """Everything the person ever answered."""
    found = select(Consent).where(Consent.person_id == person_id).order_by(Consent.id)
    return (await session.scalars(found)).all()


async def add_papers(
    session: Session, rows: Sequence[dict[str, Any]]
) -> Sequence[tuple[int, Purpose]]:
    """New consents: (person, purpose). What is open already stays as it is."""
    found: list[tuple[int, Purpose]] = []
    for at in range(0, len(rows), _PORTION):
        new = insert_new(session, Consent).values(list(rows[at : at + _PORTION]))
        done = await session.execute(new.returning(Consent.person_id, Consent.purpose))
        found += [(row[0], row[1]) for row in done]
    return found


async def open_studies(session: Session, people: Collection[int], version: str) -> None:
    """These people agreed to be kept here, in this version."""
    numbers = sorted(people)
    for at in range(0, len(numbers), _PORTION):
        part = numbers[at : at + _PORTION]
        await session.execute(
            update(Person).where(Person.id.in_(part)).values(study_consent=version)
        )


async def count_learners(session: Session) -> int:
    """How many learners are active."""
    return await session.scalar(select(func.count()).select_from(_learners().subquery())) or 0


async def tally(
    session: Session, versions: Mapping[Purpose, str]
) -> dict[tuple[Purpose, int], int]:
    """How many active learners stand how: (purpose, rank of academy.consents.State) to a number."""
    present = or_(
        *(
            (Consent.purpose == purpose) & (Consent.version == version)
            for purpose, version in versions.items()
        )
    )
    is_given = Consent.answer == Answer.GIVEN
    rank = case(
        (Consent.withdrawn_at.is_not(None), 4),
        (present & is_given, 0),
        (present & (Consent.answer == Answer.DECLARED), 1),
        (present, 2),
        (is_given, 3),
        else_=5,
    )
    strongest = (
        select(Consent.purpose, Consent.person_id, func.min(rank).label("rank"))
        .where(Consent.person_id.in_(_learners()))
        .group_by(Consent.purpose, Consent.person_id)
        .subquery()
    )
    counted = select(strongest.c.purpose, strongest.c.rank, func.count())
    found = await session.execute(counted.group_by(strongest.c.purpose, strongest.c.rank))
    return {(row[0], row[1]): row[2] for row in found}


async def lacking(
    session: Session, purpose: Purpose, version: str, *, offset: int, limit: int
) -> Sequence[Person]:
    """A part of the active learners without a consent in force, by name."""
    found = select(Person).where(Person.id.in_(_lacking(purpose, version)))
    by_name = found.order_by(Person.family_name, Person.given_name, Person.id)
    return (await session.scalars(by_name.offset(offset).limit(limit))).all()


async def count_lacking(session: Session, purpose: Purpose, version: str) -> int:
    """How many they are."""
    rows = _lacking(purpose, version).subquery()
    return await session.scalar(select(func.count()).select_from(rows)) or 0


async def to_export(session: Session, after: int, limit: int) -> Sequence[tuple[Consent, str]]:
    """The next answers, with the roster code of their person."""
    found = select(Consent, Person.roster_code).join(Person, Person.id == Consent.person_id)
    part = found.where(Consent.id > after).order_by(Consent.id).limit(limit)
    return [(row[0], row[1]) for row in await session.execute(part)]


async def withdrawals(
    session: Session, people: Collection[int]
) -> dict[tuple[int, Purpose], datetime]:
    """When these people last withdrew a consent: (person, purpose) to a moment."""
    found: dict[tuple[int, Purpose], datetime] = {}
    listed = sorted(people)
    for at in range(0, len(listed), _PORTION):
        last = (
            select(Consent.person_id, Consent.purpose, func.max(Consent.withdrawn_at))
            .where(Consent.person_id.in_(listed[at : at + _PORTION]))
            .where(Consent.withdrawn_at.is_not(None))
            .group_by(Consent.person_id, Consent.purpose)
        )
        rows = await session.execute(last)
        found |= {(row[0], row[1]): row[2] for row in rows if row[2] is not None}
    return found


async def known(
    session: Session, codes: Collection[str], iin_hashes: Collection[str]
) -> tuple[dict[str, Known], dict[str, Known]]:
    """The people of these roster codes, and those of these fingerprints of an IIN."""
    return (
        await _known(session, Person.roster_code, codes),
        await _known(session, Person.iin_hash, iin_hashes),
    )


async def _known(
    session: Session, column: InstrumentedAttribute[Any], values: Collection[str]
) -> dict[str, Known]:
    found: dict[str, Known] = {}
    listed = sorted(values)
    for at in range(0, len(listed), _PORTION):
        named = select(column, Person.id, Person.iin_hash).where(
            column.in_(listed[at : at + _PORTION])
        )
        kept = named.where(Person.state != PersonState.ERASED)
        found |= {row[0]: Known(row[1], row[2]) for row in await session.execute(kept)}
    return found


def _learners() -> Select[int]:
    return (
        select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.LEARNER, Person.state == PersonState.ACTIVE)
    )


def _lacking(purpose: Purpose, version: str) -> Select[int]:
    in_force = exists().where(
        Consent.person_id == Person.id,
        Consent.purpose == purpose,
        Consent.version == version,
        Consent.answer == Answer.GIVEN,
        Consent.withdrawn_at.is_(None),
    )
    return _learners().where(~in_force)
