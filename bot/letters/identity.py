"""Letters about identity: what the learner is told, and the removal of faces from chats."""

from collections.abc import Callable

from aiogram.methods import DeleteMessage

from academy import people, reviews
from academy.people import Right
from academy.reviews import Case
from bot import states
from bot.letters.kinds import Envelope, Kind
from bot.letters.reviews import compose_review, keep_look
from bot.reply import Call, Screen, say
from bot.screens import identity as screens
from locales import Translator


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
    pause = envelope.tools.settings.check_pause
    screen = screens.retake(envelope.t, case.check, envelope.now, pause, is_awaited=is_awaited)
    return say(envelope.chat_id, screen)


async def compose_removal(envelope: Envelope) -> Call | None:
    """A message with a face leaves the chat."""
    return DeleteMessage(chat_id=envelope.chat_id, message_id=envelope.facts["message_id"])


KINDS = {
    "delete-message": Kind(compose_removal, is_paced=False, to_former=True),
    "identity-review": Kind(compose_review, sent=keep_look, right=Right.REVIEW_IDENTITY),
    "identity-retake": Kind(compose_retake),
    "identity-enrolled": _letter(lambda t, case: screens.enrolled(t, case.check)),
    "identity-accepted": _letter(
        lambda t, case: screens.accepted(t, case.quiz) if case.quiz else None
    ),
    "identity-doubtful": _letter(
        lambda t, case: screens.doubtful(t, case.quiz) if case.quiz else None
    ),
    "identity-decided": _letter(
        lambda t, case: screens.decided(t, case.check, case.quiz) if case.quiz else None,
        to_former=True,
    ),
}
