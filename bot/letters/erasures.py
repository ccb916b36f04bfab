"""Letters about an erasure: the person's last one, and the word that it stopped."""

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from academy import outgoing
from academy.people import Right
from bot.letters.kinds import Delivered, Envelope, Kind
from bot.reply import Call, say
from bot.screens import erasures as screens


async def compose_farewell(envelope: Envelope) -> Call | None:
    """The certificate, to the chat in which nobody is known any more."""
    facts = envelope.facts
    file = await outgoing.content(envelope.session, facts["file_id"])
    if file is None:
        return None
    return SendDocument(
        chat_id=envelope.chat_id,
        document=BufferedInputFile(file.content, filename=file.name),
        caption=envelope.t("erasure-told", number=facts["number"], hash=facts["hash"]),
    )


async def remove(delivered: Delivered) -> None:
    await outgoing.remove(delivered.session, delivered.letter.facts["file_id"])


async def compose_stopped(envelope: Envelope) -> Call | None:
    """Ordering it again goes on."""
    return say(envelope.chat_id, screens.stopped(envelope.t, envelope.facts["number"]))


KINDS = {
    "erasure-told": Kind(compose_farewell, sent=remove),
    "erasure-stopped": Kind(compose_stopped, right=Right.PROTECT_DATA),
}
