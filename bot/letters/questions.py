"""Letters about question banks: what a file would do, how it ended; pictures of questions."""

from collections.abc import Callable
from typing import Any

from aiogram.methods import SendDocument, SendPhoto
from aiogram.types import BufferedInputFile

from academy import question_pictures
from academy.people import Right
from bot.letters.kinds import Delivered, Envelope, Kind, Refused
from bot.reply import Call, Screen, say
from bot.screens import bank_files as screens
from locales import Translator

_FORGOTTEN = ("wrong file identifier", "wrong remote file", "can't use file of type")
_NO_PHOTO = ("photo_invalid_dimensions", "image_process_failed", "photo_ext_invalid")


async def compose_picture(envelope: Envelope) -> Call | None:
    """The picture, kept from being passed on; its caption names the question."""
    facts, bot_id = envelope.facts, envelope.tools.bot.id
    item = await question_pictures.shipment(
        envelope.session, facts["question_id"], facts["picture"], facts["attempt_id"], bot_id
    )
    if item is None:
        return None
    file: str | BufferedInputFile | None = item.file_id
    if file is None:
        if item.content is None:
            return None
        file = BufferedInputFile(item.content, filename=item.name)
    caption = envelope.t("question-picture", number=str(facts["number"]))
    to = envelope.chat_id
    if facts.get("is_file"):
        return SendDocument(chat_id=to, document=file, caption=caption, protect_content=True)
    return SendPhoto(chat_id=to, photo=file, caption=caption, protect_content=True)


async def keep_id(delivered: Delivered) -> None:
    """From now on the picture goes by the id Telegram gave it."""
    facts, messages = delivered.letter.facts, delivered.messages
    photo = messages[0].photo if messages else None
    if photo:
        await question_pictures.remember_file(
            delivered.session,
            facts["question_id"],
            facts["picture"],
            delivered.tools.bot.id,
            photo[-1].file_id,
        )


async def mend_picture(refused: Refused) -> bool:
    """An id that Telegram does not know is forgotten; what is no photo goes as a file."""
    facts, reason = refused.letter.facts, refused.reason.lower()
    if any(words in reason for words in _FORGOTTEN):
        place = facts["question_id"], facts["picture"], refused.tools.bot.id
        return await question_pictures.forget_file(refused.session, *place)
    if any(words in reason for words in _NO_PHOTO):
        return await question_pictures.send_as_file(refused.session, refused.letter)
    return False


def _told(words: Callable[[Translator, dict[str, Any]], Screen]) -> Kind:
    async def compose(envelope: Envelope) -> Call | None:
        return say(envelope.chat_id, words(envelope.t, envelope.facts))

    return Kind(compose, right=Right.TEACH)


KINDS = {
    "question-picture": Kind(compose_picture, sent=keep_id, mend=mend_picture),
    "bank-read": _told(screens.sheet),
    "bank-taken": _told(screens.taken),
    "bank-refused": _told(screens.refused),
    "bank-unfetched": _told(lambda t, facts: screens.ended(t, "bank-unfetched", facts)),
    "bank-not-allowed": _told(lambda t, facts: screens.ended(t, "bank-not-allowed", facts)),
    "bank-unwritten": _told(lambda t, facts: screens.ended(t, "bank-unwritten", facts)),
    "bank-failed": _told(lambda t, facts: screens.ended(t, "bank-failed", facts)),
}
