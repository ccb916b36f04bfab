"""Buttons of looking at submitted attempts."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenQuizReviews(CallbackData, prefix="qrevs"):
    quiz_id: Number


class OpenQuizReview(CallbackData, prefix="qrev"):
    attempt_id: Number
    page: Number = 0


class OpenReviewedAnswer(CallbackData, prefix="qreva"):
    attempt_id: Number
    number: Number  # in the paper, from 1
