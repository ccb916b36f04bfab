"""Letters of live quizzes: the polls, their closing, and the panel of who leads."""

from aiogram.methods import SendPoll, StopPoll
from aiogram.types import InputPollOption

from academy import live, live_asking, people, polls
from academy.live_asking import Asked
from academy.people import Right
from bot.letters import panels
from bot.letters.kinds import Delivered, Envelope, Kind
from bot.reply import Call, Screen
from bot.screens import live as screens
from locales import Translator
from storage.tables.questions import QuestionKind


async def compose(envelope: Envelope) -> Call | None:
    """The present question as a named poll of the kind quiz, open as long as the question is."""
    facts = envelope.facts
    asked = await live_asking.asked(
        envelope.session, facts["quiz_id"], facts["position"], now=envelope.now
    )
    if asked is None or asked.live.ends_at is None:
        return None
    t, question = await _words(envelope, asked), asked.question
    return SendPoll(
        chat_id=envelope.chat_id,
        question=question.text.text(t.locale),
        options=[
            InputPollOption(text=screens.option(t, question, each)) for each in question.options
        ],
        type="quiz",
        is_anonymous=False,
        allows_multiple_answers=question.kind == QuestionKind.SEVERAL,
        correct_option_ids=polls.right(question),
        open_period=int((asked.live.ends_at - envelope.now).total_seconds()),
        protect_content=True,
    )


async def keep(delivered: Delivered) -> None:
    """Which poll asks which question: by it the votes find their way."""
    facts, messages = delivered.letter.facts, delivered.messages
    asked = await live_asking.question_at(delivered.session, facts["quiz_id"], facts["position"])
    if asked is None or not messages or messages[0].poll is None:
        return
    await live_asking.keep_poll(
        delivered.session,
        poll_id=messages[0].poll.id,
        quiz_id=facts["quiz_id"],
        question_id=asked.id,
        chat_id=delivered.chat_id,
        message_id=messages[0].message_id,
        options=[each.id for each in asked.options],
        asked_at=delivered.now,
    )


async def compose_stop(envelope: Envelope) -> Call | None:
    """The poll takes no more votes; one that is closed already is left alone."""
    return StopPoll(chat_id=envelope.chat_id, message_id=envelope.facts["message_id"])


async def draw(envelope: Envelope) -> Screen | None:
    """Who has answered; a panel of a former question keeps its numbers and loses its buttons."""
    talk = await people.recipient(envelope.session, envelope.letter.person_id, None)
    if talk is None or talk.person is None:
        return None
    facts = envelope.facts
    numbers = facts["quiz_id"], facts["position"]
    at = await live.panel(envelope.session, talk.person, *numbers)
    return screens.panel(envelope.t, at)


async def _words(envelope: Envelope, asked: Asked) -> Translator:
    """A learner's own language; in a group that of who leads."""
    if envelope.letter.person_id is not None:
        return envelope.t
    host = await people.recipient(envelope.session, asked.live.host_id, None)
    locale = host.locale if host and host.locale else envelope.t.locale
    return envelope.tools.words.get(locale) or envelope.t


KINDS = {
    live_asking.POLL: Kind(compose, sent=keep, right=Right.STUDY),
    live_asking.STOP: Kind(compose_stop, is_paced=False, may_be_refused=True),
    **panels.kinds(live_asking.PANEL, draw),
}
