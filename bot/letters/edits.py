"""Letters that make copies of a consultation's message say what it says now."""

from typing import Any

from aiogram.methods import EditMessageCaption, EditMessageMedia, EditMessageText

from academy import copies, edits, mending
from academy.copies import Shown
from academy.entries import Piece, fitting
from bot.letters.entries import has_media, is_markup, media
from bot.letters.kinds import Envelope, Kind, Refused
from bot.reply import Call, Screen, keyboard
from bot.screens import consultations as screens
from bot.screens.consultations import Look
from storage.tables.consultations import EntryCopy, Side


async def compose(envelope: Envelope) -> Call | None:
    """The copy in this chat as it should be; none where there is no copy that shows it."""
    facts, chat_id = envelope.facts, envelope.chat_id
    shown = await copies.shown(envelope.session, chat_id, facts["entry_id"])
    found = await copies.carrying(envelope.session, facts["entry_id"], chat_id, facts["part"])
    if shown is None or found is None:
        return None
    if facts["part"] == "file":
        return _file(envelope, shown, found)
    return _text(envelope, shown, found)


def _text(envelope: Envelope, shown: Shown, found: EntryCopy) -> Call:
    piece, screen = _drawn(envelope, shown, found)
    place: dict[str, Any] = {"chat_id": found.chat_id, "message_id": found.message_id}
    place["reply_markup"] = keyboard(screen.buttons)
    if piece.file:
        return EditMessageCaption(caption=screen.text or None, **place)
    return EditMessageText(text=screen.text or screens.emptied(envelope.t), **place)


def _file(envelope: Envelope, shown: Shown, found: EntryCopy) -> Call | None:
    entry = shown.entries[0]
    if not has_media(entry.kind):
        return None
    _, screen = _drawn(envelope, shown, found)
    return EditMessageMedia(
        chat_id=found.chat_id,
        message_id=found.message_id,
        media=media(entry, False, screen.text),
        reply_markup=keyboard(screen.buttons),
    )


def _drawn(envelope: Envelope, shown: Shown, found: EntryCopy) -> tuple[Piece, Screen]:
    """What the message says: the heading gives way where both together are too long."""
    entry, piece = shown.entries[0], Piece(**(found.piece or {}))
    is_plain = "is_plain" in envelope.facts
    look = Look(has_buttons=_has_buttons(envelope, shown, found), is_plain=is_plain)
    draw = screens.answer if entry.side == Side.STAFF else screens.question
    return piece, draw(envelope.t, shown, fitting(piece, entry.text), look)


def _has_buttons(envelope: Envelope, shown: Shown, found: EntryCopy) -> bool:
    """They stay, but for a part of an album, in a group, and where a colleague has answered."""
    entry, teacher_id = shown.entries[0], shown.thread.teacher_id
    is_own = entry.side == Side.STAFF or teacher_id in (None, envelope.letter.person_id)
    is_last = bool(found.piece and found.piece["last"])
    return is_own and is_last and entry.parcel is None and found.chat_id > 0


async def mend(refused: Refused) -> bool:
    """What Telegram does not take with its formatting goes as plain text, as the copy did."""
    if is_markup(refused.reason) and "is_plain" not in refused.letter.facts:
        return await mending.change(refused.session, refused.letter, is_plain=True)
    return False


KINDS = {edits.EDIT: Kind(compose, is_paced=False, mend=mend, may_be_refused=True)}
