"""Buttons that give a consultation to a colleague."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenHandover(CallbackData, prefix="hand"):
    thread_id: Number
    page: Number = 0


class ChooseColleague(CallbackData, prefix="handc"):
    thread_id: Number
    person_id: Number


class HandOver(CallbackData, prefix="hando"):
    """Without a note."""

    thread_id: Number
    person_id: Number
