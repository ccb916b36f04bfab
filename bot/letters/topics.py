"""Letters that keep topics: one is made, headed, closed and opened; what an outsider is told."""

from datetime import timedelta

from aiogram.methods import CloseForumTopic, CreateForumTopic, ReopenForumTopic, SendMessage
from aiogram.types import ForumTopic, ReplyParameters

from academy import mending, topics
from academy.topics import Outsider
from bot.letters.kinds import Delivered, Envelope, Kind, Lost, Refused
from bot.reply import Call
from bot.screens import topics as screens

_GONE = ("thread not found", "topic_deleted", "topic_id_invalid", "topic not found")
_CLOSED = ("topic_closed", "topic is closed")


async def compose_topic(envelope: Envelope) -> Call | None:
    """None where the thread has one by now, or went to another group."""
    found = await topics.found(envelope.session, envelope.facts["thread_id"])
    if found is None or found.thread.chat_id != envelope.chat_id or found.thread.topic_id:
        return None
    return CreateForumTopic(chat_id=envelope.chat_id, name=screens.name(envelope.t, found))


async def keep_topic(delivered: Delivered) -> None:
    if isinstance(delivered.answer, ForumTopic):
        number, thread_id = delivered.answer.message_thread_id, delivered.letter.facts["thread_id"]
        where = (delivered.session, thread_id, delivered.chat_id, number)
        await topics.made(*where, now=delivered.now)


async def refuse_topic(refused: Refused) -> bool:
    """Topics are off, or the right was taken: for a while messages go without."""
    await topics.refused(refused.session, refused.chat_id, now=refused.now)
    return False


async def compose_heading(envelope: Envelope) -> Call | None:
    """Into the topic; where none could be made, into the group."""
    facts = envelope.facts
    named = await topics.named(envelope.session, facts["thread_id"])
    if named is None or named[0].thread.chat_id != envelope.chat_id:
        return None
    found, groups = named
    if topics.is_headed(found.thread, facts):
        return None
    topic_id = found.thread.topic_id
    if topic_id is None:
        screen = screens.in_group(envelope.t, found, groups)
    else:
        before = await topics.before(envelope.session, found.thread, facts["former_id"])
        screen = screens.heading(envelope.t, found, groups, before)
    return SendMessage(
        chat_id=envelope.chat_id,
        message_thread_id=topic_id,
        text=screen.text,
        reply_markup=screen.markup,
    )


async def head(delivered: Delivered) -> None:
    """A reply to a heading without a topic finds its thread; what waited for the topic leaves."""
    session, facts, now = delivered.session, delivered.letter.facts, delivered.now
    number = delivered.messages[0].message_id if delivered.messages else None
    await topics.headed(session, facts, delivered.chat_id, number, now=now)


async def go_on(given_up: Lost) -> None:
    facts = given_up.letter.facts
    if facts["former_id"] is not None:
        await topics.go_on(given_up.session, facts["thread_id"], now=given_up.now)


async def compose_state(envelope: Envelope) -> Call | None:
    """None where the thread was closed or opened again meanwhile."""
    is_open = envelope.facts["is_open"]
    found = await topics.found(envelope.session, envelope.facts["thread_id"])
    if found is None or found.thread.topic_id is None or found.thread.chat_id != envelope.chat_id:
        return None
    if topics.is_stale(found.thread, is_open=is_open):
        return None
    call = ReopenForumTopic if is_open else CloseForumTopic
    return call(chat_id=envelope.chat_id, message_thread_id=found.thread.topic_id)


async def compose_warning(envelope: Envelope) -> Call | None:
    """A reply to what will not be carried."""
    facts = envelope.facts
    found = await topics.found(envelope.session, facts["thread_id"])
    if found is None:
        return None
    quoted = ReplyParameters(message_id=facts["message_id"], allow_sending_without_reply=True)
    return SendMessage(
        chat_id=envelope.chat_id,
        message_thread_id=found.thread.topic_id,
        text=screens.outsider(envelope.t, Outsider(facts["why"])).text,
        reply_parameters=quoted,
    )


async def mend(refused: Refused) -> bool | timedelta:
    """For every letter into a topic, by its fact `thread_id`: a closed topic is opened; where it is
    gone, or stays closed, a new one is made, and the letter waits for it. Each is tried once for a
    letter. False: nothing helps, or it was refused for another reason."""
    session, reason, now = refused.session, refused.reason.lower(), refused.now
    is_closed = any(words in reason for words in _CLOSED)
    if not is_closed and all(words not in reason for words in _GONE):
        return False
    found = await topics.found(session, refused.letter.facts["thread_id"])
    if found is None:
        return False
    if found.thread.topic_id is None:  # another letter has found that out
        return topics.SOON if await _is_first(refused, "is_moved") else False
    if is_closed and await _is_first(refused, "is_reopened"):
        return await topics.reopen(session, found.thread, now=now)
    return await _is_first(refused, "is_anew") and await topics.lose(session, found, now=now)


async def _is_first(refused: Refused, mark: str) -> bool:
    """Whether the letter was not mended like this before; it is marked."""
    if mark in refused.letter.facts:
        return False
    return await mending.change(refused.session, refused.letter, **{mark: True})


KINDS = {
    topics.TOPIC: Kind(
        compose_topic, keep_topic, mend=refuse_topic, may_be_refused=True, is_topic=True
    ),
    topics.HEADING: Kind(compose_heading, head, mend=mend, lost=go_on),
    topics.STATE: Kind(compose_state, is_paced=False, may_be_refused=True),
    topics.STRANGER: Kind(compose_warning, may_be_refused=True),
}
