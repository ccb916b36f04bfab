"""Buttons in groups: the language, what the group is for, what the bot may do there. Which group is
meant is said by where the button stands."""

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.callbacks.numbers import Number
from locales import LOCALES


class ChooseChatLanguage(CallbackData, prefix="chlang"):
    locale: str = Field(pattern=f"^({'|'.join(LOCALES)})$")


class OpenChat(CallbackData, prefix="chat"):
    is_choosing: bool = False  # the language


class OpenChatDepartments(CallbackData, prefix="chdeps"):
    page: Number = 0


class BindStaffChat(CallbackData, prefix="chstaff"):
    department_id: Number
    replaces: bool = False


class BindForum(CallbackData, prefix="chforum"):
    pass


class UnbindChat(CallbackData, prefix="chun"):
    is_sure: bool = False


class CheckChat(CallbackData, prefix="chcheck"):
    pass
