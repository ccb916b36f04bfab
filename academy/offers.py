"""What a teacher types to offer consultations: 25.11 15:00–16:00 по 20 минут до 30.12.

A day, hours, the length of one consultation in minutes, and for an offer of every week the last
day. Without a length the hours are one consultation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from academy import typed_days
from academy.errors.bookings import OfferPast, OfferUnclear, TooManySlots
from academy.errors.hours import DaysUnclear
from academy.timetable import ACADEMY_ZONE

MOST = 200  # slots of one offer
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=4)  # of one consultation
_FARTHEST = timedelta(days=366)
_WEEK = timedelta(days=7)
_TYPED = 150  # characters of a message
_HOURS = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–—−]\s*(\d{1,2})[:.](\d{2})")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}(\.\d{2,4})?")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Offer:
    """Consultations of `length` minutes one after the other, on `day` and every week until
    `last_day`."""

    day: date
    begins: time
    ends: time
    length: int
    last_day: date

    def spans(self) -> Iterator[tuple[datetime, datetime]]:
        """When each consultation begins and ends."""
        day, step = self.day, timedelta(minutes=self.length)
        while day <= self.last_day:
            at = datetime.combine(day, self.begins, ACADEMY_ZONE)
            while at + step <= datetime.combine(day, self.ends, ACADEMY_ZONE):
                yield at, at + step
                at += step
            day += _WEEK


def read(text: str, *, now: datetime) -> Offer:
    """The offer that is typed so. Raises OfferUnclear, OfferPast, TooManySlots."""
    found = _HOURS.search(text) if len(text) <= _TYPED else None
    if found is None:
        raise OfferUnclear
    before, after = text[: found.start()], text[found.end() :]
    begins, ends = _time(*found.group(1, 2)), _time(*found.group(3, 4))
    day, until = _day(before, now), _DATE.search(after)
    last_day = _last_day(until, day, now) if until else day
    if until:
        after = after.replace(until.group(), " ", 1)
    numbers = _NUMBER.findall(after)
    whole = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    if len(numbers) > 1:
        raise OfferUnclear
    return checked(Offer(day, begins, ends, int(numbers[0]) if numbers else whole, last_day), now)


def checked(offer: Offer, now: datetime) -> Offer:
    """The offer, if it can be made. Raises OfferUnclear, OfferPast, TooManySlots."""
    length = timedelta(minutes=min(offer.length, 10_000))
    begin = datetime.combine(offer.day, offer.begins, ACADEMY_ZONE)
    if not SHORTEST <= length <= LONGEST or offer.last_day < offer.day:
        raise OfferUnclear
    if begin <= now or datetime.combine(offer.last_day, time(), ACADEMY_ZONE) - now > _FARTHEST:
        raise OfferPast
    count = sum(1 for _ in offer.spans())
    if not count:
        raise OfferUnclear
    if count > MOST:
        raise TooManySlots(most=MOST)
    return offer


def _day(text: str, now: datetime) -> date:
    """Raises OfferUnclear."""
    try:
        first, last = typed_days.days(text, now=now)
    except DaysUnclear:
        raise OfferUnclear from None
    if first != last:
        raise OfferUnclear
    return first


def _last_day(until: re.Match[str], day: date, now: datetime) -> date:
    """Before the first day and without a year, the next year's is meant. Raises OfferUnclear."""
    last_day = _day(until.group(), now)
    if last_day >= day or until.group(1):
        return last_day
    try:
        return typed_days.next_year(last_day)
    except DaysUnclear:
        raise OfferUnclear from None


def _time(hour: str, minute: str) -> time:
    """Raises OfferUnclear."""
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise OfferUnclear from None
