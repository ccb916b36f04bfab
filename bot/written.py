"""A message of Telegram as an entry of a consultation.

Every kind that carries something of its author's is taken; what is forwarded goes without the name
of whom it comes from. Polls, dice, games, stories and the like are not taken.
"""

from datetime import datetime
from typing import Any

from aiogram.types import Contact, Location, Message, ReplyParameters, Venue
from aiogram.utils.text_decorations import html_decoration

from academy.entries import Spot, Written
from academy.errors.consultations import KindNotTaken
from bot.callbacks.consultations import AnswerQuestion
from bot.rooms import is_note
from storage.tables.consultations import EntryKind

_FILES = (  # an animation is a document, too: it is looked for first
    EntryKind.ANIMATION,
    EntryKind.DOCUMENT,
    EntryKind.VOICE,
    EntryKind.VIDEO_NOTE,
    EntryKind.VIDEO,
    EntryKind.AUDIO,
    EntryKind.STICKER,
)
_REMEMBERED = ("file_name", "duration", "file_size")
_MENTION = "text_mention"  # a link to somebody's account: it stays behind


def written(message: Message, arrived_at: datetime | None = None) -> Written:
    """What the message says. Raises KindNotTaken."""
    content = _content(message)
    if content is None:
        raise KindNotTaken
    kind, file_id, facts = content
    text = message.text or message.caption or ""
    if message.forward_origin is not None:
        facts["forwarded"] = True
    return Written(
        kind=kind,
        text=text,
        file_id=file_id,
        html=_html(message, text),
        facts=facts,
        album=message.media_group_id,
        at=Spot(message.chat.id, message.message_id),
        quote=quoted(message),
        arrived_at=arrived_at,
    )


def quoting(message_id: int) -> ReplyParameters:
    """As a reply to this message, or without where it is gone."""
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)


def quoted(message: Message) -> Spot | None:
    """The message it answers; none for a command."""
    to = message.reply_to_message
    if to is None or _is_command(message):
        return None
    return Spot(to.chat.id, to.message_id)


def thread_of_button(message: Message | None) -> int | None:
    """The thread which the button below a message of ours answers."""
    markup = message.reply_markup if message else None
    rows = markup.inline_keyboard if markup else []
    datas = [each.callback_data or "" for row in rows for each in row]
    mark = f"{AnswerQuestion.__prefix__}:"
    found = next((each for each in datas if each.startswith(mark)), None)
    return AnswerQuestion.unpack(found).thread_id if found else None


def is_carried(message: Message) -> bool:
    """Whether it is something of its author's, and no command."""
    return not _is_command(message) and _content(message) is not None


def packed(said: Written) -> dict[str, Any]:
    """A part of an album as it waits for an address."""
    at = said.at.message_id if said.at else 0
    whole = {"kind": said.kind.value, "text": said.text, "html": said.html, "facts": said.facts}
    return {**whole, "file_id": said.file_id, "album": said.album, "at": at}


def unpacked(part: dict[str, Any], chat_id: int) -> Written:
    """What `packed` was given, written in this chat."""
    fields = {**part, "kind": EntryKind(part["kind"]), "at": Spot(chat_id, part["at"])}
    return Written(**fields)


def _is_command(message: Message) -> bool:
    """Two slashes begin a note."""
    return (message.text or "").startswith("/") and not is_note(message)


def _content(message: Message) -> tuple[EntryKind, str | None, dict[str, Any]] | None:
    if message.text:
        return EntryKind.TEXT, None, {}
    if message.photo:
        return EntryKind.PHOTO, message.photo[-1].file_id, _looks(message)
    for kind in _FILES:
        found = getattr(message, kind.value)
        if found is not None:
            facts = {name: getattr(found, name, None) for name in _REMEMBERED}
            told = {name: value for name, value in facts.items() if value is not None}
            return kind, found.file_id, told | _looks(message)
    if message.venue or message.location:
        return EntryKind.LOCATION, None, _place(message.venue or message.location)
    if message.contact:
        return EntryKind.CONTACT, None, _contact(message.contact)
    return None


def _looks(message: Message) -> dict[str, Any]:
    return {
        **({"spoiler": True} if message.has_media_spoiler else {}),
        **({"above": True} if message.show_caption_above_media else {}),
    }


def _place(place: Venue | Location | None) -> dict[str, Any]:
    """A point; one that moves is taken as it was when it was sent."""
    if isinstance(place, Venue):
        names = {"title": place.title, "address": place.address}
        return _place(place.location) | names
    return {"latitude": place.latitude, "longitude": place.longitude} if place else {}


def _contact(contact: Contact) -> dict[str, Any]:
    facts = {"phone_number": contact.phone_number, "first_name": contact.first_name}
    more = {"last_name": contact.last_name, "vcard": contact.vcard}
    return facts | {name: value for name, value in more.items() if value}


def _html(message: Message, text: str) -> str:
    """The text with its formatting; nothing where it has none."""
    entities = message.entities or message.caption_entities or []
    kept = [each for each in entities if each.type != _MENTION]
    html = html_decoration.unparse(text, kept)
    return "" if html == html_decoration.quote(text) else html
