"""What is due about booked consultations: reminders of both, and the question what came of one."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from academy import bookings, letters, quiet
from academy.letters import Draft, Priority
from academy.settings import Settings
from academy.timetable import AHEAD
from storage.database import Session
from storage.queries import bookings as ask
from storage.queries.bookings import Booked
from storage.tables.bookings import Booking, Slot

REMINDER = "booking-reminder"
ENDED = "booking-ended"
DAY = timedelta(days=1)
PORTION = 200  # bookings of one transaction
_ASKED_WITHIN = timedelta(days=7)


async def remind(session: Session, settings: Settings, *, now: datetime) -> int:
    """Queue the reminders of what begins within a day: a day before, unless it was booked later
    than that, and shortly before. In quiet hours they wait until the morning. Safe to run twice:
    the key holds booking, sequence, person and offset. Say how many bookings that were."""
    until = now + DAY + AHEAD
    where = (Slot.starts_at > now, Slot.starts_at <= until)
    due = await ask.standing(session, *where, limit=PORTION)
    drafts = [each for booked in due for each in _reminders(booked, settings, now)]
    await letters.queue(session, drafts, now=now)
    return len(due)


async def ask_what_came(session: Session, *, now: datetime) -> int:
    """A consultation is over: its teacher is asked whether it was held, once. Say how many."""
    where = (Slot.ends_at <= now, Slot.ends_at > now - _ASKED_WITHIN, ~ask.was_asked(ENDED))
    over = await ask.standing(session, *where, limit=PORTION)
    await letters.queue(session, [_question(each) for each in over], now=now)
    return len(over)


def _reminders(booked: Booked, settings: Settings, now: datetime) -> Iterator[Draft]:
    begins = booked.slot.starts_at
    for before in sorted({DAY, settings.remind_before}):
        moment = begins - before
        is_near = moment - now <= AHEAD
        if not is_near or (before == DAY and booked.booking.booked_at > moment):
            continue
        for person_id in (booked.learner.id, booked.teacher.id):
            yield _reminder(booked, person_id, before, quiet.morning(settings, now=moment))


def _reminder(booked: Booked, person_id: int, before: timedelta, at: datetime) -> Draft:
    booking: Booking = booked.booking
    minutes = int(before.total_seconds() // 60)
    return Draft(
        kind=REMINDER,
        key=f"{REMINDER}:{booking.id}:{booking.sequence}:{person_id}:{minutes}",
        person_id=person_id,
        facts={"booking_id": booking.id, "sequence": booking.sequence},
        priority=Priority.REMINDER,
        not_before=at,
        too_late=booked.slot.starts_at,
    )


def _question(booked: Booked) -> Draft:
    return Draft(
        kind=ENDED,
        key=f"{ENDED}:{booked.booking.id}",
        person_id=booked.teacher.id,
        facts={"booking_id": booked.booking.id, "sequence": booked.booking.sequence},
        priority=Priority.REMINDER,
    )


async def standing(
    session: Session, booking_id: int, sequence: int, *, now: datetime
) -> Booked | None:
    """The booking of a reminder, if it still stands as it was and has not begun."""
    found = await bookings.told(session, booking_id, sequence)
    return found if found and found.slot.starts_at > now else None
