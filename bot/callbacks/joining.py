"""Buttons of joining: the menu, the office, the language, the second factor."""

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from locales import LOCALES


class OpenMenu(CallbackData, prefix="menu"):
    pass


class OpenOffice(CallbackData, prefix="office"):
    pass


class ChooseLanguage(CallbackData, prefix="lang"):
    locale: str = Field(pattern=f"^({'|'.join(LOCALES)})$")


class OpenLanguages(CallbackData, prefix="langs"):
    pass


class ShowNumber(CallbackData, prefix="joinnum"):
    pass


class AskToJoin(CallbackData, prefix="joinhelp"):
    pass
