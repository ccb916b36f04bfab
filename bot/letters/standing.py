"""The letter that tells a person that they were suspended, have finished, left, or are back."""

from datetime import datetime

from academy import standing
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import standing as screens
from storage.tables.people import PersonState


async def compose(envelope: Envelope) -> Call | None:
    """What ended and what is kept; none when they stand otherwise by now."""
    state = PersonState(envelope.facts["state"])
    at = datetime.fromisoformat(envelope.facts["at"])
    person_id = envelope.letter.person_id or 0
    if await standing.told(envelope.session, person_id, state, at) is None:
        return None
    settings = envelope.tools.settings
    return say(envelope.chat_id, screens.standing(envelope.t, settings, state, at))


KINDS = {standing.LETTER: Kind(compose, to_former=True)}
