from datetime import datetime, time

import pytest

from academy import quiet
from academy.settings import Settings
from academy.timetable import ACADEMY_ZONE


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=ACADEMY_ZONE)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        (at(1, 21, 59), at(1, 21, 59)),
        (at(1, 22), at(2, 7)),
        (at(2, 0), at(2, 7)),
        (at(2, 6, 59), at(2, 7)),
        (at(2, 7), at(2, 7)),
    ],
)
def test_from_ten_in_the_evening_what_rings_waits_until_seven(
    now: datetime, morning: datetime
) -> None:
    settings = Settings()

    assert quiet.morning(settings, now=now) == morning
    assert quiet.is_quiet(settings, now=now) is (now != morning)


def test_quiet_hours_may_lie_within_a_day_or_be_none() -> None:
    at_noon = Settings(quiet_from=time(12), quiet_until=time(13))
    never = Settings(quiet_from=time(7), quiet_until=time(7))

    assert quiet.morning(at_noon, now=at(1, 12, 30)) == at(1, 13)
    assert not quiet.is_quiet(at_noon, now=at(1, 23))
    assert not any(quiet.is_quiet(never, now=at(1, hour)) for hour in range(24))
