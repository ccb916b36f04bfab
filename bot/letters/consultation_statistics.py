"""Letters about the statistics of consultations: that there is no table."""

from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import consultation_statistics as screens


async def compose_unwritten(envelope: Envelope) -> Call | None:
    """The table could not be made."""
    return say(envelope.chat_id, screens.unwritten(envelope.t))


KINDS: dict[str, Kind] = {"statistics-unwritten": Kind(compose_unwritten)}
