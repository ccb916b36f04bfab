"""A file made for somebody leaves; then it is deleted here."""

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from academy import outgoing
from bot.letters.kinds import Delivered, Envelope, Kind
from bot.reply import Call


async def compose(envelope: Envelope) -> Call | None:
    """The document; nothing when it is gone, or is no longer this person's to have."""
    facts = envelope.facts
    file = await outgoing.file(
        envelope.session, envelope.letter.person_id, facts["file_id"], facts["right"]
    )
    if file is None:
        return None
    return SendDocument(
        chat_id=envelope.chat_id,
        document=BufferedInputFile(file.content, filename=file.name),
        caption=envelope.t(f"outgoing-{facts['kind']}", **facts["facts"]),
    )


async def remove(delivered: Delivered) -> None:
    await outgoing.remove(delivered.session, delivered.letter.facts["file_id"])


KINDS = {"outgoing-file": Kind(compose, sent=remove, to_former=True)}
