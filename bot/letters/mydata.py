"""The word that a document about a person could not be made; the document itself is a file made
for somebody (bot/letters/outgoing.py)."""

from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import mydata as screens


async def compose_failure(envelope: Envelope) -> Call | None:
    return say(envelope.chat_id, screens.failed(envelope.t))


KINDS = {"my-data-failed": Kind(compose_failure, to_former=True)}
