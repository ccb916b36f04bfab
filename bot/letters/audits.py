"""What an auditor asked the audit log for: the verdict, the document."""

import gzip
from functools import partial

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from academy import audits, verdicts
from bot.letters.kinds import Draw, Envelope, Kind
from bot.reply import Call, say
from bot.screens import audits as screens

LARGEST = 45 * 1024 * 1024  # bytes: a bot sends 50 MB, with the rest of the request


async def compose_verdict(envelope: Envelope) -> Call | None:
    """Whether the chain is whole."""
    return say(envelope.chat_id, screens.verdict(envelope.t, envelope.facts))


async def compose_failure(envelope: Envelope) -> Call | None:
    """The verification did not come to an end."""
    return say(envelope.chat_id, screens.unverified(envelope.t))


async def compose_export(envelope: Envelope) -> Draw | None:
    """The log as JSONL, for who may still read it."""
    if not await audits.may_read(envelope.session, envelope.letter.person_id):
        return None
    return partial(_document, envelope)


async def _document(envelope: Envelope) -> Call:
    month = envelope.facts["month"]
    start, end = audits.span(month) or (None, None)
    lines = []
    async with envelope.tools.db.read() as session:
        async for line in verdicts.exported(session, start, end):
            lines.append(line.encode() + b"\n")
    if not lines:  # Telegram takes no empty document
        return say(envelope.chat_id, screens.nothing(envelope.t))
    name, content = f"audit-{month or 'all'}.jsonl", b"".join(lines)
    if len(content) > LARGEST:
        name, content = f"{name}.gz", gzip.compress(content)
    return SendDocument(
        chat_id=envelope.chat_id,
        document=BufferedInputFile(content, filename=name),
        caption=screens.caption(envelope.t, month, len(lines)),
    )


KINDS = {
    "audit-verdict": Kind(compose_verdict),
    "audit-unverified": Kind(compose_failure),
    "audit-export": Kind(compose_export),
}
