"""An announcement on its way to a person, and the report to its author."""

from academy import announcements
from academy.people import Right
from bot.letters import panels
from bot.letters.kinds import Delivered, Envelope, Kind
from bot.reply import Call, Screen, say
from bot.screens import announcements as screens
from storage.tables.announcements import AnnouncementState


async def compose(envelope: Envelope) -> Call | None:
    """The announcement in the reader's language."""
    text = await announcements.text(envelope.session, envelope.facts["announcement_id"])
    if text is None:
        return None
    settings = envelope.tools.settings
    return say(envelope.chat_id, screens.announcement(envelope.t, settings, text))


async def leave_trace(delivered: Delivered) -> None:
    number, person_id = delivered.letter.facts["announcement_id"], delivered.letter.person_id
    if person_id is not None:
        await announcements.received(delivered.session, number, person_id, now=delivered.now)


async def compose_report(envelope: Envelope) -> Call | None:
    """How it went, for its author."""
    author_id, number = envelope.letter.person_id or 0, envelope.facts["announcement_id"]
    report = await announcements.report(envelope.session, author_id, number, 0)
    return say(envelope.chat_id, screens.report(envelope.t, report))


async def draw_panel(envelope: Envelope) -> Screen | None:
    """How it goes, for as long as it does; the last word stays."""
    author_id, number = envelope.letter.person_id or 0, envelope.facts["announcement_id"]
    report = await announcements.report(envelope.session, author_id, number, 0)
    is_late = report.announcement.state != AnnouncementState.SENDING
    if is_late and "is_last" not in envelope.facts:
        return None
    return screens.report(envelope.t, report)


KINDS = {
    "announcement": Kind(compose, sent=leave_trace),
    "announcement-report": Kind(compose_report, right=Right.ANNOUNCE),
    **panels.kinds("announcement-panel", draw_panel),
}
