"""Letters to a learner who may not write to the staff, and who may again."""

from academy import bans
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import bans as screens


async def compose_given(envelope: Envelope) -> Call | None:
    """None when it was lifted or has ended before the letter left."""
    told = await bans.told(envelope.session, envelope.facts["ban_id"])
    if told is None or not told.stands(envelope.now):
        return None
    return say(envelope.chat_id, screens.given(envelope.t, told))


async def compose_lifted(envelope: Envelope) -> Call | None:
    told = await bans.told(envelope.session, envelope.facts["ban_id"])
    return say(envelope.chat_id, screens.lifted(envelope.t, told)) if told else None


KINDS = {bans.GIVEN: Kind(compose_given), bans.LIFTED: Kind(compose_lifted)}
