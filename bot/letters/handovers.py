"""The letter that brings a colleague a consultation that was handed over."""

from academy import handovers
from academy.people import Right
from bot.letters.kinds import Delivered, Envelope, Kind
from bot.reply import Call, say
from bot.screens import handovers as screens


async def compose(envelope: Envelope) -> Call | None:
    """None when somebody else has it by now."""
    event_id = envelope.facts["event_id"]
    found = await handovers.handed(envelope.session, event_id, now=envelope.now)
    return say(envelope.chat_id, screens.letter(envelope.t, found)) if found else None


async def follow(delivered: Delivered) -> None:
    """What is unanswered comes next."""
    event_id = delivered.letter.facts["event_id"]
    await handovers.follow(delivered.session, event_id, now=delivered.now)


KINDS = {handovers.HANDED: Kind(compose, follow, right=Right.TEACH)}
