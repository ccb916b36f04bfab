"""Letters about consents: a paper was entered, a list was taken in, a document is not there."""

from academy import consents, people
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import consent_register as screens
from storage.tables.consents import Purpose


async def compose_entered(envelope: Envelope) -> Call | None:
    """What is in force now; nothing when it was withdrawn meanwhile."""
    talk = await people.conversation(envelope.session, envelope.chat_id)
    if talk.person is None:
        return None
    purpose = Purpose(envelope.facts["purpose"])
    standing = await consents.standing(envelope.session, talk.person, purpose)
    if standing.state != consents.State.IN_FORCE:
        return None
    return say(envelope.chat_id, screens.entered(envelope.t, standing))


async def compose_imported(envelope: Envelope) -> Call | None:
    return say(envelope.chat_id, screens.imported(envelope.t, envelope.facts))


async def compose_unread(envelope: Envelope) -> Call | None:
    return say(envelope.chat_id, screens.unread(envelope.t))


async def compose_unwritten(envelope: Envelope) -> Call | None:
    return say(envelope.chat_id, screens.unwritten(envelope.t))


KINDS = {
    "consent-entered": Kind(compose_entered),
    "consents-imported": Kind(compose_imported),
    "consents-unread": Kind(compose_unread),
    "consents-unwritten": Kind(compose_unwritten),
}
