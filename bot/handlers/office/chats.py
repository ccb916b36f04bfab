"""An administrator sets a group up: its language, what it is for, what the bot may do there."""

from datetime import datetime

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import chats
from academy.people import Right
from bot.callbacks.chats import (
    BindForum,
    BindStaffChat,
    CheckChat,
    ChooseChatLanguage,
    OpenChat,
    OpenChatDepartments,
    UnbindChat,
)
from bot.middlewares import Needs
from bot.reply import Reply, show, toast
from bot.rooms import chat_of
from bot.screens import chats as screens
from bot.tools import House
from bot.visits import Visit, Visiting
from locales import Translator
from storage.database import Session


def build_router() -> Router:
    router = Router(name="chats")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.MANAGE_PEOPLE))
        events.middleware(Visiting())
    router.message.register(write_check, Command("check", ignore_case=True))
    router.callback_query.register(open_chat, OpenChat.filter())
    router.callback_query.register(choose_chat_language, ChooseChatLanguage.filter())
    router.callback_query.register(open_chat_departments, OpenChatDepartments.filter())
    router.callback_query.register(bind_staff_chat, BindStaffChat.filter())
    router.callback_query.register(bind_forum, BindForum.filter())
    router.callback_query.register(unbind_chat, UnbindChat.filter())
    router.callback_query.register(check_chat, CheckChat.filter())
    return router


async def write_check(message: Message, session: Session, t: Translator, now: datetime) -> Reply:
    """The answer is a letter: Telegram is asked first."""
    if message.chat.type == ChatType.PRIVATE:
        return show(message, screens.in_private(t))
    await chats.look(session, message.chat.id, now=now)
    return []


async def check_chat(query: CallbackQuery, session: Session, t: Translator, now: datetime) -> Reply:
    await chats.look(session, chat_of(query), now=now)
    return toast(query, t.plain("chat-checking"))


async def open_chat(
    query: CallbackQuery, callback_data: OpenChat, visit: Visit, house: House
) -> Reply:
    room = await chats.room(visit.session, chat_of(query))
    if callback_data.is_choosing:
        return show(query, screens.languages(house.words))
    return show(query, screens.page(visit.t, room))


async def choose_chat_language(
    query: CallbackQuery, callback_data: ChooseChatLanguage, visit: Visit, house: House
) -> Reply:
    room = await chats.speak(visit.session, chat_of(query), callback_data.locale)
    return show(query, screens.page(house.words[callback_data.locale], room))


async def open_chat_departments(
    query: CallbackQuery, callback_data: OpenChatDepartments, visit: Visit
) -> Reply:
    await chats.room(visit.session, chat_of(query))
    page = await chats.departments(visit.session, callback_data.page)
    return show(query, screens.departments(visit.t, page))


async def bind_staff_chat(
    query: CallbackQuery, callback_data: BindStaffChat, visit: Visit
) -> Reply:
    """A second group of a department takes the place of the first only when asked once more."""
    number, replaces = callback_data.department_id, callback_data.replaces
    room = await chats.bind_staff(
        visit.session, visit.person, chat_of(query), number, replaces=replaces, now=visit.now
    )
    if isinstance(room, chats.Taken):
        return show(query, screens.replacing(visit.t, number, room.department, room.title))
    return show(query, screens.page(visit.t, room))


async def bind_forum(query: CallbackQuery, visit: Visit) -> Reply:
    room = await chats.bind_forum(visit.session, visit.person, chat_of(query), now=visit.now)
    return show(query, screens.page(visit.t, room))


async def unbind_chat(query: CallbackQuery, callback_data: UnbindChat, visit: Visit) -> Reply:
    room = await chats.room(visit.session, chat_of(query))
    if not callback_data.is_sure:
        return show(query, screens.unbinding(visit.t, room))
    room = await chats.unbind(visit.session, visit.person, chat_of(query), now=visit.now)
    return show(query, screens.page(visit.t, room))
