"""A day as a number, as buttons carry it: 20270315."""

from datetime import date


def number(day: date) -> int:
    """The number of a day."""
    return int(f"{day:%Y%m%d}")


def of(number: int) -> date | None:
    """The day of a number; none where there is no such day: anybody may make a button up."""
    try:
        return date(number // 10000, number // 100 % 100, number % 100)
    except ValueError:
        return None
