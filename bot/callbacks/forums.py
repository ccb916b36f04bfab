"""Buttons of learners' forums: in a topic what it is about, for a teacher how lively it is."""

from aiogram.filters.callback_data import CallbackData

from academy.forums import Span
from bot.callbacks.numbers import Number


class OpenTopicChoice(CallbackData, prefix="fmtops"):
    page: Number = 0


class BindTopic(CallbackData, prefix="fmbind"):
    discipline_id: Number


class UnbindTopic(CallbackData, prefix="fmun"):
    pass


class OpenForums(CallbackData, prefix="fms"):
    span: Span = Span.WEEK
    page: Number = 0


class OpenForum(CallbackData, prefix="fm"):
    discipline_id: Number
    span: Span = Span.WEEK
    page: Number = 0
