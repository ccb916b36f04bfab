"""Buttons of bans."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class AppealBan(CallbackData, prefix="banap"):
    ban_id: Number
