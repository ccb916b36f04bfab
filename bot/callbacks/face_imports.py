"""Buttons of archives with reference pictures."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenFaceImport(CallbackData, prefix="faces"):
    pass


class TakeFaces(CallbackData, prefix="facestake"):
    work_id: Number
