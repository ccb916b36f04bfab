"""What comes from groups: that the bot was added or removed, that a group moved; the rest of what
is said there goes no further."""

from datetime import datetime

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from academy import chats, forums
from academy.chats import Look
from academy.forums import Post, Spot
from bot.callbacks import chats as buttons
from bot.callbacks import forums as forum_buttons
from bot.callbacks import topics
from bot.callbacks.consultations import RecallAnswer
from bot.reply import Reply, alert, say
from bot.rooms import FromGroup, InForum, InGroup, Migrates, Strange, powers, topic_of
from bot.screens import chats as screens
from bot.tools import House
from locales import Translator
from storage.database import Session
from storage.tables.people import Person

_INSIDE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)
_BUTTONS = frozenset(
    each.__prefix__
    for each in (
        RecallAnswer,
        buttons.ChooseChatLanguage,
        buttons.OpenChat,
        buttons.OpenChatDepartments,
        buttons.BindStaffChat,
        buttons.BindForum,
        buttons.UnbindChat,
        buttons.CheckChat,
        forum_buttons.OpenTopicChoice,
        forum_buttons.BindTopic,
        forum_buttons.UnbindTopic,
        topics.OpenTopicCard,
        topics.CloseTopic,
    )
)


def build_router() -> Router:
    """The doors to groups stand before those to private chats."""
    router = Router(name="rooms")
    router.callback_query.register(answer_strange_button, Strange(_BUTTONS))
    router.message.register(follow_group, Migrates())
    router.my_chat_member.register(change_powers, FromGroup())
    return router


def build_last_router() -> Router:
    """Behind everything a group may be for."""
    router = Router(name="chatter")
    router.message.register(count_post, InForum())
    router.message.register(pass_by, InGroup())
    return router


async def change_powers(
    event: ChatMemberUpdated,
    session: Session,
    person: Person | None,
    tongue: Translator | None,
    house: House,
    now: datetime,
) -> Reply:
    """The bot was added, removed, or may do more or less; in the group it says what is missing."""
    if event.new_chat_member.status not in _INSIDE:
        await chats.lose(session, event.chat.id, now=now)
        return []
    look = Look(event.chat.title or "", bool(event.chat.is_forum), powers(event.new_chat_member))
    room = await chats.see(session, event.chat.id, look, person, now=now)
    if tongue is None:
        return [say(event.chat.id, screens.greeting(house.words))]
    draw = screens.page if room.chat.use is None else screens.changed
    return [say(event.chat.id, draw(tongue, room))]


async def follow_group(_: Message, session: Session, old: int, new: int, now: datetime) -> Reply:
    """A group became a supergroup; both say so."""
    await chats.migrate(session, old, new, now=now)
    return []


async def answer_strange_button(query: CallbackQuery, t: Translator) -> Reply:
    """A forged press: what it opens is shown in a private chat only."""
    return alert(query, t.plain("unknown-button"))


async def count_post(
    message: Message, session: Session, person: Person | None, now: datetime
) -> Reply:
    """Who asks and who answers in a forum; an album is one message."""
    is_part = message.media_group_id is not None and not message.caption
    if person is not None and person.is_active and not is_part:
        to, spot = message.reply_to_message, Spot(message.chat.id, topic_of(message))
        post = Post(spot, message.message_id, to.message_id if to else 0, person)
        await forums.count(session, post, now=now)
    return []


async def pass_by(_: Message) -> Reply:
    return []
