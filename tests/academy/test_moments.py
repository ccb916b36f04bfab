"""Dates and hours as lecturers type them, in both languages."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.errors.quiz_building import MomentUnclear
from academy.moments import moment, window
from academy.timetable import ACADEMY_ZONE

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=ACADEMY_ZONE)


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d.%m.%Y %H:%M").replace(tzinfo=ACADEMY_ZONE)


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("30.11.2026 10:00 – 12:00", "30.11.2026 10:00", "30.11.2026 12:00"),
        ("30.11.2026 10:00-12:00", "30.11.2026 10:00", "30.11.2026 12:00"),
        ("30.11.26 10.00 - 12.00", "30.11.2026 10:00", "30.11.2026 12:00"),
        ("30.11 10:00 — 12:00", "30.11.2026 10:00", "30.11.2026 12:00"),
        ("10.01 09:00-10:00", "10.01.2027 09:00", "10.01.2027 10:00"),
        ("30.11.2026 10:00 – 02.12.2026 18:00", "30.11.2026 10:00", "02.12.2026 18:00"),
        ("2026-11-30 10:00 - 12:00", "30.11.2026 10:00", "30.11.2026 12:00"),
        ("сегодня 15:00 – 16:00", "25.11.2026 15:00", "25.11.2026 16:00"),
        ("Бүгін 15:00–16:00", "25.11.2026 15:00", "25.11.2026 16:00"),
        ("бугин сағат 15:00 - 16:00", "25.11.2026 15:00", "25.11.2026 16:00"),
        ("ертең 9:00 - 10:30", "26.11.2026 09:00", "26.11.2026 10:30"),
        ("завтра с 9:00 до 10:30", "26.11.2026 09:00", "26.11.2026 10:30"),
        ("30 ноября 2026 г. 10:00 – 12:00", "30.11.2026 10:00", "30.11.2026 12:00"),
        ("30 қараша 10:00 – 12:00", "30.11.2026 10:00", "30.11.2026 12:00"),
        ("1 желтоқсан, 10:00 – 3 желтоқсан, 12:00", "01.12.2026 10:00", "03.12.2026 12:00"),
        ("15:00 – 16:00", "25.11.2026 15:00", "25.11.2026 16:00"),
        ("сегодня 22:00 – 02:00", "25.11.2026 22:00", "26.11.2026 02:00"),
        ("30.11.2026 – 02.12.2026", "30.11.2026 00:00", "02.12.2026 23:59"),
        ("завтра", "26.11.2026 00:00", "26.11.2026 23:59"),
    ],
)
def test_two_moments_are_read_in_usual_spellings(text: str, opens: str, closes: str) -> None:
    found = window(text, now=NOW)

    assert (found.opens_at, found.closes_at) == (at(opens), at(closes))


@pytest.mark.parametrize("text", ["бүгін 15:00", "сегодня 15:00", "25.11 15:00", "15:00"])
def test_one_moment_is_the_opening(text: str) -> None:
    found = window(text, now=NOW)

    assert (found.opens_at, found.closes_at) == (at("25.11.2026 15:00"), None)


@pytest.mark.parametrize("text", ["до 26.11 18:00", "26.11 18:00 дейін", "до завтра 18:00"])
def test_until_says_the_closing_only(text: str) -> None:
    found = window(text, now=NOW)

    assert (found.opens_at, found.closes_at) == (None, at("26.11.2026 18:00"))


def test_one_moment_alone_is_read_and_a_day_means_its_end() -> None:
    assert moment("завтра 12:20", now=NOW) == at("26.11.2026 12:20")
    assert moment("30.11", now=NOW) == at("30.11.2026 23:59")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "скоро",
        "31.02.2026 10:00 – 12:00",
        "30.11.2026 25:00 – 26:00",
        "30.11.2026 10:61",
        "30 шахтёра 10:00",
        "10:00 – 12:00 – 14:00",
        "30.11.2026 30.11.2026",
        "10:00 12:00",
        "0.0.2026",
        "30.11.2026 10:00 🙂",
        "1" * 101,
        "99.99.9999 – 00:00",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(MomentUnclear):
        window(text, now=NOW)


@given(st.text(alphabet="0123456789.:-–/ гжсводобүгінeртең", max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        found = window(text, now=NOW)
    except MomentUnclear:
        return
    assert found.opens_at or found.closes_at


@given(st.integers(0, 2_000_000))
def test_every_moment_is_read_back(minutes: int) -> None:
    there = NOW + timedelta(minutes=minutes)
    end = there + timedelta(hours=30)

    found = window(f"{there:%d.%m.%Y %H:%M} – {end:%d.%m.%Y %H:%M}", now=NOW)

    assert (found.opens_at, found.closes_at) == (there, end)
