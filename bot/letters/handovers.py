"""The letter that brings a colleague a consultation; when it is lost, what its author is told."""

from academy import handovers
from academy.people import Right
from bot.letters.kinds import Delivered, Envelope, Kind, Lost
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


async def give_back(given_up: Lost) -> None:
    """Who is not reached has nothing."""
    facts = given_up.letter.facts
    where = facts["event_id"], facts["before_id"]
    await handovers.give_back(given_up.session, *where, now=given_up.now)


async def compose_not_handed(envelope: Envelope) -> Call | None:
    """The author chooses another colleague."""
    event_id = envelope.facts["event_id"]
    at = await handovers.not_handed(envelope.session, event_id, now=envelope.now)
    return say(envelope.chat_id, screens.not_handed(envelope.t, at)) if at else None


KINDS = {
    handovers.HANDED: Kind(compose, follow, lost=give_back, right=Right.TEACH),
    handovers.NOT_HANDED: Kind(compose_not_handed, right=Right.TEACH),
}
