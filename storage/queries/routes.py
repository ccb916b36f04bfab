"""Who answers a learner in a discipline: all that a message needs to find its way, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    Subquery,
    and_,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.consultations import Ban, Entry, EntryCopy, Side, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Enrolment, Membership, Teaching
from storage.tables.hours import DayOff
from storage.tables.identity import Check, CheckState
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role

ALBUM_SPAN = timedelta(seconds=3)  # an album that began longer ago has left
LATELY = timedelta(hours=1)
OWN, TEACHES, HEADS = range(3)  # whose turn it is, in this order
Numbers = ColumnElement[int] | ScalarSelect[Any]


class Candidate(NamedTuple):
    """Somebody who may answer. `turn` is why; `is_there`: letters reach them."""

    person_id: int
    turn: int
    is_there: bool
    is_away: bool
    stand_in_id: int | None
    stand_in_is_there: bool


@dataclass(frozen=True)
class Road:
    """A learner's way to a discipline: its department and group, their thread, who may answer.
    `quote_id` is the entry the message answers; `has_album`: other parts of its album are here;
    `waiting_parcel`: an album of the learner's that may still wait for parts; `has_ban`:
    some ban of theirs lasts; `written_lately`: their messages of the last hour."""

    discipline: Discipline
    department: Department | None
    chat: BoundChat | None
    thread: Thread | None
    candidates: Sequence[Candidate]
    quote_id: int | None = None
    has_album: bool = False
    waiting_parcel: str | None = None
    has_ban: bool = False
    written_lately: int = 0


@dataclass(frozen=True)
class Marks:
    """When a message came, and what it says of others: the one it quotes, and its album."""

    now: datetime
    today: date  # at the Academy
    chat_id: int = 0
    message_id: int = 0
    album: str | None = None


def studied_by(learner_id: int) -> Select[Any]:
    """The numbers of the disciplines the learner's groups study."""
    return (
        select(Enrolment.discipline_id)
        .join(Membership, Membership.group_id == Enrolment.group_id)
        .join(Discipline, Discipline.id == Enrolment.discipline_id)
        .where(Membership.person_id == learner_id, Membership.ended_at.is_(None))
        .where(Discipline.archived_at.is_(None))
    )


def entry_at(chat_id: int, message_id: int) -> ScalarSelect[Any]:
    """The number of the entry that stands there."""
    return (
        select(EntryCopy.entry_id)
        .where(EntryCopy.chat_id == chat_id, EntryCopy.message_id == message_id)
        .scalar_subquery()
    )


def waiting_parcel(thread_id: Any, side: Side, now: datetime) -> ScalarSelect[Any]:
    """The album of this side that may still wait for its parts."""
    return (
        select(Entry.parcel)
        .where(Entry.thread_id == thread_id, Entry.side == side, Entry.parcel.is_not(None))
        .where(Entry.written_at >= now - ALBUM_SPAN)
        .order_by(Entry.id.desc())
        .limit(1)
        .correlate(Thread)
        .scalar_subquery()
    )


async def road(session: Session, learner_id: int, discipline_id: int, marks: Marks) -> Road | None:
    """The way to a discipline of the learner's groups."""
    asked = _road(learner_id, literal(discipline_id), marks)
    return _found(await session.execute(asked.where(Discipline.id.in_(studied_by(learner_id)))))


async def road_of_reply(session: Session, learner_id: int, marks: Marks) -> Road | None:
    """The way of a reply: to the learner's own thread in which the quoted message stands."""
    discipline = (
        select(Thread.discipline_id)
        .join(Entry, Entry.thread_id == Thread.id)
        .where(Entry.id == entry_at(marks.chat_id, marks.message_id))
        .where(Thread.learner_id == learner_id)
        .scalar_subquery()
    )
    return _found(await session.execute(_road(learner_id, discipline, marks)))


async def road_of_follow_up(session: Session, learner_id: int, marks: Marks) -> Road | None:
    """The way to the learner's thread in which somebody wrote last. None while a picture of the
    learner is awaited: what comes may be it."""
    awaits = select(Check.id).where(
        Check.person_id == learner_id,
        Check.state == CheckState.AWAITED,
        Check.expires_at > marks.now,
    )
    discipline = (
        select(Thread.discipline_id)
        .where(Thread.learner_id == learner_id, Thread.written_at.is_not(None), ~awaits.exists())
        .order_by(Thread.written_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    return _found(await session.execute(_road(learner_id, discipline, marks)))


async def road_of_thread(session: Session, thread: Thread, marks: Marks) -> Road | None:
    """The way of what is written into this thread."""
    discipline = literal(thread.discipline_id)
    found = await session.execute(_road(thread.learner_id, discipline, marks))
    return _found(found)


def _road(learner_id: int, discipline: Numbers, marks: Marks) -> Select[Any]:
    who = _candidates(learner_id, discipline, marks.today)
    of_group = and_(
        BoundChat.department_id == Department.id,
        BoundChat.use == ChatUse.STAFF,
        BoundChat.left_at.is_(None),
    )
    own = and_(Thread.discipline_id == Discipline.id, Thread.learner_id == learner_id)
    album = (
        select(func.count())
        .where(Entry.thread_id == Thread.id, Entry.album == (marks.album or ""))
        .correlate(Thread)
        .scalar_subquery()
    )
    quote, ban = entry_at(marks.chat_id, marks.message_id), _has_ban(learner_id, marks.now)
    parcel = waiting_parcel(Thread.id, Side.LEARNER, marks.now)
    return (
        select(Discipline, Department, BoundChat, Thread)
        .add_columns(quote, album, parcel, ban, _lately(learner_id, marks.now))
        .add_columns(*who.c)
        .outerjoin(Department, Department.id == Discipline.department_id)
        .outerjoin(BoundChat, of_group)
        .outerjoin(Thread, own)
        .outerjoin(who, true())
        .where(Discipline.id == discipline)
        .order_by(who.c.turn, who.c.person_id)
    )


def _candidates(learner_id: int, discipline: Numbers, today: date) -> Subquery:
    own = select(Thread.teacher_id.label("person_id"), literal(OWN).label("turn")).where(
        Thread.learner_id == learner_id, Thread.discipline_id == discipline
    )
    teach = select(Teaching.person_id, literal(TEACHES)).where(Teaching.discipline_id == discipline)
    head = (
        select(Department.head_id, literal(HEADS))
        .join(Discipline, Discipline.department_id == Department.id)
        .where(Discipline.id == discipline)
    )
    who = union_all(own, teach, head).subquery()
    stand_in, talk, their_talk = aliased(Person), aliased(Conversation), aliased(Conversation)
    away_too = select(DayOff.id).where(DayOff.person_id == stand_in.id, covers(today))
    fits = (answers(stand_in), stand_in.id != learner_id, ~away_too.correlate(stand_in).exists())
    return (
        select(
            who.c.person_id,
            who.c.turn,
            func.coalesce(talk.is_reachable, False).label("is_there"),
            DayOff.id.is_not(None).label("is_away"),
            stand_in.id.label("stand_in_id"),
            func.coalesce(their_talk.is_reachable, False).label("stand_in_is_there"),
        )
        .join(Person, Person.id == who.c.person_id)
        .outerjoin(talk, talk.person_id == Person.id)
        .outerjoin(DayOff, and_(DayOff.person_id == Person.id, covers(today)))
        .outerjoin(stand_in, and_(stand_in.id == DayOff.stand_in_id, *fits))
        .outerjoin(their_talk, their_talk.person_id == stand_in.id)
        .where(answers(Person), Person.id != learner_id)
        .subquery()
    )


def covers(today: date) -> ColumnElement[bool]:
    """Days off that this day is one of."""
    return and_(DayOff.first_day <= today, DayOff.last_day >= today)


def answers(who: Any) -> ColumnElement[bool]:
    """Somebody active who may teach."""
    teacher = select(PersonRole.role).where(
        PersonRole.person_id == who.id, PersonRole.role == Role.LECTURER
    )
    return and_(who.state == PersonState.ACTIVE, teacher.correlate(who).exists())


def _has_ban(learner_id: int, now: datetime) -> ColumnElement[bool]:
    lasts = (Ban.lifted_at.is_(None), func.coalesce(Ban.ends_at > now, True))
    return select(Ban.id).where(Ban.learner_id == learner_id, *lasts).exists()


def _lately(learner_id: int, now: datetime) -> ScalarSelect[Any]:
    return (
        select(func.count())
        .where(Entry.author_id == learner_id, Entry.written_at > now - LATELY)
        .scalar_subquery()
    )


def _found(answer: Any) -> Road | None:
    rows = answer.all()
    if not rows:
        return None
    discipline, department, chat, thread, *said = rows[0][:9]
    candidates = [Candidate(*row[9:]) for row in rows if row[9] is not None]
    quote_id, parts, parcel, has_ban, lately = said
    marks = (quote_id, bool(parts), parcel, bool(has_ban), lately)
    return Road(discipline, department, chat, thread, candidates, *marks)
