"""What others did beside a roster, since it was compared or applied: it stays as they left it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, exists, select, update
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.tables.disciplines import Discipline, Group, Membership, Programme, Teaching
from storage.tables.people import PersonRole, Role
from storage.tables.rosters import (
    ImportState,
    LineChange,
    RosterImport,
    RosterLine,
    RosterTie,
    TieKind,
)

_PLACED = (TieKind.JOINED, TieKind.CERTIFIED, TieKind.LEFT)


async def mark_given(session: Session, import_id: int) -> None:
    """What somebody gave since the file was compared was there before, as it is now: an undoing
    leaves it alone."""
    own = RosterLine.id == RosterTie.line_id
    held = exists().where(
        own, PersonRole.person_id == RosterLine.person_id, PersonRole.role == RosterTie.code
    )
    taught = exists().where(
        own,
        Teaching.person_id == RosterLine.person_id,
        Teaching.discipline_id == Discipline.id,
        Discipline.code == RosterTie.code,
    )
    for kind, is_there in ((TieKind.ROLE, held), (TieKind.TEACHING, taught)):
        await session.execute(
            update(RosterTie)
            .where(RosterTie.import_id == import_id, RosterTie.kind == kind, is_there)
            .values(was_there=True)
            .execution_options(synchronize_session=False)
        )
    await session.execute(
        update(RosterTie)
        .where(
            RosterTie.import_id == import_id,
            RosterTie.kind.in_(_PLACED),
            own,
            Group.code == RosterTie.code,
            Membership.group_id == Group.id,
            Membership.person_id == RosterLine.person_id,
        )
        .values(
            was_there=True,
            old_certificate=Membership.certificate,
            old_ended_at=Membership.ended_at,
        )
        .execution_options(synchronize_session=False)
    )


async def settle_missing(session: Session, import_id: int) -> None:
    """Whom this roster names is not missing by an older one any more."""
    named = aliased(RosterLine)
    people = select(named.person_id).where(
        named.import_id == import_id,
        named.change.in_((LineChange.NEW, LineChange.CHANGED, LineChange.UNCHANGED)),
        named.person_id.is_not(None),
    )
    await session.execute(
        update(RosterLine)
        .where(
            RosterLine.change == LineChange.MISSING,
            RosterLine.import_id != import_id,
            RosterLine.person_id.in_(people),
        )
        .values(is_done=True)
        .execution_options(synchronize_session=False)
    )


async def made_administrators(session: Session, import_id: int) -> frozenset[int]:
    """People who were here before and are administrators only by this import."""
    found = (
        select(RosterLine.person_id)
        .join(RosterTie, RosterTie.line_id == RosterLine.id)
        .where(
            RosterLine.import_id == import_id,
            RosterLine.change == LineChange.CHANGED,
            RosterLine.is_done,
            RosterTie.kind == TieKind.ROLE,
            RosterTie.code == Role.ADMINISTRATOR.value,
            RosterTie.was_there.is_(False),
        )
    )
    return frozenset(number for number in await session.scalars(found) if number is not None)


async def restore_groups(
    session: Session, was: Mapping[str, str | None], now: Mapping[str, str | None]
) -> None:
    """These groups belong to their former programmes again, where they are still in those the
    import gave them."""
    rows = [{"of": code, "to": was[code], "given": now.get(code)} for code in was]
    if rows:
        former, given = (
            select(Programme.id)
            .where(Programme.code == bindparam(name, type_=String()))
            .scalar_subquery()
            for name in ("to", "given")
        )
        change = update(Group).where(
            Group.code == bindparam("of"), Group.programme_id.is_not_distinct_from(given)
        )
        change = change.values(programme_id=former)
        await (await session.connection()).execute(change, rows)


async def restore_programmes(
    session: Session,
    were: Mapping[str, Mapping[str, Any]],
    now: Mapping[str, Mapping[str, Any]],
) -> None:
    """These programmes have their former facts, where they still have those of the import."""
    columns = (Programme.kind, Programme.credits, Programme.hours)
    rows = [
        {"of": code, **were[code], **{f"given_{name}": fact for name, fact in now[code].items()}}
        for code in were
    ]
    if rows:
        as_left = [
            each.is_not_distinct_from(bindparam(f"given_{each.key}", type_=each.type))
            for each in columns
        ]
        change = update(Programme).where(Programme.code == bindparam("of"), *as_left)
        change = change.values({each.key: bindparam(each.key) for each in columns})
        await (await session.connection()).execute(change, rows)


async def close(session: Session, import_id: int, now: datetime) -> RosterImport | None:
    """The undone import, if this was the first to end it: the row decides."""
    return await session.scalar(
        update(RosterImport)
        .where(
            RosterImport.id == import_id,
            RosterImport.state == ImportState.UNDONE,
            RosterImport.closed_at.is_(None),
        )
        .values(closed_at=now)
        .returning(RosterImport)
        .execution_options(populate_existing=True)
    )
