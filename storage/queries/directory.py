"""Questions the database is asked to find a person and to show their page."""

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.tables.consents import Consent
from storage.tables.directory import OfficeLetter
from storage.tables.disciplines import Group, Membership, Programme
from storage.tables.folding import folded
from storage.tables.people import Invite, Person, PersonState

BY_NAME = (Person.family_name, Person.given_name, Person.id)
_MOST_WORDS = 6  # of a name; more would only slow the search down
LEAST_DIGITS = 4  # the end of a phone that people are found by
PHONE_LENGTH = 10  # digits after +7 or 8
_PHONE = re.compile(rf"[0-9]{{{LEAST_DIGITS},}}", re.ASCII)


def named(text: str) -> ColumnElement[bool]:
    """Who is meant by what was typed: words of the name in any order and in whichever letters, the
    roster code, the beginning of the e-mail, or at least the last four digits of the phone."""
    return and_(_meant(text), Person.state != PersonState.ERASED)


def _meant(text: str) -> ColumnElement[bool]:
    text = text.strip()
    digits = re.sub(r"[\s()+-]", "", text)
    code = Person.roster_code.in_((text, text.upper()))
    if _PHONE.fullmatch(digits):
        return or_(code, Person.phone.endswith(digits[-PHONE_LENGTH:]))
    if "@" in text:
        return or_(code, func.lower(Person.email).startswith(text.lower(), autoescape=True))
    words = folded(text).split()[:_MOST_WORDS] or [text]
    return or_(code, and_(*(Person.folded.contains(word, autoescape=True) for word in words)))


async def found(session: Session, text: str, *, offset: int, limit: int) -> Sequence[Person]:
    """A part of those who are meant, by name."""
    statement = select(Person).where(named(text)).order_by(*BY_NAME)
    return (await session.scalars(statement.offset(offset).limit(limit))).all()


async def count(session: Session, text: str) -> int:
    """How many are meant."""
    statement = select(func.count()).select_from(Person).where(named(text))
    return await session.scalar(statement) or 0


async def person(session: Session, person_id: int) -> Person | None:
    """The person with their roles and phone, in one query; nobody who was erased."""
    statement = (
        select(Person)
        .where(Person.id == person_id, Person.state != PersonState.ERASED)
        .options(joinedload(Person.roles), joinedload(Person.talk))
    )
    fresh = statement.execution_options(populate_existing=True)
    return (await session.scalars(fresh)).unique().one_or_none()


async def studies(
    session: Session, person_id: int
) -> Sequence[tuple[Membership, str, Programme | None]]:
    """The groups of the person with their codes and programmes; those of now go first."""
    statement = (
        select(Membership, Group.code, Programme)
        .join(Group, Group.id == Membership.group_id)
        .outerjoin(Programme, Programme.id == Group.programme_id)
        .where(Membership.person_id == person_id)
        .order_by(Membership.ended_at.is_not(None), Group.id.desc())
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(statement)]


async def open_invite(session: Session, person_id: int) -> Invite | None:
    """The invite that was neither used nor replaced; it may have expired."""
    statement = select(Invite).where(
        Invite.person_id == person_id, Invite.used_at.is_(None), Invite.revoked_at.is_(None)
    )
    return await session.scalar(statement.order_by(Invite.id.desc()).limit(1))


async def consents(session: Session, person_id: int) -> Sequence[Consent]:
    """What the person answered and did not withdraw, the newest of each purpose last."""
    statement = select(Consent).where(
        Consent.person_id == person_id, Consent.withdrawn_at.is_(None)
    )
    return (await session.scalars(statement.order_by(Consent.given_at))).all()


async def office_letter(session: Session, letter_id: int) -> OfficeLetter | None:
    return await session.get(OfficeLetter, letter_id)
