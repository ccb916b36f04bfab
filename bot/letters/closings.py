"""The letter that tells a learner that staff closed their consultation."""

from academy import closings
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import inquiries as screens


async def compose(envelope: Envelope) -> Call | None:
    """None when it was opened again before the letter left."""
    found = await closings.closed(envelope.session, envelope.facts["thread_id"])
    return say(envelope.chat_id, screens.closed(envelope.t, found)) if found else None


KINDS = {closings.CLOSED: Kind(compose)}
