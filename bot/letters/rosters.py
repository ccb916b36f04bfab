"""Letters about rosters: the dry run, how an order ended."""

from collections.abc import Callable
from typing import Any

from academy import roster_missing, rosters
from academy.errors.rosters import RosterNotFound
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, Screen, say
from bot.screens import roster_missing as missing_screens
from bot.screens import rosters as screens
from locales import Translator
from storage.tables.rosters import ImportState


async def compose_ready(envelope: Envelope) -> Call | None:
    """The dry run, while it waits for a word."""
    try:
        sheet = await rosters.look(envelope.session, envelope.facts["import_id"])
    except RosterNotFound:
        return None
    if sheet.roster.state != ImportState.READY:
        return None
    return say(envelope.chat_id, screens.sheet(envelope.t, sheet))


async def compose_applied(envelope: Envelope) -> Call | None:
    """What was done, and who is missing now."""
    missing = await roster_missing.count(envelope.session, envelope.facts["import_id"])
    return say(envelope.chat_id, screens.applied(envelope.t, envelope.facts, missing))


def _told(words: Callable[[Translator, dict[str, Any]], Screen]) -> Kind:
    async def compose(envelope: Envelope) -> Call | None:
        return say(envelope.chat_id, words(envelope.t, envelope.facts))

    return Kind(compose)


KINDS = {
    "roster-ready": Kind(compose_ready),
    "roster-applied": Kind(compose_applied),
    "roster-undone": _told(screens.undone),
    "roster-refused": _told(screens.refused),
    "roster-unfetched": _told(lambda t, facts: screens.ended(t, "roster-unfetched")),
    "roster-stale": _told(lambda t, facts: screens.ended(t, "error-roster-stale")),
    "roster-undo-too-late": _told(lambda t, facts: screens.ended(t, "error-undo-too-late")),
    "roster-undo-last": _told(lambda t, facts: screens.ended(t, "roster-undo-last")),
    "roster-not-allowed": _told(lambda t, facts: screens.ended(t, "roster-not-allowed")),
    "roster-failed": _told(lambda t, facts: screens.ended(t, "roster-failed")),
    "roster-decided": _told(
        lambda t, f: missing_screens.decided(t, f["import_id"], f["count"], f["fate"])
    ),
    "roster-undecided": _told(lambda t, facts: screens.ended(t, "roster-undecided")),
}
