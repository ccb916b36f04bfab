"""Buttons of whoever builds a quiz."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from academy.quiz_changes import Setting
from bot.callbacks.numbers import Number
from storage.tables.quizzes import QuizKind


class Part(StrEnum):
    """The pages of settings of a quiz."""

    TITLE = "title"
    WINDOW = "window"
    LIMIT = "limit"
    QUESTION_LIMIT = "each"
    ATTEMPTS = "tries"
    ORDER = "order"
    EXPIRY = "end"
    REVIEW = "review"
    BANDS = "bands"
    POLICY = "policy"
    GROUPS = "groups"


class Shift(StrEnum):
    """Quick windows: of a draft from now or tomorrow, of an open quiz its closing later."""

    DAY = "day"
    WEEK = "week"
    TOMORROW = "tomorrow"
    QUARTER = "quarter"
    HOUR = "hour"
    LATER_DAY = "later"


class OpenTaughtQuizzes(CallbackData, prefix="bqs"):
    page: Number = 0


class OpenTaughtQuiz(CallbackData, prefix="bq"):
    quiz_id: Number


class WriteQuiz(CallbackData, prefix="bqnew"):
    page: Number = 0


class ChooseQuizDiscipline(CallbackData, prefix="bqdis"):
    discipline_id: Number


class ChooseQuizKind(CallbackData, prefix="bqkind"):
    discipline_id: Number
    kind: QuizKind


class OpenQuizSettings(CallbackData, prefix="bqset"):
    quiz_id: Number


class OpenQuizPart(CallbackData, prefix="bqp"):
    quiz_id: Number
    part: Part
    page: Number = 0


class ChangeQuiz(CallbackData, prefix="bqc"):
    quiz_id: Number
    setting: Setting
    value: Number


class ChooseQuizGroup(CallbackData, prefix="bqg"):
    quiz_id: Number
    group_id: Number
    is_chosen: bool
    page: Number = 0


class ShiftWindow(CallbackData, prefix="bqw"):
    quiz_id: Number
    shift: Shift


class UseUsualBands(CallbackData, prefix="bqb"):
    quiz_id: Number
    is_used: bool


class OpenDraws(CallbackData, prefix="bqds"):
    quiz_id: Number
    page: Number = 0


class OpenDraw(CallbackData, prefix="bqd"):
    quiz_id: Number
    question_id: Number


class ChangeDraw(CallbackData, prefix="bqdc"):
    quiz_id: Number
    question_id: Number
    count: Number


class ChangeWorth(CallbackData, prefix="bqdw"):
    quiz_id: Number
    question_id: Number
    tenths: Number


class PublishQuiz(CallbackData, prefix="bqpub"):
    quiz_id: Number


class DiscardQuiz(CallbackData, prefix="bqdel"):
    quiz_id: Number


class ConfirmDiscarding(CallbackData, prefix="bqdely"):
    quiz_id: Number


class CloseQuiz(CallbackData, prefix="bqend"):
    quiz_id: Number


class ConfirmClosingQuiz(CallbackData, prefix="bqendy"):
    quiz_id: Number
