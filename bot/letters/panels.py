"""Panels as letters: the message itself, and the edits that keep it up to date."""

from collections.abc import Awaitable, Callable

from aiogram.methods import EditMessageText

from academy import panels
from bot.letters.kinds import Envelope, Kind
from bot.reply import Call, Screen, keyboard, say

Draw = Callable[[Envelope], Awaitable[Screen | None]]


def kinds(kind: str, draw: Draw) -> dict[str, Kind]:
    """The two kinds of letter a panel has; `draw` words what its rows say at that moment."""

    async def compose(envelope: Envelope) -> Call | None:
        screen = await draw(envelope)
        return None if screen is None else say(envelope.chat_id, screen)

    async def edit(envelope: Envelope) -> Call | None:
        """Nothing where the message has not arrived: it will say the newest when it does."""
        key, chat_id = envelope.facts["panel"], envelope.chat_id
        message_id = envelope.facts.get("message_id")
        if message_id is None:
            message_id = await panels.message(envelope.session, key, chat_id)
        screen = None if message_id is None else await draw(envelope)
        if screen is None:
            return None
        return EditMessageText(
            chat_id=chat_id,
            message_id=message_id,
            text=screen.text,
            reply_markup=keyboard(screen.buttons),
        )

    return {
        kind: Kind(compose, to_former=True),
        f"{kind}-edit": Kind(edit, is_paced=False, may_be_refused=True, to_former=True),
    }
