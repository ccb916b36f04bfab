"""Letters about identity: what the learner is told, and the removal of faces from chats."""

from collections.abc import Callable

from aiogram.methods import DeleteMessage, DeleteMessages

from academy import answers, cases, escalations, holidays, people, promises, reviews
from academy.institution import institution
from academy.people import Right
from academy.rechecks import OVER
from academy.reviews import Case
from bot import states
from bot.letters.kinds import Envelope, Kind
from bot.letters.reviews import compose_review, keep_look
from bot.reply import Call, Screen, say
from bot.screens import cases as case_screens
from bot.screens import enrolments, rechecks, review_queue
from bot.screens import identity as screens
from locales import Translator
from storage.tables.attempts import AttemptState
from storage.tables.identity import CheckKind


def _letter(words: Callable[[Translator, Case], Screen | None], *, to_former: bool = False) -> Kind:
    """A letter whose words depend on the case; it is dropped with a case that is gone."""

    async def compose(envelope: Envelope) -> Call | None:
        case = await reviews.case(envelope.session, envelope.facts["check_id"])
        screen = words(envelope.t, case) if case else None
        return say(envelope.chat_id, screen) if screen else None

    return Kind(compose, to_former=to_former)


async def compose_retake(envelope: Envelope) -> Call | None:
    """What was wrong; and how to send another picture, as the chat stands when this leaves."""
    check_id = envelope.facts["check_id"]
    case = await reviews.case(envelope.session, check_id)
    if case is None:
        return None
    talk = await people.recipient(envelope.session, envelope.letter.person_id, None)
    is_awaited = talk is not None and states.awaits_picture(talk, case.check)
    if case.check.kind == CheckKind.ENROLMENT:
        screen = enrolments.retake(envelope.t, case.check, is_awaited=is_awaited)
    else:
        pause = envelope.tools.settings.check_pause
        screen = screens.retake(envelope.t, case.check, envelope.now, pause, is_awaited=is_awaited)
    return say(envelope.chat_id, screen)


async def compose_recheck_over(envelope: Envelope) -> Call | None:
    """Nobody answered, and the attempt goes on."""
    at = await answers.result(envelope.session, envelope.facts["attempt_id"], now=envelope.now)
    if at is None or at.attempt.state != AttemptState.OPEN:
        return None
    return say(envelope.chat_id, rechecks.over(envelope.t, at.attempt))


async def compose_removal(envelope: Envelope) -> Call | None:
    """A message with a face leaves the chat."""
    return DeleteMessage(chat_id=envelope.chat_id, message_id=envelope.facts["message_id"])


async def compose_doubt(envelope: Envelope) -> Call | None:
    """A person will look: by when, and what may be done meanwhile."""
    case = await reviews.case(envelope.session, envelope.facts["check_id"])
    if case is None or case.quiz is None:
        return None
    within = envelope.tools.settings.review_within
    calendar = await holidays.calendar(envelope.session)
    at = promises.promise(case.check, case.quiz, within, calendar, now=envelope.now)
    return say(envelope.chat_id, screens.doubtful(envelope.t, case.check, case.quiz, at))


async def compose_decision(envelope: Envelope) -> Call | None:
    """The learner reads what was decided, unless it is otherwise by now; the cards of the check
    leave the chat of a reviewer."""
    session, number = envelope.session, envelope.facts["check_id"]
    found = await reviews.case(session, number)
    reader = envelope.letter.person_id or 0
    if found is None or reader != found.learner.id:
        cards = await reviews.cards_of(session, number, reader)
        return DeleteMessages(chat_id=envelope.chat_id, message_ids=cards) if cards else None
    if found.check.state != envelope.facts.get("state", found.check.state):
        return None
    settings = envelope.tools.settings
    at = await cases.seen(session, found.check, within=settings.review_within, now=envelope.now)
    contact = institution(settings).contact.text(envelope.t.locale)
    return say(envelope.chat_id, case_screens.own_case(envelope.t, at, contact))


async def compose_backlog(envelope: Envelope) -> Call | None:
    """Nothing when all was decided meanwhile."""
    found = await escalations.backlog(envelope.session, now=envelope.now)
    if not found.count or found.oldest_at is None:
        return None
    return say(envelope.chat_id, review_queue.backlog(envelope.t, found.count, found.oldest_at))


KINDS = {
    "delete-message": Kind(compose_removal, is_paced=False, to_former=True),
    "identity-review": Kind(compose_review, sent=keep_look, right=Right.REVIEW_IDENTITY),
    "identity-retake": Kind(compose_retake),
    OVER: Kind(compose_recheck_over),
    "identity-accepted": _letter(
        lambda t, case: screens.accepted(t, case.quiz) if case.quiz else None
    ),
    "identity-doubtful": Kind(compose_doubt),
    "identity-decided": Kind(compose_decision, to_former=True),
    "identity-backlog": Kind(compose_backlog, right=Right.PROTECT_DATA),
}
