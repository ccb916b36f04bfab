"""Buttons of problems that learners report during an attempt."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class ReportProblem(CallbackData, prefix="prob"):
    attempt_id: Number


class SkipProblemText(CallbackData, prefix="probskip"):
    attempt_id: Number


class OpenProblems(CallbackData, prefix="probs"):
    page: Number = 0


class OpenProblem(CallbackData, prefix="probone"):
    problem_id: Number


class AnswerProblem(CallbackData, prefix="probans"):
    problem_id: Number


class OpenProblemTimes(CallbackData, prefix="probtimes"):
    problem_id: Number


class GiveTime(CallbackData, prefix="probtime"):
    problem_id: Number
    minutes: Number


class GiveOtherTime(CallbackData, prefix="probother"):
    problem_id: Number


class GiveAttempt(CallbackData, prefix="probtry"):
    problem_id: Number


class OpenProblemDecisions(CallbackData, prefix="probdecs"):
    problem_id: Number
    page: Number = 0


class LinkDecision(CallbackData, prefix="probdec"):
    problem_id: Number
    decision_id: Number


class StartDecision(CallbackData, prefix="probnew"):
    problem_id: Number
