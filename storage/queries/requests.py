"""Questions the database is asked about requests to the administrators."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update

from storage.database import Session
from storage.queries.announcements import reachable
from storage.queries.upserts import insert_new
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role
from storage.tables.requests import Request, RequestKind, RequestState


async def add(session: Session, fields: Mapping[str, Any]) -> Request | None:
    """The new request; none when one like it is open: of two presses the row picks one."""
    new = insert_new(session, Request).values(**fields).returning(Request)
    found: Request | None = await session.scalar(new)
    return found


async def open_one(
    session: Session, person_id: int, kind: RequestKind, subject: str
) -> Request | None:
    """The person's open request of this kind about this."""
    return await session.scalar(
        select(Request).where(
            Request.person_id == person_id,
            Request.kind == kind,
            Request.subject == subject,
            Request.state == RequestState.OPEN,
        )
    )


def deciders(roles: Collection[Role], request_id: int) -> Select[int | None]:
    """The numbers of who may decide it and is reached in a chat: never whose request it is."""
    own = select(Request.person_id).where(Request.id == request_id).scalar_subquery()
    holding = (
        select(PersonRole.person_id)
        .join(Person, Person.id == PersonRole.person_id)
        .where(PersonRole.role.in_(roles), Person.state == PersonState.ACTIVE, Person.id != own)
    )
    return reachable().where(Conversation.person_id.in_(holding))


async def count_open(session: Session) -> int:
    """How many wait for an answer."""
    return await session.scalar(select(func.count()).where(_open())) or 0


async def waiting(session: Session, *, offset: int, limit: int) -> Sequence[tuple[Request, Person]]:
    """A part of those that wait, oldest first, each with its person."""
    found = select(Request, Person).join(Person, Person.id == Request.person_id).where(_open())
    rows = await session.execute(
        found.order_by(Request.opened_at, Request.id).offset(offset).limit(limit)
    )
    return [(request, person) for request, person in rows]


async def with_person(session: Session, request_id: int) -> tuple[Request, Person] | None:
    """A request and whose it is."""
    found = select(Request, Person).join(Person, Person.id == Request.person_id)
    row = (await session.execute(found.where(Request.id == request_id))).first()
    return (row[0], row[1]) if row else None


async def request(session: Session, request_id: int) -> Request | None:
    """The request as it is now."""
    return await session.get(Request, request_id, populate_existing=True)


async def count_own(session: Session, person_id: int) -> int:
    """How many requests the person ever made."""
    return await session.scalar(select(func.count()).where(Request.person_id == person_id)) or 0


async def own(session: Session, person_id: int, *, offset: int, limit: int) -> Sequence[Request]:
    """A part of the person's requests, newest first."""
    found = select(Request).where(Request.person_id == person_id).order_by(Request.id.desc())
    return (await session.scalars(found.offset(offset).limit(limit))).all()


async def own_one(session: Session, person_id: int, request_id: int) -> Request | None:
    """A request of this person."""
    return await session.scalar(
        select(Request).where(Request.id == request_id, Request.person_id == person_id)
    )


async def decide(
    session: Session, decider_id: int, request_id: int, fields: Mapping[str, Any]
) -> Request | None:
    """The open request of somebody else as it was decided; none when another was faster."""
    return await _close(session, request_id, Request.person_id != decider_id, fields)


async def take_back(
    session: Session, person_id: int, request_id: int, now: datetime
) -> Request | None:
    """The person's open request, taken back; none when it was closed meanwhile."""
    fields = {"state": RequestState.TAKEN_BACK, "closed_at": now}
    return await _close(session, request_id, Request.person_id == person_id, fields)


async def _close(
    session: Session, request_id: int, whose: Any, fields: Mapping[str, Any]
) -> Request | None:
    closed: Request | None = await session.scalar(
        update(Request)
        .where(Request.id == request_id, Request.state == RequestState.OPEN, whose)
        .values(**fields)
        .returning(Request)
        .execution_options(populate_existing=True)
    )
    return closed


def _open() -> Any:
    return Request.state == RequestState.OPEN
