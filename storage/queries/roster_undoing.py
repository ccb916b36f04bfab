"""An applied roster taken back: what it changed is restored, whom it brought is removed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Table,
    and_,
    delete,
    exists,
    func,
    not_,
    select,
    tuple_,
    update,
)

from storage.database import Session
from storage.database import Table as Model
from storage.queries.roster_applying import same_facts
from storage.tables.disciplines import Discipline, Group, Membership, Programme, Teaching
from storage.tables.people import Conversation, Invite, Person, PersonRole, PersonState
from storage.tables.rosters import (
    FACTS,
    ImportState,
    LineChange,
    RosterBefore,
    RosterImport,
    RosterLine,
    RosterTie,
    TieKind,
)

_OURS = {PersonRole, Membership, Teaching, Invite, Conversation}  # looked at one by one
_KEPT_APART = {each.__tablename__ for each in (*_OURS, RosterLine)}


async def restore_people(session: Session, import_id: int) -> None:
    """What stood before, for people who still stand as the import left them; the others' lines
    say `changed-since`."""
    is_ours = _done(import_id, LineChange.CHANGED)
    as_left = exists().where(Person.id == RosterLine.person_id, *same_facts(Person, RosterLine))
    await session.execute(
        update(RosterLine)
        .where(*is_ours, not_(as_left))
        .values(reason="changed-since")
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Person)
        .where(
            Person.id == RosterLine.person_id,
            RosterBefore.line_id == RosterLine.id,
            *is_ours,
            RosterLine.reason == "",
        )
        .values({name: getattr(RosterBefore, name) for name in FACTS})
        .execution_options(synchronize_session=False)
    )


async def restore_ties(session: Session, import_id: int, applied_at: datetime) -> None:
    """Roles, groups and disciplines of people who were there before, as they were."""
    roles = _of_tie(import_id, TieKind.ROLE, RosterLine.person_id, RosterTie.code)
    await _delete(session, PersonRole, tuple_(PersonRole.person_id, PersonRole.role).in_(roles))
    taught = _of_tie(import_id, TieKind.TEACHING, RosterLine.person_id, Discipline.id).join(
        Discipline, Discipline.code == RosterTie.code
    )
    pair = tuple_(Teaching.person_id, Teaching.discipline_id)
    await _delete(session, Teaching, pair.in_(taught))
    joined = _of_tie(import_id, TieKind.JOINED, Group.id, RosterLine.person_id).join(
        Group, Group.code == RosterTie.code
    )
    pair = tuple_(Membership.group_id, Membership.person_id)
    await _delete(session, Membership, pair.in_(joined))
    for kind, still in (
        (TieKind.JOINED, Membership.ended_at.is_(None)),
        (TieKind.CERTIFIED, Membership.certificate.is_not_distinct_from(RosterTie.certificate)),
        (TieKind.LEFT, Membership.ended_at == applied_at),
    ):
        await _restore_memberships(session, import_id, kind, still)


async def _restore_memberships(
    session: Session, import_id: int, kind: TieKind, still: ColumnElement[bool]
) -> None:
    old = {"certificate": RosterTie.old_certificate, "ended_at": RosterTie.old_ended_at}
    await session.execute(
        update(Membership)
        .where(
            *_done(import_id, LineChange.CHANGED),
            RosterTie.line_id == RosterLine.id,
            RosterTie.kind == kind,
            RosterTie.was_there,
            Group.code == RosterTie.code,
            Membership.group_id == Group.id,
            Membership.person_id == RosterLine.person_id,
            still,
        )
        .values(old)
        .execution_options(synchronize_session=False)
    )


async def brought(session: Session, import_id: int, limit: int) -> Sequence[tuple[int, int]]:
    """Some of the people it brought about whom nothing is decided yet: (line, person)."""
    found = select(RosterLine.id, RosterLine.person_id).where(
        *_done(import_id, LineChange.NEW), RosterLine.reason == ""
    )
    rows = await session.execute(found.order_by(RosterLine.id).limit(limit))
    return [(row[0], row[1]) for row in rows if row[1] is not None]


async def touched(session: Session, import_id: int, people: Collection[int]) -> dict[int, str]:
    """Who of these stays, and why: a phone is linked, something hangs on them, they changed."""
    found: dict[int, str] = {}
    for table, column in referring("person", _KEPT_APART):
        rows = await session.scalars(select(column).select_from(table).where(column.in_(people)))
        found.update(dict.fromkeys(rows, "has-records"))
    changed = (
        select(Person.id)
        .join(RosterLine, RosterLine.person_id == Person.id)
        .where(
            RosterLine.import_id == import_id,
            Person.id.in_(people),
            not_(and_(Person.state == PersonState.ACTIVE, *same_facts(Person, RosterLine))),
        )
    )
    found.update(dict.fromkeys(await session.scalars(changed), "changed-since"))
    own = (
        select(RosterTie.line_id)
        .join(Group, Group.code == RosterTie.code)
        .where(
            RosterTie.line_id == RosterLine.id,
            RosterTie.kind == TieKind.JOINED,
            Group.id == Membership.group_id,
        )
    )
    moved = (
        select(Membership.person_id)
        .join(RosterLine, RosterLine.person_id == Membership.person_id)
        .where(RosterLine.import_id == import_id, Membership.person_id.in_(people), ~own.exists())
    )
    found.update(dict.fromkeys(await session.scalars(moved), "changed-since"))
    used = select(Invite.person_id).where(Invite.person_id.in_(people), Invite.used_at.is_not(None))
    linked = select(Conversation.person_id).where(Conversation.person_id.in_(people))
    for statement in (used, linked):
        found.update({n: "linked" for n in await session.scalars(statement) if n is not None})
    return found


async def keep(session: Session, reasons: Mapping[int, str]) -> None:
    """Write down why the people of these lines stay."""
    for reason in sorted(set(reasons.values())):
        numbers = [line for line, why in reasons.items() if why == reason]
        await session.execute(
            update(RosterLine).where(RosterLine.id.in_(numbers)).values(reason=reason)
        )


async def remove(session: Session, lines: Collection[int], people: Collection[int]) -> None:
    """Delete these people with the invites nobody used; their lines say so."""
    gone = update(RosterLine).where(RosterLine.id.in_(lines))
    await session.execute(gone.values(person_id=None, reason="removed"))
    others = update(RosterLine).where(RosterLine.person_id.in_(people))
    await session.execute(others.values(person_id=None))
    for table in (PersonRole, Membership, Teaching, Invite):
        await _delete(session, table, table.person_id.in_(people))
    await _delete(session, Person, Person.id.in_(people))


async def remove_unused(
    session: Session, table: type[Group] | type[Programme] | type[Discipline], codes: Sequence[str]
) -> None:
    """Delete those of these that nothing refers to."""
    if not codes:
        return
    free = [
        not_(exists().where(column == table.id).select_from(other))
        for other, column in referring(table.__tablename__, set())
    ]
    await _delete(session, table, table.code.in_(codes), *free)


async def unfinished(session: Session) -> int | None:
    """An import that was undone, but not to the end."""
    found = select(RosterImport.id).where(
        RosterImport.state == ImportState.UNDONE, RosterImport.closed_at.is_(None)
    )
    return await session.scalar(found.order_by(RosterImport.id).limit(1))


async def reasons(session: Session, import_id: int) -> Sequence[str]:
    """What became of each person the import brought or changed, where there is a word for it."""
    found = select(RosterLine.reason).where(
        RosterLine.import_id == import_id,
        RosterLine.change.in_((LineChange.NEW, LineChange.CHANGED)),
        RosterLine.reason != "",
    )
    return (await session.scalars(found)).all()


async def count_changed_since(session: Session, import_id: int) -> int:
    """How many people it had changed were changed again, and stay so."""
    found = (
        select(func.count())
        .select_from(RosterLine)
        .where(*_done(import_id, LineChange.CHANGED), RosterLine.reason != "")
    )
    return await session.scalar(found) or 0


def referring(name: str, but: Collection[str]) -> Iterator[tuple[Table, Column[Any]]]:
    """Every column of the database that refers to this table."""
    for table in Model.metadata.sorted_tables:
        for column in table.columns:
            is_it = any(each.column.table.name == name for each in column.foreign_keys)
            if is_it and table.name not in but:
                yield table, column


def _done(import_id: int, change: LineChange) -> list[ColumnElement[bool]]:
    return [
        RosterLine.import_id == import_id,
        RosterLine.change == change,
        RosterLine.is_done.is_(True),
        RosterLine.person_id.is_not(None),
    ]


def _of_tie(import_id: int, kind: TieKind, *columns: Any) -> Any:
    found = select(*columns).select_from(RosterTie)
    return found.join(RosterLine, RosterLine.id == RosterTie.line_id).where(
        *_done(import_id, LineChange.CHANGED),
        RosterTie.kind == kind,
        RosterTie.was_there.is_(False),
    )


async def _delete(session: Session, table: type[Model], *where: ColumnElement[bool]) -> None:
    statement = delete(table).where(*where)
    await session.execute(statement.execution_options(synchronize_session=False))
