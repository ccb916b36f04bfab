"""Buttons of consultations by appointment, the teacher's and the learner's.

Where a `booking_id` stands beside a slot, that booking is moved there; 0: a new one.
"""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenSlots(CallbackData, prefix="slt"):
    page: Number = 0


class OpenSlot(CallbackData, prefix="slto"):
    slot_id: Number


class OfferSlots(CallbackData, prefix="sltn"):
    pass


class OfferDay(CallbackData, prefix="sltd"):
    day: Number  # 20261130


class OfferTime(CallbackData, prefix="sltt"):
    day: Number
    hour: Number


class OfferLength(CallbackData, prefix="sltl"):
    day: Number
    hour: Number
    minutes: Number


class OfferFor(CallbackData, prefix="sltf"):
    discipline_id: Number  # 0: all


class OfferOnline(CallbackData, prefix="sltw"):
    pass


class WithdrawSlot(CallbackData, prefix="sltx"):
    slot_id: Number


class WithdrawRest(CallbackData, prefix="sltr"):
    slot_id: Number


class ConfirmWithdrawingRest(CallbackData, prefix="sltrok"):
    slot_id: Number


class MarkHeld(CallbackData, prefix="bkh"):
    booking_id: Number


class MarkMissed(CallbackData, prefix="bkm"):
    booking_id: Number


class OpenBooking(CallbackData, prefix="bko"):
    booking_id: Number


class OpenBookings(CallbackData, prefix="bks"):
    page: Number = 0


class ChooseConsultation(CallbackData, prefix="bkn"):
    page: Number = 0


class OpenFreeSlots(CallbackData, prefix="bkf"):
    discipline_id: Number
    booking_id: Number = 0
    page: Number = 0  # a day, or a part of a long one


class ChooseSlot(CallbackData, prefix="bkc"):
    discipline_id: Number
    slot_id: Number
    booking_id: Number = 0


class ConfirmBooking(CallbackData, prefix="bkok"):
    discipline_id: Number
    slot_id: Number
    booking_id: Number = 0


class CancelBooking(CallbackData, prefix="bkx"):
    booking_id: Number


class ConfirmCancelling(CallbackData, prefix="bkxok"):
    booking_id: Number
