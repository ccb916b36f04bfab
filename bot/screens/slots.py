"""What a teacher sees of consultations by appointment: the own slots, and how to offer more."""

from collections.abc import Sequence
from datetime import date

from academy import day_numbers
from academy.bookings import Booked
from academy.offers import Offer
from academy.pages import Page
from academy.slots import PLACE_LENGTH, Affected, Offered, Own
from bot.callbacks.bookings import (
    ConfirmWithdrawingRest,
    MarkHeld,
    MarkMissed,
    OfferDay,
    OfferFor,
    OfferLength,
    OfferOnline,
    OfferSlots,
    OfferTime,
    OpenSlot,
    OpenSlots,
    WithdrawRest,
    WithdrawSlot,
)
from bot.callbacks.hours import OpenHours
from bot.reply import Button, Screen, red
from bot.screens import moments
from bot.screens.bookings import NAME_LENGTH, lines, mode_line
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.bookings import Slot
from storage.tables.disciplines import Discipline

LENGTHS = (15, 20, 30, 60)  # minutes
_ROW, _DAYS_IN_A_ROW = 4, 2  # buttons whose words a small phone shows whole


def slots(t: Translator, page: Page[Own]) -> Screen:
    """The slots by time; who is booked stands on the button."""
    rows: list[list[Button]] = [
        [(_label(t, each), OpenSlot(slot_id=each.slot.id))] for each in page.items
    ]
    turns = turning(t, page, lambda number: OpenSlots(page=number))
    offer: Button = (t.plain("slot-offer.button"), OfferSlots())
    back: Button = (t.plain("hours-back"), OpenHours())
    text = t("slots") if page.items else t("slots-none")
    return Screen(text, [*rows, turns, [offer], [back]])


def slot(t: Translator, own: Own, *, has_begun: bool) -> Screen:
    """One slot: who comes and why; what can be done."""
    when = moments.span(t, own.slot.starts_at, own.slot.ends_at)
    told = [t("slot", time=when), mode_line(t, own.slot)]
    if own.learner is not None and own.booking is not None and own.discipline is not None:
        told.append(t("booking-discipline", discipline=own.discipline.title))
        told.append(t("booking-learner", name=own.learner.name[:NAME_LENGTH]))
        if own.booking.purpose:
            told.append(t("booking-purpose", purpose=own.booking.purpose))
    else:
        told.append(t("slot-free"))
    rows: list[list[Button]] = []
    if has_begun and own.booking is not None:
        rows.append(marks(t, own.booking.id))
    if not has_begun:
        rows.append([(t.plain("slot-withdraw"), red(WithdrawSlot(slot_id=own.slot.id)))])
    if not has_begun and own.slot.series_id is not None:
        rows.append([(t.plain("slot-rest.button"), WithdrawRest(slot_id=own.slot.id))])
    return Screen("\n".join(told), [*rows, [(t.plain("slots.button"), OpenSlots())]])


def withdrawn(t: Translator, slot: Slot) -> Screen:
    """Nobody can book it any more."""
    text = t("slot-withdrawn", time=moments.span(t, slot.starts_at, slot.ends_at))
    return Screen(text, [[(t.plain("slots.button"), OpenSlots())]])


def rest(t: Translator, slot: Slot, affected: Affected) -> Screen:
    """The last look before the rest of an offer is withdrawn."""
    when = moments.span(t, slot.starts_at, slot.ends_at)
    told = [t("slot-rest", time=when, count=affected.slots)]
    if affected.booked:
        told.append(t("slot-rest-booked", count=affected.booked))
    confirm = red(ConfirmWithdrawingRest(slot_id=slot.id))
    rows: list[list[Button]] = [
        [(t.plain("slot-rest-confirm"), confirm)],
        [(t.plain("booking-keep"), OpenSlot(slot_id=slot.id))],
    ]
    return Screen("\n".join(told), rows)


def taken_back(t: Translator, told: Affected) -> list[str]:
    """How many times were taken back, and to how many people that was told; of none nothing."""
    lines = [t("withdrawn-slots", count=told.slots)] if told.slots else []
    return [*lines, t("withdrawn-bookings", count=told.booked)] if told.booked else lines


def rest_withdrawn(t: Translator, told: Affected) -> Screen:
    """What was withdrawn, and how many of them were booked."""
    return Screen("\n".join(taken_back(t, told)), [[(t.plain("slots.button"), OpenSlots())]])


def marks(t: Translator, booking_id: int) -> list[Button]:
    """What came of it, in one tap."""
    return [
        (t.plain("booking-held"), MarkHeld(booking_id=booking_id)),
        (t.plain("booking-missed"), MarkMissed(booking_id=booking_id)),
    ]


def prompt(t: Translator, days: Sequence[date]) -> Screen:
    """An offer is awaited as a text; or a day is pressed first."""
    buttons: list[Button] = [
        (
            f"{moments.weekday(t, each.weekday())} {each:%d.%m}",
            OfferDay(day=day_numbers.number(each)),
        )
        for each in days
    ]
    rows = [buttons[at : at + _DAYS_IN_A_ROW] for at in range(0, len(buttons), _DAYS_IN_A_ROW)]
    return Screen(t("slot-offer"), [*rows, [(t.plain("slots.button"), OpenSlots())]])


def times(t: Translator, day: date, hours: Sequence[int]) -> Screen:
    """The hours of a day."""
    buttons: list[Button] = [
        (f"{hour:02}:00", OfferTime(day=day_numbers.number(day), hour=hour)) for hour in hours
    ]
    rows = [buttons[at : at + _ROW] for at in range(0, len(buttons), _ROW)]
    back: list[Button] = [(t.plain("slot-again"), OfferSlots())]
    return Screen(t("slot-time", day=moments.day(t, day)), [*rows, back])


def lengths(t: Translator, day: date, hour: int) -> Screen:
    """How long one consultation is."""
    buttons: list[Button] = [
        (
            t.plain("slot-minutes", minutes=str(each)),
            OfferLength(day=day_numbers.number(day), hour=hour, minutes=each),
        )
        for each in LENGTHS
    ]
    back: list[Button] = [(t.plain("slot-again"), OfferSlots())]
    time = f"{moments.day(t, day)} {hour:02}:00"
    return Screen(t("slot-length", time=time), [buttons[:2], buttons[2:], back])


def where(t: Translator, plan: Offer, taught: Sequence[Discipline], chosen: int) -> Screen:
    """Where it is; and for which discipline, where the teacher has several."""
    rows: list[list[Button]] = []
    if len(taught) > 1:
        all_of_them = (t.plain("slot-all"), OfferFor(discipline_id=0))
        own = [(each.title.text(t.locale), OfferFor(discipline_id=each.id)) for each in taught]
        rows = [[(_mark(label, to, chosen), to)] for label, to in (all_of_them, *own)]
    online: list[Button] = [(t.plain("slot-online"), OfferOnline())]
    back: list[Button] = [(t.plain("slot-again"), OfferSlots())]
    text = t("slot-where", time=_plan(t, plan), limit=PLACE_LENGTH)
    return Screen(text, [*rows, online, back])


def offered(t: Translator, told: Offered) -> Screen:
    """What was made, and what was left out and why."""
    report = [t("slot-offered", count=told.count)]
    for word in ("holidays", "away", "taken", "lessons"):
        count = getattr(told, word)
        if count:
            report.append(t(f"slot-skipped-{word}", count=count))
    rows: list[list[Button]] = [
        [(t.plain("slots.button"), OpenSlots())],
        [(t.plain("slot-offer.button"), OfferSlots())],
    ]
    return Screen("\n".join(report), rows)


def marked(t: Translator, at: Booked) -> Screen:
    """What came of it is kept."""
    text = t(f"booking-marked-{at.booking.state}")
    told = [text, *lines(t, at, is_teacher=True)]
    return Screen("\n".join(told), [[(t.plain("slots.button"), OpenSlots())]])


def _plan(t: Translator, plan: Offer) -> str:
    text = f"{moments.day(t, plan.day)} {plan.begins:%H:%M}–{plan.ends:%H:%M}"
    if plan.last_day == plan.day:
        return text
    return t.plain("slot-weekly", time=text, until=f"{plan.last_day:%d.%m.%Y}")


def _mark(label: str, to: OfferFor, chosen: int) -> str:
    text = short(label)
    return f"✓ {text}" if to.discipline_id == chosen else text


def _label(t: Translator, own: Own) -> str:
    text = moments.moment(t, own.slot.starts_at)
    text = f"{text} · {own.learner.family_name}" if own.learner else text
    return short(text)
