"""Buttons of ready answers. A thread of 0 means that none is being answered."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from academy.templates import Part
from bot.callbacks.numbers import Number


class Locale(StrEnum):
    KK = "kk"
    RU = "ru"


class OpenTemplates(CallbackData, prefix="tpls"):
    thread_id: Number = 0
    page: Number = 0


class OpenTemplate(CallbackData, prefix="tpl"):
    template_id: Number


class NewTemplate(CallbackData, prefix="tpln"):
    pass


class WriteTemplate(CallbackData, prefix="tplw"):
    template_id: Number
    what: Part


class ShareTemplate(CallbackData, prefix="tpls2"):
    template_id: Number
    department_id: Number  # 0: their own again


class ArchiveTemplate(CallbackData, prefix="tpla"):
    template_id: Number


class ChooseTemplate(CallbackData, prefix="tplc"):
    thread_id: Number
    template_id: Number


class SendTemplate(CallbackData, prefix="tplo"):
    seen: Number  # the newest message of the thread
    template_id: Number
    locale: Locale
