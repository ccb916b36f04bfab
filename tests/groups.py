"""A phone in a group: it writes there, presses buttons there, and sees what everybody sees."""

from typing import Any

from aiogram.methods import CreateForumTopic
from aiogram.types import ForumTopic, Message
from sqlalchemy import update

from bot.app import App
from storage.database import Database
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.columns import Bilingual
from storage.tables.departments import Department, StaffSide
from storage.tables.disciplines import Discipline
from storage.tables.people import Conversation
from tests.chat import Chat
from tests.conftest import NOW, add

GROUP = -1001
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
FULL = {"can_manage_topics": True, "can_delete_messages": True, "can_pin_messages": True}


class GroupChat(Chat):
    """One person's phone, open at a group's chat, or at one of its topics."""

    def __init__(
        self,
        app: App,
        user_id: int,
        chat_id: int = GROUP,
        *,
        topic: int | None = None,
        is_forum: bool = True,
    ) -> None:
        super().__init__(app, user_id)
        self.chat_id, self.topic, self.is_forum = chat_id, topic, is_forum
        self.is_anonymous = False

    @property
    def message_id(self) -> int:
        """A number no message of this chat has had."""
        return 100_000 + next(self._updates)

    @property
    def chat(self) -> dict[str, Any]:
        kind = "supergroup" if self.chat_id < -1000 else "group"
        fields: dict[str, Any] = {"id": self.chat_id, "type": kind, "title": "Ұстаздар <б>"}
        return fields | ({"is_forum": True} if self.is_forum else {})

    async def send(self, **fields: Any) -> None:
        fields = {"chat": self.chat} | fields
        if self.topic is not None:
            fields = {"message_thread_id": self.topic, "is_topic_message": True} | fields
        if self.is_anonymous:
            fields = {"from": ANONYMOUS, "sender_chat": self.chat} | fields
        await super().send(**fields)

    async def reply(self, message_id: int, text: str, **fields: Any) -> None:
        """A reply to a message of the bot."""
        bot = {"id": 42, "is_bot": True, "first_name": "Sabaq"}
        to = {"message_id": message_id, "date": 0, "chat": self.chat, "from": bot, "text": "…"}
        await self.write(text, reply_to_message=to, **fields)

    async def reach_us(self, data: str) -> None:
        message: dict[str, Any] = {"message_id": 1, "date": self._now, "chat": self.chat}
        message["text"] = "…"
        if self.topic is not None:
            message |= {"message_thread_id": self.topic, "is_topic_message": True}
        query = {"id": str(next(self._presses)), "from": self._user, "chat_instance": "1"}
        query |= {"data": data, "message": message}
        await self.app.inbox.store([{"update_id": next(self._updates), "callback_query": query}])

    async def place_bot(self, status: str, **rights: bool) -> None:
        """Add the bot, remove it, make it an administrator or not."""
        bot = {"id": 42, "is_bot": True, "first_name": "Sabaq"}
        names = (
            "can_be_edited is_anonymous can_manage_chat can_manage_video_chats "
            "can_restrict_members can_promote_members can_change_info can_invite_users "
            "can_post_stories can_edit_stories can_delete_stories can_delete_messages "
            "can_send_welcome_messages"
        )
        held = dict.fromkeys(names.split(), False) | rights if status == "administrator" else {}
        event = {"chat": self.chat, "from": self._user, "date": self._now}
        old = {"status": "left", "user": bot}
        new = {"status": status, "user": bot, **held}
        new |= {"until_date": 0} if status == "kicked" else {}
        await self.arrive(my_chat_member=event | {"old_chat_member": old, "new_chat_member": new})

    @property
    def shown(self) -> list[Any]:
        """What the group was shown, in order."""
        return [
            call
            for call in self.api.requests
            if call.__api_method__.startswith(("send", "editMessage"))
            and getattr(call, "chat_id", None) == self.chat_id
        ]


def message(chat_id: int, message_id: int, **fields: Any) -> Message:
    """A message as Telegram answers a call."""
    chat = {"id": chat_id, "type": "supergroup"}
    return Message.model_validate({"message_id": message_id, "date": 0, "chat": chat, **fields})


async def forum_of_staff(db: Database, app: App, *, topic: int) -> GroupChat:
    """Lecturer 8's phone in the group where the department of every discipline answers; it speaks
    Kazakh, and this is the number of the first topic made there."""
    title = Bilingual(kk="Кафедра", ru="Кафедра")
    await add(db, Department(id=1, code="C", title=title, side=StaffSide.GROUP))
    chat = BoundChat(chat_id=GROUP, title="Г", use=ChatUse.STAFF, department_id=1, added_at=NOW)
    chat.is_forum = chat.is_admin = chat.can_manage_topics = True
    await add(db, chat, Conversation(telegram_id=GROUP, locale="kk"))
    async with db.begin() as session:
        await session.execute(update(Discipline).values(department_id=1))
    phone = GroupChat(app, 8)
    phone.api.answers[CreateForumTopic] = made(topic)
    return phone


def made(number: int) -> ForumTopic:
    """A topic as Telegram answers the call that makes it."""
    return ForumTopic(message_thread_id=number, name="x", icon_color=1)
