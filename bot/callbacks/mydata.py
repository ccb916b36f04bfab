"""Buttons of a person's own data."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenMyData(CallbackData, prefix="my"):
    pass


class TakeMyData(CallbackData, prefix="myfile"):
    pass


class OpenMyTrace(CallbackData, prefix="mytrace"):
    page: Number = 0


class OpenMyLine(CallbackData, prefix="myline"):
    line_id: Number


class DisputeLine(CallbackData, prefix="mydisp"):
    line_id: Number


class OpenKeepingTimes(CallbackData, prefix="mykeep"):
    pass


class OpenErasureWish(CallbackData, prefix="myera"):
    pass


class WishErasure(CallbackData, prefix="myeraok"):
    pass
