"""Consultations: a learner asks about a discipline, its staff answer (art. 6, rows C1–C8).

There is one thread for a learner and a discipline, for ever. What is written goes to the other side
by letters of the same transaction, so that a phone that is off for a while, or a process that dies,
loses nothing.
"""

from collections.abc import Sequence
from datetime import datetime

from academy import (
    arrivals,
    bans,
    closings,
    entries,
    floods,
    letters,
    parcels,
    privacy,
    roads,
    routes,
    topics,
    trace,
)
from academy.entries import Spot as Spot
from academy.entries import Written as Written
from academy.errors.consultations import AlreadySent, NoTeacher, ThreadNotFound
from academy.errors.materials import DisciplineNotFound
from academy.letters import Draft
from academy.parcels import ANSWER as ANSWER
from academy.parcels import QUESTION as QUESTION
from academy.routes import Road, Route
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import consultations as ask
from storage.queries import routes as ask_routes
from storage.queries.consultations import Reached
from storage.tables.consultations import Entry, EventKind, Thread, ThreadState
from storage.tables.disciplines import Discipline
from storage.tables.people import Person
from storage.tables.trace import Thing, Verb

FEW = min(most for _, most in floods.LIMITS)  # fewer messages are never too many


async def disciplines(session: Session, learner: Person) -> Sequence[Discipline]:
    """What the learner may ask about: the disciplines of their groups."""
    return await ask.disciplines(session, learner.id)


async def asked_about(
    session: Session, learner: Person, discipline_id: int, *, now: datetime
) -> Discipline:
    """A discipline of the learner's. Raises DisciplineNotFound, and NoTeacher where nobody could
    answer."""
    marks = roads.marks(None, now)
    road = await ask_routes.road(session, learner.id, discipline_id, marks)
    if road is None:
        raise DisciplineNotFound
    _taught(road, now)
    return road.discipline


async def ask_question(
    session: Session, learner: Person, discipline_id: int, written: Written, *, now: datetime
) -> Thread:
    """Put a message into the learner's one thread in this discipline.

    Raises DisciplineNotFound, NoTeacher.
    """
    marks = roads.marks(written, now)
    road = await ask_routes.road(session, learner.id, discipline_id, marks)
    if road is None:
        raise DisciplineNotFound
    return await write(session, learner, road, written, now=now)


async def write(
    session: Session, learner: Person, road: Road, written: Written, *, now: datetime
) -> Thread:
    """Put a learner's message on its way to the staff. The thread waits from its oldest message
    without an answer; when it begins to wait, the learner is told what happens next. Mere
    thanks wait for nobody.

    Raises NoTeacher, ContactHidden, Banned, BannedUntil, TooManyMessages.
    """
    return await write_all(session, learner, road, [written], now=now)


async def write_all(
    session: Session, learner: Person, road: Road, written: Sequence[Written], *, now: datetime
) -> Thread:
    """The same of an album that is whole already."""
    first = written[0]
    is_withheld = await _admit(session, learner, road, written, now=now)
    route = _taught(road, now)
    wants_answer = not all(closings.is_only_thanks(each.kind, each.text) for each in written)
    waits = wants_answer and not is_withheld
    is_new_wait = wants_answer and not _waits(road.thread)
    event = _event(road.thread) if waits else None
    thread = await ask.open_thread(
        session, learner.id, road.discipline.id, route.chat_id, waits=waits, now=now
    )
    kept = [entries.entry(thread, learner, each, road.quote_id, now=now) for each in written]
    await entries.keep_all(session, kept, [each.at for each in written], now=now)
    if is_withheld:
        drafts = arrivals.silence(kept, first.at if route.is_open and not road.has_album else None)
    else:
        drafts = topics.before_first(thread, road.chat, route, kept[0])
        if event == EventKind.REOPENED:
            drafts += topics.follow(thread, is_open=True, now=now)
        drafts += await _question(session, road, route, kept, first)
    if is_new_wait:
        drafts = drafts if route.is_open else []  # the receipt says so
        drafts.append(arrivals.receipt(thread, kept[0], event, is_unasked=not route.is_open))
    await letters.queue(session, drafts, now=now)
    if not road.has_album:
        about = trace.About(Thing.THREAD, thread.id, thread.discipline_id)
        trace.record(session, learner.id, Verb.ASKED, about, now=now, kind=first.kind)
    return thread


async def staffed_thread(
    session: Session, person: Person, thread_id: int, *, now: datetime
) -> Thread:
    """A thread this person answers in: as teacher of its discipline, as who took it or was handed
    it, as a stand-in of one of these, as head of the department. Raises ThreadNotFound."""
    thread = await ask.staffed_thread(session, person.id, thread_id, academy_day(now))
    if thread is None:
        raise ThreadNotFound
    return thread


async def asked_at(session: Session, person: Person, spot: Spot, *, now: datetime) -> Thread | None:
    """The thread to which the message there belongs, if this person answers in it; in a group of
    the staff everybody does."""
    where = (spot.chat_id, spot.message_id)
    return await ask.staffed_thread_at(session, person.id, *where, academy_day(now))


async def answer(
    session: Session, person: Person, thread_id: int, written: Written, *, now: datetime
) -> Thread:
    """Put an answer on its way to the learner; nobody waits any more, and who answered first has
    taken the thread. Two who answer at once both reach the learner. Raises ThreadNotFound."""
    reached = await ask.mark_answered(session, person.id, thread_id, roads.marks(written, now))
    return await _answer(session, person, reached, [written], now)


async def answer_all(
    session: Session, person: Person, thread_id: int, written: Sequence[Written], *, now: datetime
) -> Thread:
    """The same, of a message – or an album that is whole already – which was addressed afterwards.
    Raises ThreadNotFound, AlreadySent."""
    reached = await ask.mark_answered(
        session, person.id, thread_id, roads.own_marks(written[0], now)
    )
    if reached is not None and reached.quote_id is not None:
        raise AlreadySent
    return await _answer(session, person, reached, written, now)


async def _answer(
    session: Session,
    person: Person,
    reached: Reached | None,
    written: Sequence[Written],
    now: datetime,
) -> Thread:
    if reached is None:
        raise ThreadNotFound
    thread, first = reached.thread, written[0]
    kept = [entries.entry(thread, person, each, reached.quote_id, now=now) for each in written]
    await entries.keep_all(session, kept, [each.at for each in written], now=now)
    await parcels.end_wait(session, reached.waiting_parcel, but=kept[0].parcel, now=now)
    drafts = await parcels.drafts(
        session,
        kept,
        parcels.learner_stops(thread),
        is_later=reached.has_album,
        arrived_at=first.arrived_at or now,
    )
    await letters.queue(session, drafts, now=now)
    if not reached.has_album:
        about = trace.About(Thing.THREAD, thread.id, thread.discipline_id)
        trace.record(session, person.id, Verb.REPLIED, about, now=now, kind=first.kind)
    return thread


def _taught(road: Road, now: datetime) -> routes.Route:
    route = routes.along(road, now=now)
    if not route.is_taught:
        raise NoTeacher(discipline=road.discipline.title)
    return route


async def _question(
    session: Session, road: Road, route: Route, kept: Sequence[Entry], first: Written
) -> list[Draft]:
    now = kept[0].written_at
    await parcels.end_wait(session, road.waiting_parcel, but=kept[0].parcel, now=now)
    if not route.is_open:
        return await arrivals.unreached(session, kept[0])
    return await parcels.drafts(
        session,
        kept,
        parcels.staff_stops(kept[0].thread_id, route),
        is_later=road.has_album,
        arrived_at=first.arrived_at or now,
    )


async def _admit(
    session: Session, learner: Person, road: Road, written: Sequence[Written], *, now: datetime
) -> bool:
    """Whether the message is kept and not relayed. What could refuse it is looked at only where
    the learner has a ban or has written much."""
    for each in written:
        privacy.check(road.department, each.kind)
    if road.written_lately >= FEW:
        await floods.check(session, learner.id, album=written[0].album, now=now)
    department_id = road.department.id if road.department else None
    return road.has_ban and await bans.admit(session, learner.id, department_id, now=now)


def _waits(thread: Thread | None) -> bool:
    return thread is not None and thread.waiting_since is not None


def _event(before: Thread | None) -> EventKind | None:
    """What the message was to the thread as it stood before."""
    if before is None:
        return EventKind.OPENED
    return EventKind.REOPENED if before.state == ThreadState.CLOSED else None
