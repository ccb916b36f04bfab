"""Letters to administrators: a part of the bot turned wrong, or is well again."""

from academy.health import Grade, Line
from academy.people import Right
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import health as screens


async def compose_alarm(envelope: Envelope) -> Call | None:
    """What is wrong and what to do."""
    return say(envelope.chat_id, screens.alarm(envelope.t, _lines(envelope)))


async def compose_relief(envelope: Envelope) -> Call | None:
    """What is well again."""
    return say(envelope.chat_id, screens.relief(envelope.t, _lines(envelope)))


def _lines(envelope: Envelope) -> list[Line]:
    return [Line(**each | {"grade": Grade(each["grade"])}) for each in envelope.facts["lines"]]


KINDS = {
    "alarm": Kind(compose_alarm, right=Right.SEE_HEALTH),
    "relief": Kind(compose_relief, right=Right.SEE_HEALTH),
}
