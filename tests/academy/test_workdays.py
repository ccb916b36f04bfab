from datetime import datetime, timedelta

import pytest

from academy import workdays
from academy.timetable import ACADEMY_ZONE

HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of September 2026 at the Academy; the 1st is a Tuesday, the 5th a Saturday."""
    return datetime(2026, 9, day, hour, minute, tzinfo=ACADEMY_ZONE)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (at(1, 10), at(1, 14)),
        (at(1, 16), at(2, 11)),  # two hours today, two tomorrow
        (at(1, 7), at(1, 13)),  # before the day begins
        (at(1, 23), at(2, 13)),
        (at(4, 16), at(7, 11)),  # over the weekend
        (at(5, 12), at(7, 13)),
        (at(4, 14), at(4, 18)),  # to the minute
    ],
)
def test_four_working_hours_are_over_when_people_have_worked_so_long(
    since: datetime, until: datetime
) -> None:
    assert workdays.after_hours(since, 4 * HOUR) == until


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (at(1, 10), at(4, 10)),
        (at(3, 10), at(8, 10)),  # Thursday to Tuesday
        (at(4, 23, 30), at(9, 23, 30)),
        (at(5, 0), at(10, 0)),  # from Saturday on: Monday, Tuesday and Wednesday are whole
        (at(6, 20), at(10, 0)),
    ],
)
def test_three_working_days_leave_out_the_weekend(since: datetime, until: datetime) -> None:
    assert workdays.after_days(since, 3) == until


@pytest.mark.parametrize("days", [1, 2, 3, 4, 5, 10, 11])
def test_the_consent_names_no_less_than_the_longest_time_to_appeal(days: int) -> None:
    moments = [at(1, 0) + hour * HOUR for hour in range(14 * 24)]

    spans = [workdays.after_days(each, days) - each for each in moments]

    assert max(spans) == timedelta(days=workdays.longest(days))
