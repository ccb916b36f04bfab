"""Letters about roles and disciplines that were given or taken."""

from academy import roles, teaching
from academy.people import Right
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import roles as screens
from storage.tables.people import Role


async def compose(envelope: Envelope) -> Call | None:
    """The role; none when it was given or taken back before the letter left."""
    facts, person_id = envelope.facts, envelope.letter.person_id or 0
    role, is_given = Role(facts["role"]), facts["is_given"]
    if not await roles.told(envelope.session, person_id, role, is_given=is_given):
        return None
    return say(envelope.chat_id, screens.letter(envelope.t, role, is_given=is_given))


async def compose_teaching(envelope: Envelope) -> Call | None:
    """The discipline; none when it stands otherwise by now."""
    facts, person_id = envelope.facts, envelope.letter.person_id or 0
    number, is_given = facts["discipline_id"], facts["is_given"]
    found = await teaching.told(envelope.session, person_id, number, is_given=is_given)
    if found is None:
        return None
    return say(envelope.chat_id, screens.teaching_letter(envelope.t, found, is_given=is_given))


KINDS = {
    roles.LETTER: Kind(compose),
    teaching.LETTER: Kind(compose_teaching, right=Right.TEACH),
}
