"""The calendar of the Academy: free days, and weekends that are worked on."""

from datetime import date

from academy import day_numbers
from academy.calendar_days import TITLE_LENGTH, Affected, Kept
from academy.pages import Page
from bot.callbacks.calendars import (
    AddFreeDay,
    AddWorkday,
    KeepFreeDay,
    OpenCalendar,
    OpenFreeDay,
    RemoveDay,
)
from bot.callbacks.years import OpenYear
from bot.reply import Button, Screen, red
from bot.screens import moments
from bot.screens.pages import turning
from bot.screens.shortening import short
from bot.screens.slots import taken_back
from locales import Translator
from storage.tables.hours import Holiday


def calendar(t: Translator, year: int, page: Page[Holiday], *, is_next: bool) -> Screen:
    """The days of a year; one is pressed to be taken back."""
    rows: list[list[Button]] = [
        [
            (
                short(f"{each.day:%d.%m} {_title(t, each)}"),
                OpenFreeDay(day=day_numbers.number(each.day)),
            )
        ]
        for each in page.items
    ]
    turns = turning(t, page, lambda number: OpenCalendar(is_next=is_next, page=number))
    other = str(year - 1 if is_next else year + 1)
    years: list[Button] = [(other, OpenCalendar(is_next=not is_next))]
    add: list[Button] = [
        (t.plain("calendar-free.button"), AddFreeDay()),
        (t.plain("calendar-work.button"), AddWorkday()),
    ]
    back: list[Button] = [(t.plain("year.button"), OpenYear())]
    return Screen(t("calendar", year=str(year)), [*rows, turns, add, [*years, *back]])


def day(t: Translator, at: Holiday) -> Screen:
    """One day, and the way to make it ordinary again."""
    text = t("calendar-day", day=moments.day(t, at.day), title=_title(t, at))
    remove: Button = (
        t.plain("calendar-remove.button"),
        red(RemoveDay(day=day_numbers.number(at.day))),
    )
    return Screen(text, [[remove], [_back(t)]])


def prompt(t: Translator, *, is_working: bool) -> Screen:
    """A day is awaited, with its title."""
    key = "calendar-work" if is_working else "calendar-free"
    return Screen(t(key, limit=TITLE_LENGTH), [[_back(t)]])


def check(t: Translator, at: date, affected: Affected) -> Screen:
    """The last look before everybody who is booked on this day is told that nobody comes."""
    text = t("absence-check", days=moments.day(t, at), count=affected.booked)
    keep: Button = (t.plain("absence-check-keep"), red(KeepFreeDay()))
    return Screen(text, [[keep], [(t.plain("hours-cancel"), OpenCalendar())]])


def kept(t: Translator, kept: Kept) -> Screen:
    """The calendar is another one from now on, and what it took back."""
    at = kept.day
    told = t("calendar-kept", day=moments.day(t, at.day), title=_title(t, at))
    return Screen("\n".join([told, *taken_back(t, kept.withdrawn)]), [[_back(t)]])


def _title(t: Translator, at: Holiday) -> str:
    own = at.title.text(t.locale)
    kind = t.plain("calendar-is-working" if at.is_working else "calendar-is-free")
    return f"{own} ({kind})" if own and at.is_working else own or kind


def _back(t: Translator) -> Button:
    return t.plain("calendar.button"), OpenCalendar()
