"""Letters of a consultation: the question to the lecturers, the answer to the learner."""

from collections.abc import Awaitable, Callable
from dataclasses import fields

from aiogram.methods import SendDocument, SendPhoto

from academy import consultations
from academy.consultations import Piece, Shown
from academy.people import Right
from bot.letters.kinds import Delivered, Envelope, Kind
from bot.reply import Call, Screen, say
from bot.screens import consultations as screens
from locales import Translator
from storage.tables.consultations import EntryKind

Draw = Callable[[Translator, Shown, Piece], Screen]


def _composed(draw: Draw) -> Callable[[Envelope], Awaitable[Call | None]]:
    async def compose(envelope: Envelope) -> Call | None:
        facts = envelope.facts
        shown = await consultations.shown(envelope.session, facts["entry_id"])
        if shown is None:
            return None
        piece = Piece(**{field.name: facts[field.name] for field in fields(Piece)})
        return _call(envelope.chat_id, draw(envelope.t, shown, piece), shown, piece)

    return compose


def _call(chat_id: int, screen: Screen, shown: Shown, piece: Piece) -> Call:
    """Files go by the id Telegram gave them: nothing is uploaded."""
    file_id = shown.entry.file_id
    if not piece.has_file or file_id is None:
        return say(chat_id, screen)
    caption = screen.text or None
    if shown.entry.kind == EntryKind.PHOTO:
        return SendPhoto(
            chat_id=chat_id, photo=file_id, caption=caption, reply_markup=screen.markup
        )
    return SendDocument(
        chat_id=chat_id, document=file_id, caption=caption, reply_markup=screen.markup
    )


async def keep_copies(delivered: Delivered) -> None:
    """A reply to any of these messages will find its thread."""
    numbers = [message.message_id for message in delivered.messages]
    entry_id = delivered.letter.facts["entry_id"]
    await consultations.keep_copies(delivered.session, entry_id, delivered.chat_id, numbers)


KINDS = {
    consultations.QUESTION: Kind(_composed(screens.question), keep_copies, right=Right.TEACH),
    consultations.ANSWER: Kind(_composed(screens.answer), keep_copies),
}
