"""Consultations by appointment as learners see them, and what both are told about one."""

from datetime import date

from academy.bookings import PURPOSE_LENGTH, Booked, Free
from academy.pages import Page
from academy.withdrawals import OF_OTHERS
from bot.callbacks.bookings import (
    CancelBooking,
    ChooseConsultation,
    ChooseSlot,
    ConfirmBooking,
    ConfirmCancelling,
    OpenBooking,
    OpenBookings,
    OpenFreeSlots,
)
from bot.callbacks.directory import OpenPerson
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen, green, red
from bot.screens import moments
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.bookings import BookingState, Slot
from storage.tables.disciplines import Discipline
from storage.tables.people import Person
from storage.tables.timetable import LessonMode

NAME_LENGTH = 100  # a caption takes 1024 units with everything


def bookings(t: Translator, page: Page[Booked]) -> Screen:
    """The learner's own consultations, and the way to a new one."""
    rows: list[list[Button]] = [
        [(short(_booked_label(t, each)), OpenBooking(booking_id=each.booking.id))]
        for each in page.items
    ]
    turns = turning(t, page, lambda number: OpenBookings(page=number))
    new: list[Button] = [(t.plain("booking-new.button"), ChooseConsultation())]
    text = t("bookings") if page.items else t("bookings-none")
    return Screen(text, [*rows, turns, new, [(t.plain("menu.button"), OpenMenu())]])


def disciplines(t: Translator, page: Page[Discipline]) -> Screen:
    """In which discipline."""
    rows: list[list[Button]] = [
        [(short(each.title.text(t.locale)), OpenFreeSlots(discipline_id=each.id))]
        for each in page.items
    ]
    turns = turning(t, page, lambda number: ChooseConsultation(page=number))
    return Screen(t("booking-new"), [*rows, turns, [_all(t)]])


def free(t: Translator, at: OpenFreeSlots, day: date | None, page: Page[Free]) -> Screen:
    """The free slots of a day, teacher by teacher; a long day has several pages."""
    if day is None:
        return Screen(t("booking-free-none"), [[_all(t)]])
    facts = {"discipline_id": at.discipline_id, "booking_id": at.booking_id}
    rows: list[list[Button]] = [
        [(short(_free_label(each)), ChooseSlot(**facts, slot_id=each.slot.id))]
        for each in page.items
    ]
    turns = turning(t, page, lambda number: OpenFreeSlots(**facts, page=number))
    text = t("booking-free", day=moments.day(t, day))
    return Screen(text, [*rows, turns, [_all(t)]])


def choice(t: Translator, at: ChooseSlot, chosen: Free, *, has_lesson: bool) -> Screen:
    """The slot before it is booked; a purpose may be written."""
    lines = [t("booking-slot", time=_when(t, chosen.slot)), _teacher(t, chosen.teacher)]
    lines.append(mode_line(t, chosen.slot))
    if has_lesson:
        lines.append(t("booking-lesson"))
    if chosen.hides_learner:
        lines.append(t("booking-named"))
    is_new = not at.booking_id
    if is_new:
        lines += ["", t("booking-purpose-prompt", limit=PURPOSE_LENGTH)]
    facts = {"discipline_id": at.discipline_id, "booking_id": at.booking_id}
    label = t.plain("booking-confirm" if is_new else "booking-confirm-move")
    confirm: Button = (label, green(ConfirmBooking(**facts, slot_id=at.slot_id)))
    back: Button = (t.plain("booking-other"), OpenFreeSlots(**facts))
    return Screen("\n".join(lines), [[confirm], [back]])


def booking(t: Translator, at: Booked, *, is_ahead: bool) -> Screen:
    """One of the learner's consultations."""
    rows: list[list[Button]] = []
    number = at.booking.id
    if is_ahead and at.booking.state == BookingState.BOOKED:
        to = OpenFreeSlots(discipline_id=at.discipline.id, booking_id=number)
        rows.append([(t.plain("booking-move"), to)])
        rows.append([(t.plain("booking-cancel.button"), CancelBooking(booking_id=number))])
    head = t(f"booking-state-{at.booking.state}")
    return Screen("\n".join([head, *lines(t, at)]), [*rows, [_all(t)]])


def cancelling(t: Translator, at: Booked) -> Screen:
    """The last look before it is cancelled."""
    confirm: Button = (
        t.plain("booking-cancel-confirm"),
        red(ConfirmCancelling(booking_id=at.booking.id)),
    )
    back: Button = (t.plain("booking-keep"), OpenBooking(booking_id=at.booking.id))
    return Screen("\n".join([t("booking-cancel"), *lines(t, at)]), [[confirm], [back]])


def done(t: Translator, at: Booked, what: str) -> Screen:
    """It is booked, moved or cancelled."""
    return Screen("\n".join([t(f"booking-done-{what}"), *lines(t, at)]), [[_all(t)]])


def told(t: Translator, at: Booked, what: str, *, is_teacher: bool) -> Screen:
    """What is told to both when something changes; beside the file for the calendar."""
    parts = [t(f"booking-told-{what}"), *lines(t, at, is_teacher=is_teacher)]
    if what in ("booked", "moved"):
        parts += ["", t("booking-file")]
    rows: list[list[Button]] = []
    if not is_teacher and what in OF_OTHERS:
        parts += ["", t("booking-told-again")]
        rows.append([(t.plain("booking-other"), OpenFreeSlots(discipline_id=at.discipline.id))])
    if not is_teacher:
        rows.append([_all(t)])
    return Screen("\n".join(parts), rows)


def reminder(t: Translator, at: Booked, *, is_teacher: bool) -> Screen:
    """It begins soon."""
    return Screen("\n".join([t("booking-reminder"), *lines(t, at, is_teacher=is_teacher)]))


def untold(t: Translator, at: Booked, person_id: int, *, to_office: bool) -> Screen:
    """Somebody does not know of a change: whoever reads this tells them."""
    is_teacher = person_id == at.teacher.id
    head = t("booking-untold-teacher" if is_teacher else "booking-untold-learner")
    if not to_office:
        return Screen("\n".join([head, "", *lines(t, at, is_teacher=True)]))
    parts = [t("booking-time", time=_when(t, at.slot)), _teacher(t, at.teacher), _learner(t, at)]
    whom: list[Button] = [(t.plain("directory-person.button"), OpenPerson(person_id=person_id))]
    return Screen("\n".join([head, "", *parts]), [whom])


def lines(t: Translator, at: Booked, *, is_teacher: bool = False) -> list[str]:
    """When, about what, with whom, where, what for."""
    whom = _learner(t, at) if is_teacher else _teacher(t, at.teacher)
    parts = [t("booking-time", time=_when(t, at.slot))]
    title = at.discipline.title.text(t.locale)[:NAME_LENGTH]
    parts += [t("booking-discipline", discipline=title), whom, mode_line(t, at.slot)]
    if at.booking.purpose:
        parts.append(t("booking-purpose", purpose=at.booking.purpose))
    return parts


def mode_line(t: Translator, slot: Slot) -> str:
    """Where it is."""
    if slot.mode == LessonMode.ONLINE:
        return t("booking-online", place=slot.place or t.plain("booking-link-later"))
    return t("booking-classroom", place=slot.place)


def timetable_line(t: Translator, at: Booked, *, is_given: bool) -> str:
    """A consultation among somebody's lessons."""
    other = at.learner if is_given else at.teacher
    time = moments.hours(at.slot.starts_at, at.slot.ends_at)
    return t("booking-timetable", time=time, name=other.name[:NAME_LENGTH])


def _teacher(t: Translator, teacher: Person) -> str:
    return t("booking-teacher", name=teacher.name[:NAME_LENGTH])


def _learner(t: Translator, at: Booked) -> str:
    return t("booking-learner", name=at.learner.name[:NAME_LENGTH])


def _when(t: Translator, slot: Slot) -> str:
    return moments.span(t, slot.starts_at, slot.ends_at)


def _booked_label(t: Translator, at: Booked) -> str:
    return f"{moments.moment(t, at.slot.starts_at)} · {at.teacher.family_name}"


def _free_label(each: Free) -> str:
    time = moments.hours(each.slot.starts_at, each.slot.ends_at)
    teacher = each.teacher
    return f"{time} · {teacher.family_name} {teacher.given_name[:1]}."


def _all(t: Translator) -> Button:
    return t.plain("bookings.button"), OpenBookings()
