"""Where sealed values stand, and which key each is sealed with: its first byte says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, and_, func, select, update
from sqlalchemy.orm import InstrumentedAttribute

from storage.database import Session
from storage.tables.identity import Check, CheckPicture, KeyCanary, Template
from storage.tables.people import Person
from storage.tables.rosters import RosterBefore, RosterLine


@dataclass(frozen=True)
class Shelf:
    """A column of sealed values, the number of its row, and what tells whose each value is."""

    sealed: InstrumentedAttribute[Any]
    number: InstrumentedAttribute[int]
    label: tuple[InstrumentedAttribute[Any], ...]
    link: ColumnElement[bool] | None = None
    """How the table of the label is joined, where it is another one."""


IINS = Shelf(Person.iin_sealed, Person.id, (Person.roster_code,))
STAGED_IINS = Shelf(RosterLine.iin_sealed, RosterLine.id, (RosterLine.roster_code,))
FORMER_IINS = Shelf(
    RosterBefore.iin_sealed,
    RosterBefore.line_id,
    (RosterLine.roster_code,),
    RosterLine.id == RosterBefore.line_id,
)
TEMPLATES = Shelf(Template.embedding, Template.person_id, (Template.person_id, Template.model_id))
CHIPS = Shelf(Template.chip, Template.person_id, (Template.person_id, Template.model_id))
PICTURES = Shelf(
    CheckPicture.sealed,
    CheckPicture.id,
    (Check.person_id, Check.id),
    Check.id == CheckPicture.check_id,
)


async def otherwise_sealed(
    session: Session, shelf: Shelf, key_id: int, after: int, limit: int
) -> Sequence[Any]:
    """Rows behind this number whose value another key sealed: number, value, label."""
    found = (
        select(shelf.number, shelf.sealed, *shelf.label)
        .where(_otherwise(shelf, key_id), shelf.number > after)
        .order_by(shelf.number)
        .limit(limit)
    )
    return (await session.execute(found if shelf.link is None else found.where(shelf.link))).all()


async def left(session: Session, shelf: Shelf, key_id: int) -> int:
    """How many values another key sealed."""
    found = select(func.count()).select_from(shelf.number.class_).where(_otherwise(shelf, key_id))
    return await session.scalar(found) or 0


async def put(session: Session, shelf: Shelf, number: int, before: bytes, after: bytes) -> bool:
    """Replace a value, unless it was renewed or deleted meanwhile."""
    statement = (
        update(shelf.number.class_)
        .where(shelf.number == number, shelf.sealed == before)
        .values({shelf.sealed: after})
        .returning(shelf.number)
    )
    return (await session.execute(statement)).first() is not None


async def canaries(session: Session) -> Sequence[KeyCanary]:
    """The words of all keys that ever sealed first and were not retired."""
    return (await session.scalars(select(KeyCanary).order_by(KeyCanary.key_id))).all()


def _otherwise(shelf: Shelf, key_id: int) -> ColumnElement[bool]:
    sealed_by = func.substr(shelf.sealed, 1, 1, type_=LargeBinary)
    return and_(shelf.sealed.is_not(None), sealed_by != bytes([key_id]))
