"""Buttons of live class quizzes."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenLive(CallbackData, prefix="live"):
    page: Number = 0


class OpenLiveShelves(CallbackData, prefix="livecats"):
    discipline_id: Number
    page: Number = 0


class OpenLiveShelf(CallbackData, prefix="livecat"):
    question_id: Number  # any of the category's
    page: Number = 0  # of those that do not fit


class MakeLive(CallbackData, prefix="livemake"):
    question_id: Number
    count: Number


class OpenLiveQuiz(CallbackData, prefix="liveone"):
    quiz_id: Number


class SetLiveTime(CallbackData, prefix="livetime"):
    quiz_id: Number
    seconds: Number


class LeaveLiveGroup(CallbackData, prefix="liveown"):
    quiz_id: Number


class StartLive(CallbackData, prefix="livego"):
    quiz_id: Number


class AskNext(CallbackData, prefix="livenext"):
    quiz_id: Number
    position: Number  # of the question it follows


class EndLive(CallbackData, prefix="liveend"):
    quiz_id: Number


class OpenLiveResults(CallbackData, prefix="liveres"):
    quiz_id: Number
    page: Number = 0
