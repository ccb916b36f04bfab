from datetime import UTC, date, datetime, time, timedelta

import pytest

from academy import offers
from academy.errors.bookings import OfferPast, OfferUnclear, TooManySlots
from academy.offers import Offer

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "length", "last_day"),
    [
        ("25.11 15:00–16:00 по 20 минут", 20, date(2026, 11, 25)),
        ("25.11 15.00-16.00", 60, date(2026, 11, 25)),
        ("25 қараша 15:00–16:00 20 минуттан", 20, date(2026, 11, 25)),
        ("25.11.2026 15:00–16:00 по 30 минут, каждую неделю до 30.12", 30, date(2026, 12, 30)),
        ("25.11 15:00–16:00 20 минуттан 30.12-ге дейін", 20, date(2026, 12, 30)),
    ],
)
def test_an_offer_is_read_as_it_is_typed(text: str, length: int, last_day: date) -> None:
    day = date(2026, 11, 25)

    assert offers.read(text, now=NOW) == Offer(day, time(15), time(16), length, last_day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "завтра",
        "15:00–16:00 20 30",
        "25.11 16:00–15:00",
        "25.11 15:00–16:00 по 2 минуты",
        "25.11 15:00–16:00 по 90 минут",
        "25.11 15:00–25:00",
        "25.11 15:00–16:00 до 20.11.2026",
        "😀 15:00–16:00",
        "25.11 15:00–16:00 по 20 " * 20,
    ],
)
def test_what_is_no_offer_is_refused(text: str) -> None:
    with pytest.raises(OfferUnclear):
        offers.read(text, now=NOW)


def test_the_past_and_what_is_too_far_are_refused() -> None:
    for text in ("20.11.2026 09:00–10:00", "25.11 15:00–16:00 до 31.12.2027"):
        with pytest.raises(OfferPast):
            offers.read(text, now=NOW)


def test_an_offer_of_every_week_goes_on_into_the_next_year() -> None:
    autumn, winter = datetime(2026, 9, 1, 9, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC)

    typed = offers.read("07.09 15:00–16:00 до 30.05", now=autumn)
    ahead = offers.read("15.01.2027 15:00–16:00 до 30.05", now=winter)

    assert (typed.day, typed.last_day) == (date(2026, 9, 7), date(2027, 5, 30))
    assert (ahead.day, ahead.last_day) == (date(2027, 1, 15), date(2027, 5, 30))


def test_an_offer_until_a_day_the_next_year_does_not_have_is_refused() -> None:
    with pytest.raises(OfferUnclear):
        offers.read("05.06 15:00–16:00 до 29.02", now=datetime(2028, 6, 1, 9, tzinfo=UTC))


def test_an_offer_makes_at_most_two_hundred_slots() -> None:
    with pytest.raises(TooManySlots):
        offers.read("25.11 09:00–18:00 по 5 минут до 30.12", now=NOW)


def test_consultations_stand_one_after_the_other_every_week() -> None:
    plan = offers.read("25.11 15:00–16:00 по 25 минут до 02.12", now=NOW)

    spans = list(plan.spans())

    first = datetime(2026, 11, 25, 10, tzinfo=UTC)
    minutes = timedelta(minutes=25)
    assert spans[:2] == [(first, first + minutes), (first + minutes, first + 2 * minutes)]
    assert [begin for begin, _ in spans[2:]] == [each + timedelta(7) for each, _ in spans[:2]]
