"""Buttons of the rehearsal before an attestation."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class Rehearse(CallbackData, prefix="reh"):
    quiz_id: Number


class RehearseChoice(CallbackData, prefix="rehone"):
    quiz_id: Number


class RehearseMarks(CallbackData, prefix="rehmark"):
    quiz_id: Number
    marks: Number  # what is marked now, a bit for each option


class RehearseDone(CallbackData, prefix="rehdone"):
    quiz_id: Number
    marks: Number


class RehearseIdentity(CallbackData, prefix="rehface"):
    quiz_id: Number


class OpenRehearsals(CallbackData, prefix="rehs"):
    quiz_id: Number
    page: Number = 0


class NudgeToRehearse(CallbackData, prefix="rehnudge"):
    quiz_id: Number
