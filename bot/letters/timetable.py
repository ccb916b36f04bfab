"""Letters about lessons: the reminder."""

from academy import timetable, trace
from academy.people import Right
from bot.letters.kinds import Delivered, Envelope, Kind
from bot.reply import Call, say
from bot.screens import timetable as screens
from storage.tables.trace import Thing, Verb


async def compose_reminder(envelope: Envelope) -> Call | None:
    """The lesson as it stands; none when it was moved or cancelled since."""
    facts = envelope.facts
    lesson = await timetable.standing(
        envelope.session, facts["lesson_id"], facts["sequence"], now=envelope.now
    )
    return say(envelope.chat_id, screens.reminder(envelope.t, lesson)) if lesson else None


async def trace_reminder(delivered: Delivered) -> None:
    letter = delivered.letter
    if letter.person_id is None:
        return
    about = trace.About(Thing.LESSON, letter.facts["lesson_id"], letter.facts.get("discipline_id"))
    trace.record(delivered.session, letter.person_id, Verb.REMINDED, about, now=delivered.now)


KINDS = {
    timetable.REMINDER: Kind(compose_reminder, trace_reminder, right=Right.SEE_TIMETABLE),
}
