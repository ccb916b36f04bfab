"""Letters about booked consultations: changes with a file for the calendar, reminders, marks."""

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from academy import booking_letters, bookings
from academy.bookings import Booked
from academy.exporting.appointments import Appointment, calendar
from academy.people import Right
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, Screen, keyboard, say
from bot.screens import bookings as screens
from bot.screens import slots as slot_screens
from storage.tables.bookings import BookingState


async def compose_told(envelope: Envelope) -> Call | None:
    """One message: the words, and below them the file. None where it was changed again."""
    facts = envelope.facts
    at = await bookings.told(envelope.session, facts["booking_id"], facts["sequence"])
    if at is None:
        return None
    is_teacher = _is_teacher(envelope, at)
    screen = screens.told(envelope.t, at, facts["what"], is_teacher=is_teacher)
    content = calendar(_appointment(envelope, at, is_teacher), now=envelope.now)
    return SendDocument(
        chat_id=envelope.chat_id,
        document=BufferedInputFile(content, filename=f"consultation-{at.booking.id}.ics"),
        caption=screen.text,
        reply_markup=keyboard(screen.buttons),
    )


async def compose_reminder(envelope: Envelope) -> Call | None:
    """None where it was moved, cancelled, or has begun."""
    facts = envelope.facts
    at = await booking_letters.standing(
        envelope.session, facts["booking_id"], facts["sequence"], now=envelope.now
    )
    if at is None:
        return None
    is_teacher = _is_teacher(envelope, at)
    return say(envelope.chat_id, screens.reminder(envelope.t, at, is_teacher=is_teacher))


async def compose_ended(envelope: Envelope) -> Call | None:
    """None where it was marked meanwhile."""
    facts = envelope.facts
    at = await bookings.told(envelope.session, facts["booking_id"], facts["sequence"])
    if at is None:
        return None
    text = [envelope.t("booking-ended"), *screens.lines(envelope.t, at, is_teacher=True)]
    marks = slot_screens.marks(envelope.t, at.booking.id)
    return say(envelope.chat_id, Screen("\n".join(text), [marks]))


def _is_teacher(envelope: Envelope, at: Booked) -> bool:
    return envelope.letter.person_id == at.teacher.id


def _appointment(envelope: Envelope, at: Booked, is_teacher: bool) -> Appointment:
    t = envelope.t
    other = at.learner if is_teacher else at.teacher
    title = at.discipline.title.text(t.locale)
    return Appointment(
        number=at.booking.id,
        sequence=at.booking.sequence,
        starts_at=at.slot.starts_at,
        ends_at=at.slot.ends_at,
        summary=t.plain("booking-summary", discipline=title, name=other.name),
        description=at.booking.purpose,
        place=at.slot.place,
        is_cancelled=at.booking.state == BookingState.CANCELLED,
    )


KINDS = {
    bookings.TOLD: Kind(compose_told),
    booking_letters.REMINDER: Kind(compose_reminder),
    booking_letters.ENDED: Kind(compose_ended, right=Right.TEACH),
}
