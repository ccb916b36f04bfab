"""What an auditor asked the audit log for: the verdict, the document."""

from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import audits as screens


async def compose_verdict(envelope: Envelope) -> Call | None:
    """Whether the chain is whole."""
    return say(envelope.chat_id, screens.verdict(envelope.t, envelope.facts))


async def compose_failure(envelope: Envelope) -> Call | None:
    """The verification did not come to an end."""
    return say(envelope.chat_id, screens.unverified(envelope.t))


async def compose_nothing(envelope: Envelope) -> Call | None:
    """The export was empty: Telegram takes no empty document."""
    return say(envelope.chat_id, screens.nothing(envelope.t))


async def compose_unexported(envelope: Envelope) -> Call | None:
    """The export did not come to an end."""
    return say(envelope.chat_id, screens.unexported(envelope.t))


KINDS = {
    "audit-verdict": Kind(compose_verdict),
    "audit-unverified": Kind(compose_failure),
    "audit-export-empty": Kind(compose_nothing),
    "audit-unexported": Kind(compose_unexported),
}
