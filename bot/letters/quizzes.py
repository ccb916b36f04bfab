"""Letters about quizzes: the time is nearly over, the time is over."""

from datetime import timedelta

from academy import answers, deadlines
from academy.people import Right
from academy.stages import is_over
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import deadlines as moved
from bot.screens import quizzes as screens

_EARLY = timedelta(seconds=30)  # a letter is not sent to the second


async def compose_over(envelope: Envelope) -> Call | None:
    """The result of an attempt that the clock has ended."""
    at = await answers.result(envelope.session, envelope.facts["attempt_id"], now=envelope.now)
    return say(envelope.chat_id, screens.over(envelope.t, at)) if at else None


async def compose_warning(envelope: Envelope) -> Call | None:
    """Only to those who are still at it, and whose deadline was not moved away meanwhile."""
    at = await answers.result(envelope.session, envelope.facts["attempt_id"], now=envelope.now)
    if at is None or is_over(at.attempt, envelope.now):
        return None
    if at.attempt.deadline - envelope.now > deadlines.WARNING + _EARLY:
        return None
    return say(envelope.chat_id, screens.warning(envelope.t, at))


async def compose_deadline(envelope: Envelope) -> Call | None:
    """The end was moved; said as it is now, to who is still at it."""
    at = await answers.result(envelope.session, envelope.facts["attempt_id"], now=envelope.now)
    if at is None or is_over(at.attempt, envelope.now):
        return None
    reason, seconds = (envelope.facts.get(name) for name in ("reason", "seconds"))
    return say(envelope.chat_id, moved.moved(envelope.t, at, str(reason), seconds or 0))


async def compose_grace(envelope: Envelope) -> Call | None:
    """The time is over, and the attempt can be submitted still."""
    at = await answers.result(envelope.session, envelope.facts["attempt_id"], now=envelope.now)
    if at is None or not at.is_in_grace:
        return None
    return say(envelope.chat_id, screens.progress(envelope.t, at))


KINDS = {
    deadlines.MOVED: Kind(compose_deadline, right=Right.STUDY),
    "quiz-grace": Kind(compose_grace, right=Right.STUDY),
    "quiz-over": Kind(compose_over, to_former=True),
    "quiz-warning": Kind(compose_warning, right=Right.STUDY),
}
