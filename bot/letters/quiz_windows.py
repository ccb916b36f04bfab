"""Letters about the window of a quiz: it was published, it closes soon."""

from academy import admissions, quiz_windows
from academy.people import Right
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import quiz_windows as screens


async def compose_published(envelope: Envelope) -> Call | None:
    """Once to each learner of the quiz."""
    return await _compose(envelope, "quiz-published", is_begun_told=True)


async def compose_closing(envelope: Envelope) -> Call | None:
    """To who has not begun."""
    return await _compose(envelope, "quiz-closing", is_begun_told=False)


async def _compose(envelope: Envelope, key: str, *, is_begun_told: bool) -> Call | None:
    """With what comes before the start; an identity that will not count any more by then is
    renewed in time."""
    session, learner_id = envelope.session, envelope.letter.person_id or 0
    found = await quiz_windows.announced(
        session,
        envelope.facts["quiz_id"],
        learner_id,
        is_begun_told=is_begun_told,
        now=envelope.now,
    )
    if found is None:
        return None
    quiz, own = found
    life, at = envelope.tools.settings.admission_life, max(own.opens_at, envelope.now)
    admission = await admissions.ahead(session, learner_id, quiz, life, at)
    return say(envelope.chat_id, screens.told(envelope.t, key, quiz, own, admission))


KINDS = {
    quiz_windows.PUBLISHED: Kind(compose_published, right=Right.STUDY),
    quiz_windows.CLOSING: Kind(compose_closing, right=Right.STUDY),
}
