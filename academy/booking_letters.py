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
PORTION = 200  # bookings read at a time
_ASKED_WITHIN = timedelta(days=7)


async def remind(session: Session, settings: Settings, *, now: datetime) -> int:
    """Queue the reminders of what is ahead: a day before and shortly before, each unless it was
    booked or moved later than that. In quiet hours they wait until the morning. Safe to run twice:
    the key holds booking, sequence, person and offset. Say how many bookings that were."""
    count = 0
    for before in sorted({DAY, settings.remind_before}):
        count += await _remind(session, settings, before, now)
    return count


async def ask_what_came(session: Session, *, now: datetime) -> int:
    """A consultation is over: its teacher is asked whether it was held, once. Say how many."""
    where = (Slot.ends_at <= now, Slot.ends_at > now - _ASKED_WITHIN, ~ask.was_asked(ENDED))
    count = 0
    while over := await ask.standing(session, *where, limit=PORTION):
        await letters.queue(session, [_question(each) for each in over], now=now)
        count += len(over)
    return count


async def _remind(session: Session, settings: Settings, before: timedelta, now: datetime) -> int:
    """Portion by portion, those that were left out behind as well."""
    is_due = (Slot.starts_at > now, Slot.starts_at <= now + before + AHEAD)
    is_new = ~ask.was_reminded(REMINDER, _minutes(before))
    count, after = 0, (now, 0)
    while due := await ask.standing(session, *is_due, is_new, ask.is_after(*after), limit=PORTION):
        told = [each for each in due if each.booking.booked_at < each.slot.starts_at - before]
        drafts = [each for at in told for each in _reminders(at, settings, before)]
        await letters.queue(session, drafts, now=now)
        count, after = count + len(told), (due[-1].slot.starts_at, due[-1].booking.id)
    return count


def _reminders(booked: Booked, settings: Settings, before: timedelta) -> Iterator[Draft]:
    moment = quiet.morning(settings, now=booked.slot.starts_at - before)
    for person_id in (booked.learner.id, booked.teacher.id):
        yield _reminder(booked, person_id, before, moment)


def _reminder(booked: Booked, person_id: int, before: timedelta, at: datetime) -> Draft:
    booking: Booking = booked.booking
    minutes = _minutes(before)
    return Draft(
        kind=REMINDER,
        key=f"{REMINDER}:{booking.id}:{booking.sequence}:{person_id}:{minutes}",
        person_id=person_id,
        facts={"booking_id": booking.id, "sequence": booking.sequence},
        priority=Priority.REMINDER,
        not_before=at,
        too_late=booked.slot.starts_at,
    )


def _minutes(before: timedelta) -> int:
    return int(before.total_seconds() // 60)


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
