"""Letters of learners' forums: a topic is made, its rules are written and pinned."""

from aiogram.methods import CreateForumTopic, PinChatMessage, SendMessage
from aiogram.types import ForumTopic

from academy import forums
from academy.forums import Spot
from bot.letters.kinds import Delivered, Envelope, Kind
from bot.reply import Call
from bot.screens import forums as screens


async def compose_topic(envelope: Envelope) -> Call | None:
    title = await forums.title(envelope.session, envelope.facts["discipline_id"])
    if title is None:
        return None
    return CreateForumTopic(chat_id=envelope.chat_id, name=screens.name(envelope.t, title))


async def bind_topic(delivered: Delivered) -> None:
    if isinstance(delivered.answer, ForumTopic):
        spot = Spot(delivered.chat_id, delivered.answer.message_thread_id)
        facts = delivered.letter.facts
        numbers = facts["discipline_id"], facts["person_id"]
        await forums.made(delivered.session, spot, *numbers, now=delivered.now)


async def compose_rules(envelope: Envelope) -> Call | None:
    """None where the topic was bound to nothing meanwhile."""
    spot = Spot(envelope.chat_id, envelope.facts["topic_id"])
    title = await forums.named(envelope.session, spot)
    if title is None:
        return None
    screen = screens.rules(envelope.t, title)
    return SendMessage(chat_id=envelope.chat_id, message_thread_id=spot.topic_id, text=screen.text)


async def pin_rules(delivered: Delivered) -> None:
    spot = Spot(delivered.chat_id, delivered.letter.facts["topic_id"])
    for message in delivered.messages:
        await forums.pinned(delivered.session, spot, message.message_id, now=delivered.now)


async def compose_pin(envelope: Envelope) -> Call | None:
    """Without the right to pin the rules stand there all the same."""
    number = envelope.facts["message_id"]
    return PinChatMessage(chat_id=envelope.chat_id, message_id=number, disable_notification=True)


KINDS = {
    forums.TOPIC: Kind(compose_topic, bind_topic, is_topic=True),
    forums.RULES: Kind(compose_rules, pin_rules),
    forums.PIN: Kind(compose_pin, is_paced=False, may_be_refused=True),
}
