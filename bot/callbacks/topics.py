"""Buttons below the heading of a thread's topic in a group of the staff."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenTopicCard(CallbackData, prefix="tpcard"):
    thread_id: Number


class CloseTopic(CallbackData, prefix="tpcl"):
    thread_id: Number
