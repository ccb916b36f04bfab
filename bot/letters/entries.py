"""A message of a consultation as a call of the Bot API, kind by kind; files go by Telegram's id."""

from collections.abc import Callable, Sequence
from typing import Any

from aiogram.methods import (
    SendAnimation,
    SendAudio,
    SendContact,
    SendDocument,
    SendLocation,
    SendMediaGroup,
    SendPhoto,
    SendSticker,
    SendVenue,
    SendVideo,
    SendVideoNote,
    SendVoice,
)
from aiogram.types import (
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
)

from academy.entries import CAPTION, CAPTIONED, Piece, units
from bot.reply import Call, Screen, say
from bot.screens.consultations import words
from storage.tables.consultations import Entry, EntryKind

Media = (
    InputMediaAnimation | InputMediaAudio | InputMediaDocument | InputMediaPhoto | InputMediaVideo
)

# The method of a kind whose file has a field of the kind's own name.
_METHODS: dict[EntryKind, Callable[..., Call]] = {
    EntryKind.PHOTO: SendPhoto,
    EntryKind.DOCUMENT: SendDocument,
    EntryKind.VOICE: SendVoice,
    EntryKind.VIDEO_NOTE: SendVideoNote,
    EntryKind.VIDEO: SendVideo,
    EntryKind.AUDIO: SendAudio,
    EntryKind.ANIMATION: SendAnimation,
    EntryKind.STICKER: SendSticker,
}
_MEDIA: dict[EntryKind, type[Media]] = {
    EntryKind.PHOTO: InputMediaPhoto,
    EntryKind.DOCUMENT: InputMediaDocument,
    EntryKind.VIDEO: InputMediaVideo,
    EntryKind.AUDIO: InputMediaAudio,
    EntryKind.ANIMATION: InputMediaAnimation,
}
_MARKUP = ("can't parse", "entities")
_LOOKS = frozenset({EntryKind.PHOTO, EntryKind.VIDEO, EntryKind.ANIMATION})


def message(chat_id: int, entry: Entry, piece: Piece, screen: Screen) -> Call:
    """A piece of an entry: `screen` is what it says and the buttons below."""
    if not piece.file:
        return say(chat_id, screen)
    markup = {"reply_markup": screen.markup}
    if entry.kind in (EntryKind.LOCATION, EntryKind.CONTACT):
        return _place_or_person(chat_id, entry, markup)
    fields: dict[str, Any] = {entry.kind.value: entry.file_id, **markup}
    if entry.kind in CAPTIONED:
        fields |= {"caption": screen.text or None, **_looks(entry)}
    return _METHODS[entry.kind](chat_id=chat_id, **fields)


def album(chat_id: int, entries: Sequence[Entry], *, is_plain: bool) -> SendMediaGroup:
    """Entries as one album, each with its own caption."""
    parts: list[Any] = [media(each, is_plain) for each in entries]
    return SendMediaGroup(chat_id=chat_id, media=parts)


def media(entry: Entry, is_plain: bool, caption: str | None = None) -> Media:
    """An entry as a part of an album, or as what takes the place of another; a caption that is too
    long has a message of its own."""
    if caption is None and units(entry.text) <= CAPTION:
        caption = words(entry, is_plain)
    kind = _MEDIA[entry.kind]
    return kind(media=entry.file_id or "", caption=caption or None, **_looks(entry))


def is_markup(reason: str) -> bool:
    """Whether Telegram refused the formatting of a text."""
    return any(words in reason.lower() for words in _MARKUP)


def has_media(kind: EntryKind) -> bool:
    """Whether a file of this kind may be a part of an album, or take another's place."""
    return kind in _MEDIA


def _looks(entry: Entry) -> dict[str, Any]:
    """How the author wants a picture to be shown."""
    if entry.kind not in _LOOKS:
        return {}
    is_hidden, is_below = entry.facts.get("spoiler"), entry.facts.get("above")
    return {
        **({"has_spoiler": True} if is_hidden else {}),
        **({"show_caption_above_media": True} if is_below else {}),
    }


def _place_or_person(chat_id: int, entry: Entry, markup: dict[str, Any]) -> Call:
    facts = {key: value for key, value in entry.facts.items() if key != "forwarded"}
    if entry.kind == EntryKind.CONTACT:
        return SendContact(chat_id=chat_id, **facts, **markup)
    method = SendVenue if "title" in facts else SendLocation
    return method(chat_id=chat_id, **facts, **markup)
