"""Buttons of people's decisions about identities, the reviewer's and the learner's."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number
from storage.tables.identity import RejectReason, Way


class OpenReviews(CallbackData, prefix="revs"):
    page: Number = 0


class ShowReview(CallbackData, prefix="rev"):
    check_id: Number


class ShowNextReview(CallbackData, prefix="revnx"):
    check_id: Number


class OpenReviewCase(CallbackData, prefix="revcs"):
    check_id: Number


class RejectIdentity(CallbackData, prefix="revno"):
    check_id: Number
    reason: RejectReason


class ConfirmIdentity(CallbackData, prefix="revok"):
    check_id: Number
    way: Way


class AskPictureAgain(CallbackData, prefix="revag"):
    check_id: Number


class OverruleIdentity(CallbackData, prefix="revov"):
    check_id: Number
    is_confirmed: bool


class OpenVouching(CallbackData, prefix="vch"):
    person_id: Number
    page: Number = 0


class OpenVouchedQuiz(CallbackData, prefix="vchq"):
    person_id: Number
    quiz_id: Number


class VouchIdentity(CallbackData, prefix="vchok"):
    person_id: Number
    quiz_id: Number
    way: Way


class OpenOwnCase(CallbackData, prefix="cs"):
    check_id: Number


class SpeakToCase(CallbackData, prefix="cssay"):
    check_id: Number


class BeginAgain(CallbackData, prefix="csag"):
    check_id: Number


class EndWithoutPicture(CallbackData, prefix="csno"):
    check_id: Number
