"""Letters about enrolments: the drawn guide, and what became of the pictures."""

from collections.abc import Awaitable, Callable

from aiogram.methods import SendPhoto
from aiogram.types import BufferedInputFile

from academy import enrolments, reviews
from academy.reviews import Case
from bot.drawing.guides import drawn
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, Screen, say
from bot.screens import enrolments as screens
from bot.screens.guides import guide
from locales import Translator
from storage.tables.identity import CheckState, Part


async def compose_guide(envelope: Envelope) -> Call | Callable[[], Awaitable[Call]] | None:
    """The drawing, while its pictures are awaited."""
    case = await reviews.case(envelope.session, envelope.facts["check_id"])
    if case is None or case.check.state != CheckState.AWAITED:
        return None
    part = Part(envelope.facts["part"])
    picture, caption = guide(envelope.t, part), envelope.t(f"guide-{part.replace('_', '-')}")
    chat_id, desk = envelope.chat_id, envelope.tools.desk

    async def draw() -> Call:
        file = BufferedInputFile(await desk.run(drawn, picture), "guide.png")
        return SendPhoto(chat_id=chat_id, photo=file, caption=caption)

    return draw


def _letter(words: Callable[[Translator, Case], Screen]) -> Kind:
    """A letter whose words depend on the check; it is dropped with one that is gone."""

    async def compose(envelope: Envelope) -> Call | None:
        case = await reviews.case(envelope.session, envelope.facts["check_id"])
        return say(envelope.chat_id, words(envelope.t, case)) if case else None

    return Kind(compose)


async def compose_unkept(envelope: Envelope) -> Call | None:
    return say(envelope.chat_id, screens.unkept(envelope.t))


KINDS = {
    enrolments.GUIDE: Kind(compose_guide),
    "identity-enrolled": _letter(lambda t, case: screens.kept(t, case.check)),
    "identity-proposed": _letter(lambda t, case: screens.proposed(t, case.check)),
    "enrolment-unkept": Kind(compose_unkept),
}
