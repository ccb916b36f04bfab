"""The letter that brings a material: by Telegram's own id, or uploaded once."""

from aiogram.methods import SendDocument, SendMessage, SendPhoto, SendVideo
from aiogram.types import BufferedInputFile, Message

from academy import materials
from academy.materials import Delivery
from academy.people import Right
from bot.letters.kinds import Delivered, Envelope, Kind, Refused
from bot.reply import Call, Screen
from bot.screens import materials as screens
from storage.tables.disciplines import Discipline
from storage.tables.materials import Material, MaterialKind

_FILES = {MaterialKind.FILE, MaterialKind.PHOTO, MaterialKind.VIDEO}
_FORGOTTEN = ("wrong file identifier", "wrong remote file", "can't use file of type")


async def compose(envelope: Envelope) -> Call | None:
    """The item in the reader's language; none when it is no longer theirs."""
    reader, bot_id = envelope.letter.person_id or 0, envelope.tools.bot.id
    item = await materials.delivery(envelope.session, reader, envelope.facts["material_id"], bot_id)
    if item is None:
        return None
    if item.material.kind not in _FILES:
        return _message(envelope, item, screens.readable(envelope.t, *_both(item)))
    file = _file(item)
    if file is None:
        return _message(envelope, item, screens.lost(envelope.t, *_both(item)))
    return _upload(envelope, item, file)


async def keep_id(delivered: Delivered) -> None:
    """From now on the file goes by the id Telegram gave it."""
    file_id = _id_of(delivered.messages[0]) if delivered.messages else None
    if file_id is not None:
        number, bot_id = delivered.letter.facts["material_id"], delivered.tools.bot.id
        await materials.remember_file(delivered.session, number, bot_id, file_id)


async def forget_id(refused: Refused) -> bool:
    """Telegram does not know the id: it is forgotten, and the letter goes again with the file."""
    if not any(words in refused.reason.lower() for words in _FORGOTTEN):
        return False
    number, bot_id = refused.letter.facts["material_id"], refused.tools.bot.id
    return await materials.forget_file(refused.session, number, bot_id)


def _file(item: Delivery) -> str | BufferedInputFile | None:
    if item.file_id is not None or item.content is None:
        return item.file_id
    return BufferedInputFile(item.content, filename=item.material.file_name or "file")


def _upload(envelope: Envelope, item: Delivery, file: str | BufferedInputFile) -> Call:
    caption = screens.caption(envelope.t, *_both(item))
    chat_id, is_protected = envelope.chat_id, item.material.is_protected
    if item.material.kind == MaterialKind.PHOTO:
        return SendPhoto(chat_id=chat_id, photo=file, caption=caption, protect_content=is_protected)
    if item.material.kind == MaterialKind.VIDEO:
        return SendVideo(chat_id=chat_id, video=file, caption=caption, protect_content=is_protected)
    return SendDocument(
        chat_id=chat_id, document=file, caption=caption, protect_content=is_protected
    )


def _message(envelope: Envelope, item: Delivery, screen: Screen) -> Call:
    return SendMessage(
        chat_id=envelope.chat_id,
        text=screen.text,
        reply_markup=screen.markup,
        protect_content=item.material.is_protected,
    )


def _both(item: Delivery) -> tuple[Material, Discipline]:
    return item.material, item.discipline


def _id_of(message: Message) -> str | None:
    """The id of what was sent; of a photo its largest size."""
    file = message.document or message.video or (message.photo[-1] if message.photo else None)
    return file.file_id if file else None


KINDS = {
    "material": Kind(compose, sent=keep_id, mend=forget_id, right=Right.OPEN_MATERIALS),
}
