"""Letters about booked consultations: changes with a file for the calendar, reminders, marks."""

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from academy import booking_letters, booking_losses, bookings
from academy.bookings import Booked
from academy.exporting.appointments import Appointment, calendar
from academy.people import Right
from bot.letters.kinds import Envelope, Kind, Lost
from bot.reply import Call, Screen, keyboard, say
from bot.screens import bookings as screens
from bot.screens import slots as slot_screens
from storage.tables.bookings import BookingState
from storage.tables.letters import LetterState


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


async def lose_told(given_up: Lost) -> None:
    """Who is not reached is told by somebody else; nothing where it no longer held."""
    if given_up.state != LetterState.DROPPED:
        letter = given_up.letter
        await booking_losses.lost(
            given_up.session, letter.facts, letter.person_id, now=given_up.now
        )


async def compose_untold(envelope: Envelope) -> Call | None:
    """Whom the bot could not tell of a change; none where it was changed again."""
    facts, to_office = envelope.facts, envelope.letter.kind == booking_losses.UNTOLD_OFFICE
    at = await bookings.told(envelope.session, facts["booking_id"], facts["sequence"])
    if at is None:
        return None
    screen = screens.untold(envelope.t, at, facts["person_id"], to_office=to_office)
    return say(envelope.chat_id, screen)


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
    bookings.TOLD: Kind(compose_told, lost=lose_told),
    booking_losses.UNTOLD: Kind(compose_untold, right=Right.TEACH),
    booking_losses.UNTOLD_OFFICE: Kind(compose_untold, right=Right.MANAGE_PEOPLE),
    booking_letters.REMINDER: Kind(compose_reminder),
    booking_letters.ENDED: Kind(compose_ended, right=Right.TEACH),
}
