"""Letters about the results of a quiz: how it goes, and that there is no document."""

from academy import quiz_progress
from bot.letters import panels
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, Screen, say
from bot.screens import quiz_progress as progress_screens
from bot.screens import results as screens


async def compose_unwritten(envelope: Envelope) -> Call | None:
    """The document could not be made."""
    return say(envelope.chat_id, screens.unwritten(envelope.t))


async def draw(envelope: Envelope) -> Screen | None:
    """How far the quiz is now; an edit that comes after the end leaves the last word alone."""
    facts, person_id = envelope.facts, envelope.letter.person_id or 0
    panel = facts.get("panel", envelope.letter.key)
    at = await quiz_progress.course(envelope.session, person_id, facts["quiz_id"], panel)
    is_late = "panel" in facts and "is_last" not in facts
    if at is None or (is_late and not at.is_watched):
        return None
    return progress_screens.course(envelope.t, at)


KINDS: dict[str, Kind] = {
    "results-unwritten": Kind(compose_unwritten),
    **panels.kinds(quiz_progress.PANEL, draw),
}
