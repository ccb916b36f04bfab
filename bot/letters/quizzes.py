"""Letters about quizzes: the time is nearly over, the time is over."""

from academy import answers
from academy.papers import is_over
from academy.people import Right
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import quizzes as screens


async def compose_over(envelope: Envelope) -> Call | None:
    """The result of an attempt that the clock has ended."""
    at = await answers.result(envelope.session, envelope.facts["attempt_id"], now=envelope.now)
    return say(envelope.chat_id, screens.over(envelope.t, at)) if at else None


async def compose_warning(envelope: Envelope) -> Call | None:
    """Only to those who are still at it."""
    at = await answers.result(envelope.session, envelope.facts["attempt_id"], now=envelope.now)
    if at is None or is_over(at.attempt, envelope.now):
        return None
    return say(envelope.chat_id, screens.warning(envelope.t, at))


KINDS = {
    "quiz-over": Kind(compose_over, to_former=True),
    "quiz-warning": Kind(compose_warning, right=Right.STUDY),
}
