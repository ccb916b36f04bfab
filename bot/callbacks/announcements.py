"""Buttons of announcements."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class WriteAnnouncement(CallbackData, prefix="ann"):
    pass


class SendAnnouncement(CallbackData, prefix="annsend"):
    announcement_id: Number


class CancelAnnouncement(CallbackData, prefix="annno"):
    announcement_id: Number


class StopAnnouncement(CallbackData, prefix="annstop"):
    announcement_id: Number


class OpenAnnouncement(CallbackData, prefix="annrep"):
    announcement_id: Number
    page: Number = 0
