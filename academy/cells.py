"""Tables for others: their formats, and cells that are safe to open in a spreadsheet."""

from enum import StrEnum

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


def cell(value: object) -> str:
    """The value as a table holds it: never a formula. One that a spreadsheet would take for a
    formula begins with an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
