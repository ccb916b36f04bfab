"""Times for consultations that are taken back, many at once, and whoever booked them is told.

A leave, a holiday and a press of the teacher do so. When a leave or a holiday is given up, what was
withdrawn stays so: the teacher offers it again.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from academy import bookings, letters
from academy.letters import Draft
from academy.timetable import ACADEMY_ZONE
from storage.database import Session
from storage.queries import withdrawals as ask
from storage.queries.withdrawals import Affected as Affected
from storage.queries.withdrawals import Left, Which
from storage.tables.bookings import Slot
from storage.tables.people import Person

GONE = "gone"  # the teacher is told: the learner studies no more
PORTION = 200  # bookings read at a time
_DAY = timedelta(days=1)


class Why(StrEnum):
    """What both are told."""

    WITHDRAWN = "withdrawn"  # the teacher took the time back
    AWAY = "away"
    HOLIDAY = "holiday"
    LEFT = "left"  # the teacher teaches no more


OF_OTHERS = frozenset(Why)  # the learner did not do it; what else happens to a booking they did


async def of_days(
    session: Session, whose: Person | None, days: tuple[date, date], *, now: datetime
) -> Affected:
    """The times on these days, both ends included, that the teacher's leave would take back, or
    free days of everybody."""
    return await ask.affected(session, _of(whose, days), now)


async def withdraw_days(
    session: Session,
    actor: Person,
    whose: Person | None,
    days: tuple[date, date],
    *,
    now: datetime,
) -> Affected:
    """On these days nobody can come to this teacher, or to any: it is their leave, or a holiday.
    Those who booked are told, and so are their teachers."""
    why = Why.AWAY if whose else Why.HOLIDAY
    return await withdraw(session, actor, _of(whose, days), why, now=now)


async def of_rest(session: Session, slot: Slot, *, now: datetime) -> Affected:
    """This time of an offer of several and the later ones of it."""
    return await ask.affected(session, ask.rest_of_series(slot), now)


async def withdraw_rest(session: Session, actor: Person, slot: Slot, *, now: datetime) -> Affected:
    """Take them back; who booked one is told, and so is the teacher."""
    return await withdraw(session, actor, ask.rest_of_series(slot), Why.WITHDRAWN, now=now)


async def withdraw(
    session: Session, actor: Person, which: Which, why: Why, *, now: datetime
) -> Affected:
    """Take back what has not begun. Say how many times that were, and how many were booked."""
    slots = await ask.withdraw(session, which, now)
    booked = await _call_off(session, actor, slots, why, now) if slots else 0
    return Affected(len(slots), booked)


async def follow_leavers(session: Session, *, now: datetime) -> int:
    """Of who left, is suspended, was erased or teaches no more, nothing stands ahead: their times
    are taken back and who booked them is told; what they booked themselves is free again, and its
    teacher is told. Safe to run twice. Say how many bookings that were."""
    await ask.withdraw_of_leavers(session, now)
    count = 0
    while found := await ask.call_off_of_leavers(session, now, PORTION):
        await letters.queue(session, [_farewell(each) for each in found], now=now)
        count += len(found)
    return count


def _farewell(left: Left) -> Draft:
    about = (left.booking_id, left.sequence)
    if left.is_taught:
        return bookings.draft(about, GONE, left.teacher_id)
    return bookings.draft(about, Why.LEFT, left.learner_id)


async def _call_off(
    session: Session, actor: Person, slots: Mapping[int, int], why: Why, now: datetime
) -> int:
    found = await ask.call_off(session, list(slots), actor.id, now)
    drafts = [
        bookings.draft((each.booking_id, each.sequence), why, person_id)
        for each in found
        for person_id in (each.learner_id, slots[each.slot_id])
    ]
    await letters.queue(session, drafts, now=now)
    return len(found)


def _of(whose: Person | None, days: tuple[date, date]) -> Which:
    begin, end = (datetime.combine(each, time(), ACADEMY_ZONE) for each in days)
    return ask.begins_in((begin, end + _DAY), whose.id if whose else None)
