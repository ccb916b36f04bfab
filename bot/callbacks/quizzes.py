"""Buttons of quizzes."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenQuizzes(CallbackData, prefix="quizzes"):
    page: Number = 0


class OpenQuiz(CallbackData, prefix="quiz"):
    quiz_id: Number


class StartQuiz(CallbackData, prefix="qstart"):
    quiz_id: Number


class ChooseOption(CallbackData, prefix="opt"):
    attempt_id: Number
    question_id: Number
    option_id: Number


class ConfirmChoice(CallbackData, prefix="optdone"):
    attempt_id: Number
    question_id: Number
