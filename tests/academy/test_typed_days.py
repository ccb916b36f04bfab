from datetime import UTC, date, datetime, time

import pytest

from academy import typed_days
from academy.errors.hours import DaysUnclear, HoursUnclear

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
MORNING, AFTERNOON = (time(9), time(13)), (time(14), time(18))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09:00–13:00, 14:00–18:00", [MORNING, AFTERNOON]),
        ("14.00-18.00; 9-13", [MORNING, AFTERNOON]),
        ("9:00 — 13:00\n14:00 — 18:00", [MORNING, AFTERNOON]),
        ("20:00-24:00", [(time(20), time(23, 59))]),
    ],
)
def test_hours_are_read_as_they_are_typed(text: str, expected: list[object]) -> None:
    assert typed_days.hours(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😀",
        "9",
        "18:00–09:00",
        "09:00–09:00",
        "25:00–26:00",
        "09:61–10:00",
        "09:00–13:00, 12:00–18:00",
        "с 09:00–13:00 <b>",
        "1-2 3-4 5-6 7-8 9-10",
        "09:00–13:00 " * 20,
    ],
)
def test_what_are_no_hours_is_refused(text: str) -> None:
    with pytest.raises(HoursUnclear):
        typed_days.hours(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("24.12–31.12", date(2026, 12, 24), date(2026, 12, 31)),
        ("28.12–05.01", date(2026, 12, 28), date(2027, 1, 5)),
        ("24 желтоқсан – 31 желтоқсан", date(2026, 12, 24), date(2026, 12, 31)),
        ("с 24 декабря до 31 декабря", date(2026, 12, 24), date(2026, 12, 31)),
        ("1.12.2026", date(2026, 12, 1), date(2026, 12, 1)),
        ("завтра", date(2026, 11, 27), date(2026, 11, 27)),
        ("до 30.11", date(2026, 11, 26), date(2026, 11, 30)),
    ],
)
def test_days_are_read_as_they_are_typed(text: str, first: date, last: date) -> None:
    assert typed_days.days(text, now=NOW) == (first, last)


def test_a_turn_of_the_year_is_understood_in_summer_too() -> None:
    july = datetime(2026, 7, 1, 9, tzinfo=UTC)

    assert typed_days.days("28.12–05.01", now=july) == (date(2026, 12, 28), date(2027, 1, 5))


@pytest.mark.parametrize("text", ["", "отпуск", "31.02", "31.12.2027–24.12.2026", "😀" * 50])
def test_what_are_no_days_is_refused(text: str) -> None:
    with pytest.raises(DaysUnclear):
        typed_days.days(text, now=NOW)
