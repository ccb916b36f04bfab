"""Letters about questions that wait: to who answers, and to the head of the department."""

from academy import overdue
from academy.people import Right
from bot.letters import topics
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import overdue as screens


async def compose_reminder(envelope: Envelope) -> Call | None:
    """None where it was answered meanwhile. In a group it stands in the thread's own topic."""
    late = await _late(envelope)
    if late is None:
        return None
    is_private = envelope.letter.person_id is not None
    call = say(envelope.chat_id, screens.reminder(envelope.t, late, is_private=is_private))
    thread = late.waiting.thread
    if not is_private and thread.chat_id == envelope.chat_id:
        call.message_thread_id = thread.topic_id
    return call


async def compose_escalation(envelope: Envelope) -> Call | None:
    """None where it was answered meanwhile."""
    late = await _late(envelope)
    if late is None:
        return None
    is_head = bool(envelope.facts.get("is_head"))
    return say(envelope.chat_id, screens.escalation(envelope.t, late, is_head=is_head))


async def _late(envelope: Envelope) -> overdue.Late | None:
    facts = envelope.facts
    return await overdue.late(envelope.session, facts["thread_id"], facts["since"])


KINDS = {
    overdue.REMINDER: Kind(compose_reminder, mend=topics.mend, right=Right.TEACH),
    overdue.ESCALATION: Kind(compose_escalation),
}
