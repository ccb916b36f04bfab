"""Giving a consultation to a colleague, with a note (row C7). The learner is not told: who answers
next is named in the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from academy import audit, hours, letters, notes, parcels, routes, staffing
from academy.errors.handovers import HandedOverAlready
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from academy.parcels import Stop
from academy.staffing import Staffed
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import handovers as ask
from storage.queries import waits as ask_waits
from storage.queries.handovers import Giving
from storage.tables.consultations import Entry, EventKind, ThreadEvent
from storage.tables.people import Person

HANDED = "consultation-handed-over"
NOT_HANDED = "consultation-not-handed-over"
MOST = 30  # unanswered messages that are sent once more


@dataclass(frozen=True)
class Handed:
    """A thread that was handed over, in the eyes of who got it: from whom, with which note."""

    at: Staffed
    to_id: int
    author: Person
    note: str


async def colleagues(
    session: Session, person: Person, thread_id: int, page: int, *, now: datetime
) -> tuple[Staffed, Page[Person]]:
    """A page of those who can take the thread: they teach the discipline, or another one of its
    department, or head it; they are reached by letters and not away today. Raises
    ThreadNotFound."""
    at = await staffing.staffed(session, person, thread_id, now=now)
    giving = _giving(person, at, now)
    empty: Page[Person] = place(page, await ask.count(session, giving))
    rows = await ask.colleagues(session, giving, offset=empty.offset, limit=SIZE)
    return at, Page(rows, empty.number, empty.count)


async def hand_over(
    session: Session, person: Person, thread_id: int, to_id: int, note: str, *, now: datetime
) -> Staffed:
    """Give the thread to a colleague: they get its heading, the note, and what is unanswered.

    Raises ThreadNotFound, TextTooLong, HandedOverAlready.
    """
    notes.check(note)
    at = await staffing.staffed(session, person, thread_id, now=now)
    before_id = at.thread.teacher_id
    if not await ask.take(session, _giving(person, at, now), to_id):
        raise HandedOverAlready
    what = {"thread_id": thread_id, "kind": EventKind.HANDED_OVER, "text": note}
    event = ThreadEvent(person_id=person.id, to_person_id=to_id, at=now, **what)
    session.add(event)
    audit.note(session, person.id, "consultation-handed-over", now=now, thread=thread_id, to=to_id)
    await session.flush()
    facts = {"event_id": event.id, "thread_id": thread_id, "before_id": before_id}
    key, lane = f"{HANDED}:{event.id}", parcels.staff_lane(thread_id, to_id)
    draft = Draft(HANDED, key, to_id, facts=facts, lane=lane, in_order=True)
    await letters.queue(session, [draft], now=now)
    return at


async def follow(session: Session, event_id: int, *, now: datetime) -> None:
    """The colleague was told, and has the whole time for an answer from now on, in their own hours.
    What is unanswered follows in the same lane, unless they were asked before, or the department
    answers in a group, where it stands already."""
    found = await handed(session, event_id, now=now)
    if found is None:
        return
    thread, to_id = found.at.thread, found.to_id
    due = await hours.due_times(session, thread.discipline_id, (to_id,), now=now)
    await ask.wait_anew(session, thread.id, to_id, due.remind_at, due.escalate_at)
    route = await routes.route(session, thread, now=now)
    if route.chat_id is not None:
        return
    lane = parcels.staff_lane(thread.id, to_id)
    stops = [Stop(parcels.QUESTION, lane, person_id=to_id)]
    waiting = await ask_waits.unanswered(session, thread.id, MOST)
    await letters.queue(session, _carrying(waiting, stops), now=now)


async def give_back(
    session: Session, event_id: int, before_id: int | None, *, now: datetime
) -> None:
    """The colleague could not be told: the thread is again whose it was, unless it went on
    meanwhile, its reminders are due as if it began to wait now, and who gave it learns that
    another colleague has to be chosen."""
    found = await ask.event(session, event_id)
    thread = await ask.give_back(session, found[0], before_id) if found else None
    if found is None or thread is None:
        return
    to = await routes.route(session, thread, now=now)
    due = await hours.due_times(session, thread.discipline_id, to.person_ids, now=now)
    await ask.wait_anew(session, thread.id, thread.teacher_id, due.remind_at, due.escalate_at)
    session.add(ThreadEvent(thread_id=thread.id, kind=EventKind.HANDED_BACK, at=now))
    facts = {"event_id": event_id}
    draft = Draft(NOT_HANDED, f"{NOT_HANDED}:{event_id}", found[1].id, facts=facts)
    await letters.queue(session, [draft], now=now)


async def not_handed(session: Session, event_id: int, *, now: datetime) -> Staffed | None:
    """The thread that did not reach the colleague, in the eyes of who gave it; none where they are
    not its staff any more."""
    found = await ask.event(session, event_id)
    if found is None:
        return None
    event, author = found
    return await staffing.seen_by(session, author.id, event.thread_id, now=now)


async def handed(session: Session, event_id: int, *, now: datetime) -> Handed | None:
    """What the letter to the colleague says; none when somebody else has the thread by now."""
    found = await ask.event(session, event_id)
    to_id = found[0].to_person_id if found else None
    if found is None or to_id is None:
        return None
    event, author = found
    at = await staffing.seen_by(session, to_id, event.thread_id, now=now)
    if at is None or at.thread.teacher_id != to_id:
        return None
    return Handed(at, to_id, author, event.text)


def _giving(person: Person, at: Staffed, now: datetime) -> Giving:
    department_id = at.department.id if at.department else None
    return Giving(person.id, at.thread, department_id, academy_day(now))


def _carrying(waiting: Sequence[Entry], stops: Sequence[Stop]) -> list[Draft]:
    """Every entry once, the parts of an album together."""
    drafts: list[Draft] = []
    for parcel, parts in groupby(waiting, key=lambda each: each.parcel):
        entries = list(parts)
        if parcel is None:
            drafts += [draft for each in entries for draft in parcels.singles(each, stops)]
        else:
            drafts += parcels.again(entries, stops)
    return drafts
