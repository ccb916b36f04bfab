"""Questions the database is asked about who studies and works here, and how that is changed."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, select, update

from storage.database import Session
from storage.tables.disciplines import Group, Membership
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role


async def hold_administrators(session: Session) -> frozenset[int]:
    """Who is an administrator now, held: of two who remove each other the second one waits for the
    first, and then sees it done."""
    statement = (
        select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.ADMINISTRATOR, Person.state == PersonState.ACTIVE)
        .order_by(Person.id)
        .with_for_update(key_share=True)
    )
    return frozenset(await session.scalars(statement))


async def move(
    session: Session,
    person_ids: Collection[int],
    was: Collection[PersonState],
    state: PersonState,
    now: datetime,
) -> Sequence[int]:
    """Those of these people who stood in one of these states stand in the new one: the row picks
    one of two presses."""
    moved = await session.scalars(
        update(Person)
        .where(Person.id.in_(person_ids), Person.state.in_(was))
        .values(state=state, state_at=now)
        .returning(Person.id)
        .execution_options(synchronize_session=False)
    )
    return sorted(moved)


async def end_memberships(session: Session, person_ids: Collection[int], now: datetime) -> None:
    """They are in no group any more; that they were is kept."""
    await session.execute(
        update(Membership)
        .where(Membership.person_id.in_(person_ids), Membership.ended_at.is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )


async def reopen_memberships(session: Session, person_ids: Collection[int]) -> None:
    """What these people's leaving or finishing ended goes on, where the group still studies."""
    ended = (
        select(Person.state_at)
        .where(Person.id == Membership.person_id)
        .where(Person.state.in_((PersonState.LEFT, PersonState.FINISHED)))
        .scalar_subquery()
    )
    studying = select(Group.id).where(Group.archived_at.is_(None))
    await session.execute(
        update(Membership)
        .where(Membership.person_id.in_(person_ids), Membership.ended_at == ended)
        .where(Membership.group_id.in_(studying))
        .values(ended_at=None)
        .execution_options(synchronize_session=False)
    )


async def await_nothing(session: Session, person_ids: Collection[int]) -> None:
    """The bot awaits nothing more in these people's chats."""
    await session.execute(
        update(Conversation)
        .where(Conversation.person_id.in_(person_ids), Conversation.awaits_kind.is_not(None))
        .values(awaits_kind=None, awaits_facts=None)
        .execution_options(synchronize_session=False)
    )


def reached(person_ids: Collection[int]) -> Select[int | None]:
    """Those of these people who speak from a chat that is not blocked, active or not."""
    return select(Conversation.person_id).where(
        Conversation.person_id.in_(person_ids), Conversation.is_reachable
    )
