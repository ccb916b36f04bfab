"""The panel of long work."""

from academy import work
from bot.letters import panels
from bot.letters.kinds import Envelope
from bot.reply import Screen
from bot.screens import work as screens
from storage.tables.work import WorkState


async def draw(envelope: Envelope) -> Screen | None:
    """How far the job is now; an edit that comes after its end leaves the last word alone."""
    at = await work.view(envelope.session, envelope.facts["work_id"])
    is_late = "panel" in envelope.facts and "is_last" not in envelope.facts
    if at is None or (is_late and at.state is not WorkState.WAITING):
        return None
    return screens.panel(envelope.t, at)


KINDS = panels.kinds("work-panel", draw)
