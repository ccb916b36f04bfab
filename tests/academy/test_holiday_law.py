from datetime import date

import pytest

from academy.holiday_law import free_days


def test_the_free_days_of_2026_are_those_the_government_published() -> None:
    told = {
        1: (1, 2, 7),
        3: (8, 9, 21, 22, 23, 24, 25),
        5: (1, 7, 9, 11, 27),
        7: (6,),
        10: (25, 26),
        12: (16,),
    }

    days = {date(2026, month, day) for month, each in told.items() for day in each}
    assert set(free_days(2026)) == days


def test_the_day_of_the_new_constitution_is_free_from_2027_on() -> None:
    assert date(2026, 8, 31) not in free_days(2026)
    assert date(2027, 3, 15) in free_days(2027)
    assert date(2027, 8, 30) not in free_days(2027)


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2027, 5, 16), date(2027, 5, 17)),  # Kurban Ait on a Sunday
        (date(2029, 1, 7), date(2029, 1, 8)),  # Christmas on a Sunday
    ],
)
def test_christmas_and_kurban_ait_give_no_other_day(day: date, moved: date) -> None:
    days = free_days(day.year)

    assert day in days
    assert moved not in days


def test_a_holiday_on_a_weekend_gives_the_next_working_day() -> None:
    days = free_days(2027)

    assert days[date(2027, 1, 4)] == days[date(2027, 1, 2)]  # Saturday to Monday
    assert days[date(2027, 3, 24)] == days[date(2027, 3, 21)]  # the 22nd and 23rd are free anyway
    assert days[date(2027, 5, 10)] == days[date(2027, 5, 9)]
