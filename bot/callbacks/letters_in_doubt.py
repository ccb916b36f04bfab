"""Buttons of letters of which nobody knows whether they arrived."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenDoubtfulLetters(CallbackData, prefix="doubts"):
    page: Number = 0


class SendLetterAgain(CallbackData, prefix="doubtsend"):
    letter_id: Number


class CountLetterAsSent(CallbackData, prefix="doubtsent"):
    letter_id: Number
