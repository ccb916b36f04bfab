"""Questions the database is asked about announcements."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, String, cast, func, literal, select, update

from storage.database import Session
from storage.tables.announcements import Announcement, AnnouncementState
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Conversation, Person, PersonState

_UNDER_WAY = (LetterState.WAITING, LetterState.SENDING)
_MISSED = (LetterState.UNREACHED, LetterState.FAILED, LetterState.DOUBT)
_STOPPED = "stopped"  # why a letter was dropped


def reachable() -> Select[int | None]:
    """The numbers of everybody who studies or works here and speaks from a chat not blocked."""
    return (
        select(Conversation.person_id)
        .join(Person, Person.id == Conversation.person_id)
        .where(Conversation.is_reachable, Person.state == PersonState.ACTIVE)
    )


async def count_reachable(session: Session) -> int:
    """How many they are."""
    people = reachable().subquery()
    return await session.scalar(select(func.count()).select_from(people)) or 0


async def announcement(
    session: Session, author_id: int, announcement_id: int
) -> Announcement | None:
    """An announcement of this author."""
    return await session.scalar(
        select(Announcement).where(
            Announcement.id == announcement_id, Announcement.author_id == author_id
        )
    )


async def text_of(session: Session, announcement_id: int) -> Announcement | None:
    """What its recipients are told, whoever wrote it."""
    return await session.get(Announcement, announcement_id)


async def leave_draft(
    session: Session,
    author_id: int,
    announcement_id: int,
    state: AnnouncementState,
    now: datetime,
) -> Announcement | None:
    """The draft in its next state; none when it was decided before: the row picks one press."""
    return await session.scalar(
        update(Announcement)
        .where(
            Announcement.id == announcement_id,
            Announcement.author_id == author_id,
            Announcement.state == AnnouncementState.DRAFT,
        )
        .values(state=state, confirmed_at=now)
        .returning(Announcement)
    )


async def keep_panel(session: Session, announcement_id: int, message_id: int) -> None:
    await session.execute(
        update(Announcement)
        .where(Announcement.id == announcement_id)
        .values(panel_id=message_id)
        .execution_options(synchronize_session=False)
    )


async def being_sent(session: Session) -> Sequence[Announcement]:
    """Announcements under way, which tell in a message how they go."""
    under_way = select(Announcement).where(
        Announcement.state == AnnouncementState.SENDING, Announcement.panel_id.is_not(None)
    )
    return (await session.scalars(under_way)).all()


async def stop(session: Session, author_id: int, announcement_id: int, now: datetime) -> bool:
    """Mark the author's announcement as stopped; false when it is through, or was stopped."""
    stopped = await session.execute(
        update(Announcement)
        .where(
            Announcement.id == announcement_id,
            Announcement.author_id == author_id,
            Announcement.state == AnnouncementState.SENDING,
            Announcement.stopped_at.is_(None),
        )
        .values(stopped_at=now)
        .returning(Announcement.id)
    )
    return stopped.first() is not None


async def withhold(session: Session, about: str, now: datetime) -> int:
    """Drop the letters about this that have not left; say how many."""
    dropped = await session.execute(
        update(Letter)
        .where(Letter.about == about, Letter.state == LetterState.WAITING)
        .values(state=LetterState.DROPPED, reason=_STOPPED, closed_at=now)
        .returning(Letter.id)
        .execution_options(synchronize_session=False)
    )
    return len(dropped.all())


async def finish(session: Session) -> Sequence[tuple[int, int, int | None]]:
    """Close those of which no letter is under way any more: number, author, panel."""
    about = literal("announcement:") + cast(Announcement.id, String)
    under_way = select(Letter.id).where(Letter.about == about, Letter.state.in_(_UNDER_WAY))
    closed = await session.execute(
        update(Announcement)
        .where(Announcement.state == AnnouncementState.SENDING, ~under_way.exists())
        .values(state=AnnouncementState.SENT)
        .returning(Announcement.id, Announcement.author_id, Announcement.panel_id)
        .execution_options(synchronize_session=False)
    )
    return [(row.id, row.author_id, row.panel_id) for row in closed]


async def missed(session: Session, about: str, *, offset: int, limit: int) -> Sequence[Person]:
    """People whom the letters about this did not reach, by name."""
    statement = (
        select(Person)
        .join(Letter, Letter.person_id == Person.id)
        .where(Letter.about == about, Letter.state.in_(_MISSED))
        .order_by(Person.family_name, Person.given_name, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return (await session.scalars(statement)).all()
