"""Buttons of erasure."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenErasure(CallbackData, prefix="era"):
    person_id: Number


class ErasePerson(CallbackData, prefix="eradel"):
    person_id: Number
