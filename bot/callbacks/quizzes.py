"""Buttons of quizzes."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenQuizzes(CallbackData, prefix="quizzes"):
    page: Number = 0


class OpenQuiz(CallbackData, prefix="quiz"):
    quiz_id: Number


class StartQuiz(CallbackData, prefix="qstart"):
    quiz_id: Number


class StartAgain(CallbackData, prefix="qagain"):
    quiz_id: Number
    number: Number  # of the attempt that is to begin
