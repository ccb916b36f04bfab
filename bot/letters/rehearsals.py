"""Letters about rehearsals: the reminder, and how the identity check would have ended."""

from academy import rehearsals
from academy.findings import Outcome
from academy.people import Right
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, say
from bot.screens import rehearsals as screens


async def compose_nudge(envelope: Envelope) -> Call | None:
    """Try it before it counts; none when the learner has done so since."""
    learner_id, number = envelope.letter.person_id, envelope.facts["quiz_id"]
    quiz = await rehearsals.nudged(envelope.session, learner_id, number)
    return say(envelope.chat_id, screens.nudge(envelope.t, quiz)) if quiz else None


async def compose_outcome(envelope: Envelope) -> Call | None:
    """What the machine would have recommended; it is kept nowhere else."""
    facts = envelope.facts
    outcome, fault = Outcome(facts["outcome"]), facts["fault"]
    return say(envelope.chat_id, screens.outcome(envelope.t, facts["quiz_id"], outcome, fault))


KINDS = {
    rehearsals.NUDGE: Kind(compose_nudge, right=Right.STUDY),
    rehearsals.WORK: Kind(compose_outcome, right=Right.STUDY),
}
