"""Letters about requests: to who decides, and the decision to the person."""

from academy import requests
from academy.people import Right
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import requests as screens


async def compose(envelope: Envelope) -> Call | None:
    """Somebody asks; none when it was decided or taken back before the letter left."""
    found = await requests.told(envelope.session, envelope.facts["request_id"], is_open=True)
    return say(envelope.chat_id, screens.letter(envelope.t, found)) if found else None


async def compose_answer(envelope: Envelope) -> Call | None:
    """What was decided, in the words of who decided."""
    found = await requests.told(envelope.session, envelope.facts["request_id"], is_open=False)
    return say(envelope.chat_id, screens.answer_letter(envelope.t, found)) if found else None


KINDS = {
    "request": Kind(compose, right=Right.PROTECT_DATA),
    "request-done": Kind(compose_answer, to_former=True),
    "request-declined": Kind(compose_answer, to_former=True),
}
