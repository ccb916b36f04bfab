"""The reviewers' letter: two faces side by side, drawn when it leaves and never stored."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from aiogram.methods import SendMessage, SendPhoto
from aiogram.types import BufferedInputFile

from academy import letters, references, reviews
from academy.doubts import Doubt
from academy.reviews import Case
from academy.vault import KeysUnusable, Vault
from bot.biometrics import gate
from bot.letters.kinds import Delivered, Envelope
from bot.reply import Call, Screen
from bot.screens import reviews as screens
from bot.verification import Gate, Piece, Pool, WorkerDied, WorkerNotStarted, card, probe, sheet
from locales import Translator
from storage.tables.identity import Part

log = logging.getLogger(__name__)


async def compose_review(envelope: Envelope) -> Call | Callable[[], Awaitable[Call]] | None:
    """Nothing when somebody has decided already; words alone where there is no picture."""
    case = await reviews.case(envelope.session, envelope.facts["check_id"])
    if case is None or not case.is_open:
        return None
    is_reminder = envelope.facts.get("is_reminder", False)
    screen = screens.caption(envelope.t, case, is_reminder=is_reminder)
    vault, pool, t, now = envelope.tools.vault, envelope.tools.pool, envelope.t, envelope.now
    limits = gate(envelope.tools.settings)
    is_deadly = case.check.facts.get("finding") == Doubt.UNREADABLE
    if vault is None or pool is None or case.picture is None or is_deadly:
        return _words(envelope.chat_id, screen)

    async def draw() -> Call:
        try:
            picture = await _drawn(t, case, (vault, pool, limits), now)
        except (WorkerDied, WorkerNotStarted, KeysUnusable):
            log.exception("the card of check %d cannot be drawn", case.check.id)
            picture = None
        if picture is None:
            return _words(envelope.chat_id, screen)
        return SendPhoto(
            chat_id=envelope.chat_id,
            photo=BufferedInputFile(picture, "check.jpg"),
            caption=screen.text,
            reply_markup=screen.markup,
            protect_content=True,
        )

    return draw


async def keep_look(delivered: Delivered) -> None:
    """A picture that arrived was shown; one that came after the decision leaves the chat again."""
    if any(each.photo for each in delivered.messages):
        reviewer_id, check_id = delivered.letter.person_id, delivered.letter.facts["check_id"]
        reviews.shown(delivered.session, check_id, reviewer_id, now=delivered.now)
    case = await reviews.case(delivered.session, delivered.letter.facts["check_id"])
    if (case is None or not case.is_open) and delivered.messages:
        removal = reviews.removal(delivered.chat_id, delivered.messages[0].message_id)
        await letters.queue(delivered.session, [removal], now=delivered.now)


def _words(chat_id: int, screen: Screen) -> Call:
    return SendMessage(
        chat_id=chat_id, text=screen.text, reply_markup=screen.markup, protect_content=True
    )


async def _drawn(
    t: Translator, case: Case, machine: tuple[Vault, Pool, Gate], now: datetime
) -> bytes | None:
    """The card of the first selfie, and below it everything else the check holds; without a selfie
    to compare, the reference beside it. None where nothing can be shown."""
    vault, pool, limits = machine
    check, person_id = case.check, case.learner.id
    about = references.about_picture(person_id, check.id)
    there = [(each, vault.open(each.sealed, about)) for each in check.pictures if each.sealed]
    top, chip = None, _chip(vault, case)
    selfie = next((content for each, content in there if each.part == Part.SELFIE), None)
    if selfie is not None and chip is not None and "distance" in check.facts:
        found = await pool.run(probe, selfie, limits)
        if found.portrait is not None:
            portraits = (chip, found.portrait)
            top = await pool.run(card, screens.card(t, case, portraits, limits, now))
    pieces = [
        Piece(content, screens.part(t, each))
        for each, content in there
        if top is None or content is not selfie
    ]
    if top is None and chip is not None and pieces:
        pieces.insert(0, Piece(chip, t.plain("review-reference")))
    return await pool.run(sheet, top, pieces, limits)


def _chip(vault: Vault, case: Case) -> bytes | None:
    """The reference's aligned face."""
    own = case.template
    if own is None:
        return None
    return vault.open(own.chip, references.about_chip(case.learner.id, own.model_id))
