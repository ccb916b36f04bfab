"""Questions the database is asked about the register of decisions."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Select,
    delete,
    exists,
    func,
    literal,
    select,
    union,
    update,
)
from sqlalchemy.sql import Subquery

from storage.database import Session
from storage.queries.announcements import reachable
from storage.queries.directory import BY_NAME, named
from storage.queries.upserts import insert_new
from storage.tables.decisions import Decision, DecisionGroup, DecisionPerson, DecisionState
from storage.tables.disciplines import Group, Membership
from storage.tables.people import Conversation, Person


async def add(session: Session, fields: dict[str, Any]) -> int | None:
    """A new draft's number of the row; none when the year has such a decision already."""
    new = insert_new(session, Decision).values(**fields).returning(Decision.id)
    return (await session.execute(new)).scalar_one_or_none()


async def is_taken(session: Session, year: int, number: str) -> bool:
    """Whether the year has a decision of this number."""
    same = select(Decision.id).where(Decision.year == year, Decision.number == number)
    return await session.scalar(same) is not None


async def decision(session: Session, decision_id: int) -> Decision | None:
    """The decision as it is now."""
    return await session.get(Decision, decision_id, populate_existing=True)


async def entry(
    session: Session, decision_id: int, *, is_held: bool = False
) -> tuple[Decision, int] | None:
    """The decision and how many it concerns; held, its row waits for this transaction to end."""
    rows = affected(decision_id)
    people = select(func.count()).select_from(rows).scalar_subquery()
    found = select(Decision, people).where(Decision.id == decision_id)
    if is_held:
        found = found.with_for_update(of=Decision)
    row = (await session.execute(found, execution_options={"populate_existing": True})).first()
    return (row[0], row[1]) if row else None


async def decisions(
    session: Session, *, with_drafts: bool, offset: int, limit: int
) -> Sequence[Decision]:
    """A part of the register, newest first."""
    found = _register(with_drafts).order_by(Decision.decided_on.desc(), Decision.id.desc())
    return (await session.scalars(found.offset(offset).limit(limit))).all()


async def count(session: Session, *, with_drafts: bool) -> int:
    """How many there are."""
    register = _register(with_drafts).subquery()
    return await session.scalar(select(func.count()).select_from(register)) or 0


def _register(with_drafts: bool) -> Select[Decision]:
    found = select(Decision)
    return found if with_drafts else found.where(Decision.state != DecisionState.DRAFT)


async def move(
    session: Session, decision_id: int, was: DecisionState, **fields: Any
) -> Decision | None:
    """The decision with these fields, if it stood in this state: the row picks one press."""
    return await session.scalar(
        update(Decision)
        .where(Decision.id == decision_id, Decision.state == was)
        .values(**fields)
        .returning(Decision)
        .execution_options(populate_existing=True)
    )


async def remove(session: Session, draft: Decision) -> None:
    """Delete a draft that is held, and whom it was to concern."""
    for table in (DecisionGroup, DecisionPerson):
        await session.execute(delete(table).where(table.decision_id == draft.id))
    await session.delete(draft)


def affected(decision_id: int) -> Subquery:
    """The numbers of everybody it concerns: chosen by name, or now in a chosen group.

    From the registration on those of the groups are kept by name as well.
    """
    by_name = select(DecisionPerson.person_id).where(DecisionPerson.decision_id == decision_id)
    by_group = (
        select(Membership.person_id)
        .join(DecisionGroup, DecisionGroup.group_id == Membership.group_id)
        .join(Decision, Decision.id == DecisionGroup.decision_id)
        .where(
            DecisionGroup.decision_id == decision_id,
            Decision.state == DecisionState.DRAFT,
            Membership.ended_at.is_(None),
        )
    )
    return union(by_name, by_group).subquery()


async def people(
    session: Session, decision_id: int, *, offset: int, limit: int
) -> Sequence[Person]:
    """A part of those it concerns, by name."""
    rows = affected(decision_id)
    found = select(Person).join(rows, rows.c.person_id == Person.id).order_by(*BY_NAME)
    return (await session.scalars(found.offset(offset).limit(limit))).all()


async def keep_affected(session: Session, decision_id: int) -> None:
    """Write down by name who is in the chosen groups at this moment."""
    rows = affected(decision_id)
    members = select(literal(decision_id), rows.c.person_id).where(
        rows.c.person_id.not_in(
            select(DecisionPerson.person_id).where(DecisionPerson.decision_id == decision_id)
        )
    )
    new = insert_new(session, DecisionPerson)
    await session.execute(new.from_select(["decision_id", "person_id"], members))


def to_tell(decision_id: int) -> Select[int | None]:
    """The numbers of those it concerns who can be reached."""
    named = select(DecisionPerson.person_id).where(DecisionPerson.decision_id == decision_id)
    return reachable().where(Conversation.person_id.in_(named))


async def groups(
    session: Session, decision_id: int, *, offset: int, limit: int
) -> Sequence[tuple[Group, bool]]:
    """A part of the groups that study now, and whether the decision concerns each."""
    chosen = exists().where(
        DecisionGroup.decision_id == decision_id, DecisionGroup.group_id == Group.id
    )
    found = select(Group, chosen).where(Group.archived_at.is_(None)).order_by(Group.code)
    return [(g, is_it) for g, is_it in await session.execute(found.offset(offset).limit(limit))]


async def count_groups(session: Session) -> int:
    """How many groups study now."""
    found = select(func.count()).select_from(Group).where(Group.archived_at.is_(None))
    return await session.scalar(found) or 0


async def chosen_groups(session: Session, decision_id: int) -> Sequence[str]:
    """The codes of the groups it was made for."""
    found = select(Group.code).join(DecisionGroup, DecisionGroup.group_id == Group.id)
    mine = found.where(DecisionGroup.decision_id == decision_id).order_by(Group.code)
    return (await session.scalars(mine)).all()


async def choose(
    session: Session, table: type[DecisionGroup] | type[DecisionPerson], row: dict[str, int]
) -> None:
    """Put this row in; one that is there is taken out."""
    same = [getattr(table, name) == value for name, value in row.items()]
    gone = await session.execute(delete(table).where(*same).returning(table.decision_id))
    if gone.first() is None:
        await session.execute(insert_new(session, table).values(**row))


async def is_there(session: Session, table: type[Group] | type[Person], row_id: int) -> bool:
    """Whether the group or the person exists."""
    return await session.scalar(select(table.id).where(table.id == row_id)) is not None


async def found_people(
    session: Session, text: str, decision_id: int, *, offset: int, limit: int
) -> Sequence[tuple[Person, bool]]:
    """A part of the people of this name or roster code, and whether each was chosen by name."""
    by_name = exists().where(
        DecisionPerson.decision_id == decision_id, DecisionPerson.person_id == Person.id
    )
    found = select(Person, by_name).where(named(text)).order_by(*BY_NAME)
    part = found.offset(offset).limit(limit)
    return [(person, is_named) for person, is_named in await session.execute(part)]


async def to_export(session: Session, after: int, limit: int) -> Sequence[Decision]:
    """The next registered and revoked decisions."""
    found = _register(with_drafts=False).where(Decision.id > after).order_by(Decision.id)
    return (await session.scalars(found.limit(limit))).all()


async def codes(session: Session, decision_ids: Sequence[int]) -> Sequence[tuple[int, str]]:
    """The roster codes of those whom these decisions concern: (decision, code)."""
    found = (
        select(DecisionPerson.decision_id, Person.roster_code)
        .join(Person, Person.id == DecisionPerson.person_id)
        .where(DecisionPerson.decision_id.in_(decision_ids))
        .order_by(Person.roster_code)
    )
    return [(row[0], row[1]) for row in await session.execute(found)]
