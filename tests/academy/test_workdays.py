from datetime import date, datetime, time, timedelta

import pytest

from academy import workdays
from academy.holiday_law import free_days
from academy.timetable import ACADEMY_ZONE
from academy.workdays import Calendar, Schedule

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ORDINARY = Calendar()
ACADEMY = [Schedule(ORDINARY)]
FREE_ON_WEDNESDAY = Calendar(holidays=frozenset([date(2026, 9, 2)]))
SATURDAY_FOR_FRIDAY = Calendar(frozenset([date(2026, 9, 4)]), frozenset([date(2026, 9, 5)]))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of September 2026 at the Academy; the 1st is a Tuesday, the 5th a Saturday."""
    return datetime(2026, 9, day, hour, minute, tzinfo=ACADEMY_ZONE)


def lawful(*years: int) -> Calendar:
    return Calendar(holidays=frozenset(day for year in years for day in free_days(year)))


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
    assert workdays.after_hours(since, 4 * HOUR, ACADEMY) == until


def test_a_holiday_is_no_working_time_and_a_working_saturday_is() -> None:
    over_a_holiday = workdays.after_hours(at(1, 16), 4 * HOUR, [Schedule(FREE_ON_WEDNESDAY)])
    on_saturday = workdays.after_hours(at(3, 16), 4 * HOUR, [Schedule(SATURDAY_FOR_FRIDAY)])

    assert over_a_holiday == at(3, 11)
    assert on_saturday == at(5, 11)


def test_a_break_for_lunch_is_no_working_time() -> None:
    week = {1: ((time(9), time(13)), (time(14), time(18)))}

    until = workdays.after_hours(at(1, 12), 4 * HOUR, [Schedule(ORDINARY, week)])

    assert until == at(1, 17)


def test_of_several_it_is_enough_that_one_is_at_work() -> None:
    morning = Schedule(ORDINARY, {1: ((time(9), time(12)),)})
    midday = Schedule(ORDINARY, {1: ((time(11), time(14)),)})

    assert workdays.after_hours(at(1, 9), 4 * HOUR, [morning, midday]) == at(1, 13)
    assert workdays.next_at(at(1, 13), [morning, midday]) is None
    assert workdays.next_at(at(1, 14), [morning, midday]) == at(8, 9)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(1, 9), None),
        (at(1, 17, 59), None),
        (at(1, 18), at(2, 9)),
        (at(1, 8, 59), at(1, 9)),
        (at(4, 18), at(7, 9)),
        (at(6, 12), at(7, 9)),
    ],
)
def test_the_next_time_is_told_only_while_nobody_is_at_work(
    moment: datetime, expected: datetime | None
) -> None:
    assert workdays.next_at(moment, ACADEMY) == expected


def test_who_is_away_is_back_on_the_day_after_the_last() -> None:
    away = Schedule(ORDINARY, away=[(date(2026, 9, 1), date(2026, 9, 3))])

    assert workdays.next_at(at(1, 12), [away]) == at(4, 9)
    assert workdays.after_hours(at(1, 12), HOUR, [away]) == at(4, 10)


def test_whoever_never_works_is_not_waited_for_without_end() -> None:
    never = Schedule(ORDINARY, away=[(date(2026, 1, 1), date(2030, 1, 1))])

    assert workdays.after_hours(at(1, 12), HOUR, [never]) == at(1, 12) + 400 * DAY
    assert workdays.next_at(at(1, 12), [never]) == at(1, 12) + 400 * DAY


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
    assert workdays.after_days(since, 3, ORDINARY) == until


def test_three_working_days_leave_out_nauryz() -> None:
    friday = datetime(2026, 3, 20, 10, tzinfo=ACADEMY_ZONE)

    until = workdays.after_days(friday, 3, lawful(2026))

    assert until == datetime(2026, 3, 30, 10, tzinfo=ACADEMY_ZONE)  # the 24th and 25th are moved


@pytest.mark.parametrize("days", [1, 2, 3, 4, 5, 10, 11, 30])
def test_the_consent_names_no_less_than_the_longest_time_to_appeal(days: int) -> None:
    calendar = lawful(2026, 2027, 2028, 2029, 2030, 2031)
    begin = datetime(2026, 1, 1, 12, tzinfo=ACADEMY_ZONE)
    moments = [begin + each * DAY for each in range(5 * 365)]

    spans = [_uncapped(each, days, calendar) for each in moments]

    assert max(spans) <= timedelta(days=workdays.longest(days))


def test_nothing_takes_longer_than_the_consent_names() -> None:
    everything = Calendar(frozenset(date(2026, 9, 1) + each * DAY for each in range(60)))

    until = workdays.after_days(at(1, 10), 3, everything)

    assert until == at(1, 10) + workdays.longest(3) * DAY


def _uncapped(moment: datetime, days: int, calendar: Calendar) -> timedelta:
    """How long it takes by the calendar alone."""
    at = moment
    while days:
        at += DAY
        days -= calendar.is_workday(at.date())
    return at - moment
