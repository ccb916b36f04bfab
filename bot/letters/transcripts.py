"""Letters about transcripts: that there is none."""

from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import transcripts as screens


async def compose_unexported(envelope: Envelope) -> Call | None:
    """The files could not be made."""
    return say(envelope.chat_id, screens.unexported(envelope.t))


KINDS: dict[str, Kind] = {"thread-unexported": Kind(compose_unexported)}
