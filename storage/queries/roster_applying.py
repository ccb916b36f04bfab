"""Staged lines become people: set-based statements, so that the one transaction stays short."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    bindparam,
    exists,
    func,
    literal,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Session
from storage.queries.announcements import reachable
from storage.queries.upserts import insert_new
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Group, Membership, Programme, Teaching
from storage.tables.people import Conversation, Person, PersonRole, PersonState
from storage.tables.rosters import (
    FACTS,
    LineChange,
    RosterBefore,
    RosterLine,
    RosterTie,
    TieKind,
)


async def add_programmes(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Programmes that are not there yet."""
    if rows:
        await session.execute(insert_new(session, Programme), list(rows))


async def change_programmes(session: Session, facts: Mapping[str, Mapping[str, Any]]) -> None:
    """These facts for the programmes of these codes."""
    rows = [{"of": code, **each} for code, each in facts.items()]
    if rows:
        names = ("kind", "credits", "hours")
        change = update(Programme).where(Programme.code == bindparam("of"))
        change = change.values({name: bindparam(name) for name in names})
        await (await session.connection()).execute(change, rows)


async def add_groups(session: Session, codes: Sequence[str]) -> None:
    """Groups that are not there yet."""
    if codes:
        await session.execute(insert_new(session, Group), [{"code": code} for code in codes])


async def place_groups(session: Session, programmes: Mapping[str, str | None]) -> None:
    """These groups belong to these programmes; a programme that is not there is none."""
    rows = [{"of": code, "to": programme} for code, programme in programmes.items()]
    if rows:
        found = select(Programme.id).where(Programme.code == bindparam("to", type_=String()))
        change = update(Group).where(Group.code == bindparam("of"))
        change = change.values(programme_id=found.scalar_subquery())
        await (await session.connection()).execute(change, rows)


async def add_disciplines(session: Session, titles: Mapping[str, Bilingual]) -> None:
    """Disciplines that are not there yet."""
    rows = [{"code": code, "title": title, "term": ""} for code, title in titles.items()]
    if rows:
        await session.execute(insert_new(session, Discipline), rows)


async def add_people(session: Session, import_id: int) -> None:
    """The new people; a line whose code or IIN was taken meanwhile gives nobody."""
    last = await session.scalar(select(func.max(Person.id))) or 0
    of_import = _lines(import_id, LineChange.NEW)
    state = literal(PersonState.ACTIVE.value)
    columns = [RosterLine.roster_code, state, *(getattr(RosterLine, name) for name in FACTS)]
    rows = select(*columns).where(*of_import).order_by(RosterLine.id)
    names = ["roster_code", "state", *FACTS]
    await session.execute(insert_new(session, Person).from_select(names, rows))
    await session.execute(
        update(RosterLine)
        .where(*of_import, Person.roster_code == RosterLine.roster_code, Person.id > last)
        .values(person_id=Person.id, is_done=True)
        .execution_options(synchronize_session=False)
    )


async def change_people(session: Session, import_id: int) -> None:
    """The new facts of people who stand as they stood when the file was compared."""
    as_before = exists().where(
        Person.id == RosterLine.person_id,
        Person.state != PersonState.ERASED,
        RosterBefore.line_id == RosterLine.id,
        *same_facts(Person, RosterBefore),
    )
    changed = _lines(import_id, LineChange.CHANGED)
    await session.execute(
        update(RosterLine)
        .where(*changed, as_before)
        .values(is_done=True)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Person)
        .where(Person.id == RosterLine.person_id, *changed, RosterLine.is_done)
        .values({name: getattr(RosterLine, name) for name in FACTS})
        .execution_options(synchronize_session=False)
    )


async def add_roles(session: Session, import_id: int) -> None:
    rows = select(RosterLine.person_id, RosterTie.code).join(*_line_of_tie())
    rows = rows.where(*_ties(import_id, TieKind.ROLE))
    await session.execute(insert_new(session, PersonRole).from_select(["person_id", "role"], rows))


async def add_teachings(session: Session, import_id: int) -> None:
    rows = (
        select(RosterLine.person_id, Discipline.id)
        .join(RosterTie, RosterTie.line_id == RosterLine.id)
        .join(Discipline, Discipline.code == RosterTie.code)
        .where(*_ties(import_id, TieKind.TEACHING))
    )
    await session.execute(
        insert_new(session, Teaching).from_select(["person_id", "discipline_id"], rows)
    )


async def join_groups(session: Session, import_id: int) -> None:
    """New memberships; one that had ended is open again, one that is open gets its certificate."""
    rows = (
        select(Group.id, RosterLine.person_id, RosterTie.certificate)
        .select_from(RosterTie)
        .join(*_line_of_tie())
        .join(Group, Group.code == RosterTie.code)
        .where(*_ties(import_id, TieKind.JOINED, TieKind.CERTIFIED))
    )
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    dialect: Any = sqlite if is_sqlite else postgresql
    new = dialect.insert(Membership).from_select(["group_id", "person_id", "certificate"], rows)
    renewed = {
        "certificate": func.coalesce(new.excluded.certificate, Membership.certificate),
        "ended_at": None,
    }
    keys = ["group_id", "person_id"]
    await session.execute(new.on_conflict_do_update(index_elements=keys, set_=renewed))


async def leave_groups(session: Session, import_id: int, now: datetime) -> None:
    """Those whom the file puts into another of its groups."""
    left = (
        select(Group.id, RosterLine.person_id)
        .select_from(RosterTie)
        .join(*_line_of_tie())
        .join(Group, Group.code == RosterTie.code)
        .where(*_ties(import_id, TieKind.LEFT))
    )
    await session.execute(
        update(Membership)
        .where(
            tuple_(Membership.group_id, Membership.person_id).in_(left),
            Membership.ended_at.is_(None),
        )
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )


def gained_roles(import_id: int) -> Any:
    """The numbers of people who speak from a chat and whose menu changes with their roles."""
    gained = (
        select(RosterLine.person_id)
        .join(RosterTie, RosterTie.line_id == RosterLine.id)
        .where(*_ties(import_id, TieKind.ROLE))
    )
    return reachable().where(Conversation.person_id.in_(gained))


def _lines(import_id: int, change: LineChange) -> list[ColumnElement[bool]]:
    return [RosterLine.import_id == import_id, RosterLine.change == change]


def _ties(import_id: int, *kinds: TieKind) -> list[ColumnElement[bool]]:
    return [
        RosterTie.import_id == import_id,
        RosterTie.kind.in_(kinds),
        RosterLine.is_done.is_(True),
        RosterLine.person_id.is_not(None),
    ]


def _line_of_tie() -> tuple[Any, Any]:
    return RosterLine, RosterLine.id == RosterTie.line_id


def same_facts(one: Any, other: Any) -> list[ColumnElement[bool]]:
    """The facts of both rows are equal; a sealed IIN is compared by its hash."""
    return [
        getattr(one, name).is_not_distinct_from(getattr(other, name))
        for name in FACTS
        if name not in {"iin_sealed", "folded"}
    ]
