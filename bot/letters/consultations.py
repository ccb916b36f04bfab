"""Letters that carry messages of consultations: to a person, or to a group and the thread's topic
there."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiogram.methods import (
    EditMessageReplyMarkup,
    SendMessage,
    SetMessageReaction,
)
from aiogram.types import ReactionTypeEmoji, ReplyParameters

from academy import arrivals, consultations, copies, faq, mending, quiet, waits
from academy.arrivals import Mark, Why
from academy.copies import Shown
from academy.entries import Piece, Spot, fitting, headed
from academy.people import Right
from bot.letters import topics
from bot.letters.entries import album, is_markup, message
from bot.letters.kinds import Delivered, Envelope, Kind, Lost, Refused
from bot.reply import Call, Screen, say
from bot.screens import consultations as screens
from bot.screens.consultations import Look
from locales import Translator
from storage.tables.letters import LetterState

Draw = Callable[[Translator, Shown, Piece, Look], Screen]

_REACTIONS = {Mark.ARRIVED: "👌", Mark.LOST: "👎"}
_QUOTE = ("repl", "quote")  # what Telegram names when it refuses a quote


def _carrying(draw: Draw) -> Callable[[Envelope], Awaitable[Call | None]]:
    async def compose(envelope: Envelope) -> Call | None:
        facts = envelope.facts
        several = {key: facts[key] for key in ("parcel", "until") if key in facts}
        entry_id, chat_id = facts["entry_id"], envelope.chat_id
        shown = await copies.shown(envelope.session, chat_id, entry_id, **several)
        if shown is None:
            return None
        if several:
            # Until Telegram answers some may be recalled: what is sent now is what arrives.
            carried = {"carried": [each.id for each in shown.entries]}
            envelope.letter.facts = {**facts, **carried}
        piece = fitting(Piece(**facts["piece"]), shown.entries[0].text)
        if chat_id < 0 and shown.thread.topic_id is None:
            piece = headed(piece, shown.entries[0].text)
        has_buttons = chat_id > 0 and (piece.last or "parcel" in facts)
        look = Look(has_buttons=has_buttons, is_plain="is_plain" in facts)
        return _call(envelope, shown, piece, draw(envelope.t, shown, piece, look))

    return compose


def _call(envelope: Envelope, shown: Shown, piece: Piece, screen: Screen) -> Call:
    """The message or the album, without a sound at night; what was quoted is quoted, and without it
    the message goes, too."""
    facts = envelope.facts
    if piece.file and len(shown.entries) > 1:
        is_plain = "is_plain" in facts
        call: Call = album(envelope.chat_id, shown.entries, is_plain=is_plain)
    else:
        call = message(envelope.chat_id, shown.entries[0], piece, screen)
    thread = shown.thread
    more: dict[str, Any] = {}
    if thread.topic_id is not None and thread.chat_id == envelope.chat_id:
        more["message_thread_id"] = thread.topic_id
    if shown.quoted is not None and "is_unquoted" not in facts:
        more["reply_parameters"] = ReplyParameters(
            message_id=shown.quoted, allow_sending_without_reply=True
        )
    if quiet.is_quiet(envelope.tools.settings, now=envelope.now):
        more["disable_notification"] = True
    return type(call)(**{**dict(call), **more})


async def keep(delivered: Delivered) -> None:
    """A reply to any of these messages will find its thread, an edit its copies."""
    session, facts, now = delivered.session, delivered.letter.facts, delivered.now
    spots = [Spot(delivered.chat_id, each.message_id) for each in delivered.messages]
    await copies.keep(session, facts, spots, now=now)
    await arrivals.arrived(session, facts, now=now)


async def lose(given_up: Lost) -> None:
    """Its author is told, or it goes on to somebody else; nothing where it no longer held."""
    session, letter, now = given_up.session, given_up.letter, given_up.now
    if given_up.state == LetterState.DROPPED and given_up.reason == "moot":
        return
    why = Why.REFUSED
    if given_up.state == LetterState.UNREACHED:
        why = await arrivals.why_unreached(session, letter.person_id)
    elif given_up.state == LetterState.DROPPED:
        why = Why.INACTIVE
    await arrivals.lost(session, letter.facts, why, now=now)


async def mend(refused: Refused) -> bool | timedelta:
    """A lost topic is made anew; a quote Telegram refuses is left out, broken markup goes as plain
    text, the parts of a refused album go one by one."""
    reason = refused.reason.lower()
    letter, session = refused.letter, refused.session
    if (pause := await topics.mend(refused)) is not False:
        return pause
    if any(words in reason for words in _QUOTE) and "is_unquoted" not in letter.facts:
        return await mending.change(session, letter, is_unquoted=True)
    if is_markup(reason) and "is_plain" not in letter.facts:
        return await mending.change(session, letter, is_plain=True)
    now = refused.tools.clock()
    return await mending.split(session, letter, now=now)


async def compose_receipt(envelope: Envelope) -> Call | None:
    """What happens next, and the frequent questions closest to this one; none when an answer was
    quicker."""
    session, facts = envelope.session, envelope.facts
    promise = await waits.begin(session, facts, now=envelope.now)
    if promise is None:
        return None
    if facts.get("is_unasked"):
        return say(envelope.chat_id, screens.unasked(envelope.t, promise.discipline))
    offers, number = await faq.offers_of(session, facts), facts["thread_id"]
    return say(envelope.chat_id, screens.receipt(envelope.t, promise, offers, number))


async def note_receipt(delivered: Delivered) -> None:
    waits.note(delivered.session, delivered.letter.facts)


async def lose_receipt(given_up: Lost) -> None:
    """The learner is not reached; the thread waits all the same."""
    await waits.begin(given_up.session, given_up.letter.facts, now=given_up.now)
    waits.note(given_up.session, given_up.letter.facts)


async def compose_mark(envelope: Envelope) -> Call | None:
    """A reaction on a message."""
    emoji = _REACTIONS[Mark(envelope.facts["mark"])]
    return SetMessageReaction(
        chat_id=envelope.chat_id,
        message_id=envelope.facts["message_id"],
        reaction=[ReactionTypeEmoji(emoji=emoji)],
    )


async def compose_taken(envelope: Envelope) -> Call | None:
    """Somebody else has answered: the message keeps its words and loses its buttons."""
    return EditMessageReplyMarkup(
        chat_id=envelope.chat_id, message_id=envelope.facts["message_id"], reply_markup=None
    )


async def compose_undelivered(envelope: Envelope) -> Call | None:
    """Why a message did not arrive, as a reply to it."""
    facts = envelope.facts
    topic_id = await copies.topic(envelope.session, facts["thread_id"], envelope.chat_id)
    screen = screens.undelivered(envelope.t, Why(facts["why"]))
    quoted = ReplyParameters(message_id=facts["message_id"], allow_sending_without_reply=True)
    return SendMessage(
        chat_id=envelope.chat_id,
        text=screen.text,
        message_thread_id=topic_id,
        reply_parameters=quoted,
    )


async def compose_unasked(envelope: Envelope) -> Call | None:
    """Nobody of the staff is reached: the learner is told so."""
    told = await waits.about(envelope.session, envelope.facts["thread_id"])
    return say(envelope.chat_id, screens.unasked(envelope.t, told)) if told else None


async def compose_unreached(envelope: Envelope) -> Call | None:
    """The same for the administrators, without a word of what was asked."""
    told = await waits.about(envelope.session, envelope.facts["thread_id"])
    return say(envelope.chat_id, screens.unreached(envelope.t, told)) if told else None


def _carried(draw: Draw, right: Right | None = None) -> Kind:
    return Kind(_carrying(draw), keep, mend=mend, lost=lose, right=right)


KINDS = {
    consultations.QUESTION: _carried(screens.question, Right.TEACH),
    consultations.ANSWER: _carried(screens.answer),
    arrivals.RECEIPT: Kind(compose_receipt, note_receipt, lost=lose_receipt),
    arrivals.MARK: Kind(compose_mark, is_paced=False, may_be_refused=True),
    arrivals.TAKEN: Kind(compose_taken, is_paced=False, may_be_refused=True),
    arrivals.UNDELIVERED: Kind(compose_undelivered, mend=topics.mend),
    arrivals.UNASKED: Kind(compose_unasked),
    arrivals.UNREACHED: Kind(compose_unreached, right=Right.MANAGE_PEOPLE),
}
