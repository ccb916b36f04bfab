"""Booked consultations: who comes to whom and when, what came of it, and the hours that count.

Of a slot at most one booking stands: whoever books locks the slot's row, and the row decides. A
booking that is moved keeps its row, so its calendar entry keeps its name and grows by a sequence.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from academy import audit, letters, trace
from academy.errors.bookings import (
    BookingNotFound,
    BookingOverlaps,
    SlotNotFound,
    SlotTaken,
)
from academy.errors.consultations import TextTooLong
from academy.letters import Draft
from academy.pages import Page, cut
from academy.trace import Act
from storage.database import Session
from storage.queries import bookings as ask
from storage.queries import slots as ask_slots
from storage.queries.bookings import Booked as Booked
from storage.queries.slots import Free as Free
from storage.tables.bookings import Booking, BookingState, Slot
from storage.tables.people import Person
from storage.tables.trace import Thing, Verb

TOLD = "booking-told"
PURPOSE_LENGTH = 250  # characters of what a learner wants to ask; a caption takes 1024
_SHOWN = timedelta(days=14)  # how long a past consultation stands in its learner's list


async def free_slot(
    session: Session, learner: Person, discipline_id: int, slot_id: int, *, now: datetime
) -> tuple[Free, bool]:
    """A slot the learner can book, and whether they have a lesson then. Raises SlotNotFound."""
    found = await ask_slots.free_slot(session, learner.id, discipline_id, slot_id, now)
    if found is None:
        raise SlotNotFound
    return found, await ask.has_lesson(session, learner.id, found.slot)


async def book(
    session: Session,
    learner: Person,
    choice: tuple[int, int],
    purpose: str = "",
    *,
    now: datetime,
) -> Booked:
    """Come to this slot, for this discipline: their numbers. Both are told, each with a file for
    the calendar. Raises SlotNotFound, SlotTaken, BookingOverlaps, TextTooLong."""
    discipline_id, slot_id = choice
    if len(purpose) > PURPOSE_LENGTH:
        raise TextTooLong(limit=PURPOSE_LENGTH, length=len(purpose))
    slot = await _lock(session, learner, choice, now)
    fields = {"discipline_id": discipline_id, "purpose": purpose.strip(), "booked_at": now}
    number = await ask.add(session, slot_id, learner.id, fields)
    if number is None:
        raise SlotTaken
    await _refuse_overlap(session, learner, slot, number)
    return await _told(session, number, "booked", now)


async def move(
    session: Session, learner: Person, booking_id: int, choice: tuple[int, int], *, now: datetime
) -> Booked:
    """Come to another slot instead. Raises BookingNotFound, and what `book` raises."""
    slot = await _lock(session, learner, choice, now)
    if not await ask.move(session, learner.id, booking_id, choice, now):
        raise SlotTaken if await ask.is_taken(session, choice[1]) else BookingNotFound
    await _refuse_overlap(session, learner, slot, booking_id)
    return await _told(session, booking_id, "moved", now)


async def cancel(session: Session, learner: Person, booking_id: int, *, now: datetime) -> Booked:
    """The learner does not come, said before it begins; the slot is free again.

    Raises BookingNotFound.
    """
    if not await ask.cancel(session, learner.id, booking_id, now):
        raise BookingNotFound
    return await _told(session, booking_id, "cancelled", now)


async def mark(
    session: Session, teacher: Person, booking_id: int, *, is_held: bool, now: datetime
) -> Booked:
    """Say what came of a consultation that has begun: it was held, and counts as hours of
    consultation in the trace of both, or the learner did not come. The first mark counts.

    Raises BookingNotFound.
    """
    state = BookingState.HELD if is_held else BookingState.MISSED
    if not await ask.mark(session, teacher.id, booking_id, state, now):
        raise BookingNotFound
    booked = await _booked(session, booking_id)
    held = int(is_held)
    audit.note(session, teacher.id, "booking-marked", now=now, booking=booking_id, held=held)
    if is_held:
        about = trace.About(Thing.BOOKING, booking_id, booked.booking.discipline_id)
        minutes = {"minutes": length(booked.slot)}
        of_learner = Act(booked.learner.id, Verb.CONSULTED, about, minutes)
        of_teacher = Act(teacher.id, Verb.CONSULTED, about, {**minutes, "as": "teacher"})
        await trace.record_all(session, [of_learner, of_teacher], now=now)
    return booked


async def own(session: Session, learner: Person, page: int, *, now: datetime) -> Page[Booked]:
    """The learner's consultations: those ahead, then those of the last two weeks."""
    rows = await ask.of_learner(session, learner.id, now - _SHOWN)
    ahead = [each for each in rows if each.slot.ends_at > now]
    past = [each for each in reversed(rows) if each.slot.ends_at <= now]
    return cut([*ahead, *past], page)


async def own_booking(session: Session, learner: Person, booking_id: int) -> Booked:
    """One of them. Raises BookingNotFound."""
    found = await ask.booked(session, booking_id)
    if found is None or found.learner.id != learner.id:
        raise BookingNotFound
    return found


async def of_person(
    session: Session, person: Person, since: datetime, until: datetime
) -> Sequence[Booked]:
    """What stands in somebody's timetable: consultations they come to, and those they give."""
    return await ask.of_person(session, person.id, since, until)


async def told(session: Session, booking_id: int, sequence: int) -> Booked | None:
    """A booking as a letter about it was queued; none when it is another one by now."""
    found = await ask.booked(session, booking_id)
    return found if found and found.booking.sequence == sequence else None


def length(slot: Slot) -> int:
    """Minutes."""
    return int((slot.ends_at - slot.starts_at).total_seconds()) // 60


def draft(about: tuple[int, int], what: str, person_id: int) -> Draft:
    """A letter about a booking – its number and sequence – to one of the two; another one after
    every change."""
    number, sequence = about
    return Draft(
        kind=TOLD,
        key=f"{TOLD}:{number}:{sequence}:{what}:{person_id}",
        person_id=person_id,
        facts={"booking_id": number, "sequence": sequence, "what": what},
    )


async def _told(session: Session, booking_id: int, what: str, now: datetime) -> Booked:
    booked = await _booked(session, booking_id)
    both: Iterable[int] = (booked.learner.id, booked.teacher.id)
    about = booking_id, booked.booking.sequence
    await letters.queue(session, [draft(about, what, each) for each in both], now=now)
    return booked


async def _booked(session: Session, booking_id: int) -> Booked:
    """Raises BookingNotFound."""
    found = await ask.booked(session, booking_id)
    if found is None:
        raise BookingNotFound
    return found


async def _lock(session: Session, learner: Person, choice: tuple[int, int], now: datetime) -> Slot:
    """Raises SlotNotFound, SlotTaken."""
    found = await ask_slots.free_slot(session, learner.id, *choice, now)
    if found is None:
        raise SlotTaken if await ask.is_taken(session, choice[1]) else SlotNotFound
    return found.slot


async def _refuse_overlap(session: Session, learner: Person, slot: Slot, booking_id: int) -> None:
    """Raises BookingOverlaps; what was written is rolled back with it."""
    other = await ask.overlapping(session, learner.id, slot, booking_id)
    if other is not None:
        raise BookingOverlaps(starts_at=other)


__all__ = ["Booked", "Booking", "Free"]
