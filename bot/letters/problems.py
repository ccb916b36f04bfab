"""Letters about problems: to who examines at once, and the answer to the learner."""

from academy import people, problem_answers, problems
from academy.people import Right
from academy.problems import Case
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import examining as screens


async def compose(envelope: Envelope) -> Call | None:
    """A learner has a problem; none when somebody has answered before the letter left."""
    found = await _told(envelope)
    if found is None or not found.is_open:
        return None
    return say(envelope.chat_id, screens.letter(envelope.t, found, envelope.now))


async def compose_words(envelope: Envelope) -> Call | None:
    """What happened, in the learner's own words; none when it is answered already."""
    found = await _told(envelope)
    if found is None or not found.is_open:
        return None
    return say(envelope.chat_id, screens.words_letter(envelope.t, found))


async def compose_answer(envelope: Envelope) -> Call | None:
    """What was decided, to the learner."""
    learner_id, number = envelope.letter.person_id, envelope.facts["problem_id"]
    found = await problem_answers.told(envelope.session, learner_id, number)
    if found is None:
        return None
    return say(envelope.chat_id, screens.answer_letter(envelope.t, found, envelope.now))


async def _told(envelope: Envelope) -> Case | None:
    talk = await people.recipient(envelope.session, envelope.letter.person_id, None)
    person = talk.person if talk else None
    return await problems.told(envelope.session, person, envelope.facts["problem_id"])


KINDS = {
    "problem": Kind(compose, right=Right.EXAMINE),
    "problem-words": Kind(compose_words, right=Right.EXAMINE),
    "problem-answered": Kind(compose_answer, to_former=True),
}
