"""A managerial decision on its way to those it concerns, and its revocation."""

from academy import decisions
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import decisions as screens
from storage.tables.decisions import DecisionState


async def compose(envelope: Envelope) -> Call | None:
    """What is granted; none when it was revoked before the letter left."""
    number = envelope.facts["decision_id"]
    found = await decisions.told(envelope.session, number, DecisionState.REGISTERED)
    return say(envelope.chat_id, screens.letter(envelope.t, found)) if found else None


async def compose_revocation(envelope: Envelope) -> Call | None:
    """That it holds no more, and why."""
    number = envelope.facts["decision_id"]
    found = await decisions.told(envelope.session, number, DecisionState.REVOKED)
    return say(envelope.chat_id, screens.revoked_letter(envelope.t, found)) if found else None


KINDS = {
    "decision": Kind(compose),
    "decision-revoked": Kind(compose_revocation),
}
