"""A letter of the office to one person, and what its author is told of it."""

from academy import directory
from academy.institution import institution
from academy.people import Right
from bot.letters.kinds import Delivered, Envelope, Kind, Lost
from bot.reply import Call, say
from bot.screens import directory as screens


async def compose(envelope: Envelope) -> Call | None:
    """What the office wrote, and whom to answer; none when somebody of it was erased."""
    found = await directory.written(envelope.session, envelope.facts["letter_id"])
    if found is None:
        return None
    contact = institution(envelope.tools.settings).contact
    return say(envelope.chat_id, screens.letter(envelope.t, found, contact))


async def sent(delivered: Delivered) -> None:
    number = delivered.letter.facts["letter_id"]
    await directory.tell_author(delivered.session, number, is_delivered=True, now=delivered.now)


async def lost(given_up: Lost) -> None:
    number = given_up.letter.facts["letter_id"]
    await directory.tell_author(given_up.session, number, is_delivered=False, now=given_up.now)


async def compose_delivered(envelope: Envelope) -> Call | None:
    """The author learns that it arrived."""
    found = await directory.written(envelope.session, envelope.facts["letter_id"])
    return say(envelope.chat_id, screens.delivered(envelope.t, found.person)) if found else None


async def compose_lost(envelope: Envelope) -> Call | None:
    """The author learns that it did not arrive."""
    found = await directory.written(envelope.session, envelope.facts["letter_id"])
    return say(envelope.chat_id, screens.lost(envelope.t, found.person)) if found else None


KINDS = {
    "office-letter": Kind(compose, sent=sent, lost=lost, to_former=True),
    "office-letter-delivered": Kind(compose_delivered, right=Right.FIND_PEOPLE),
    "office-letter-lost": Kind(compose_lost, right=Right.FIND_PEOPLE),
}
