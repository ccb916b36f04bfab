"""Individual identification numbers: twelve digits that hold a birth date and prove themselves.

The rule is the Kazakhstani one (decree of the Government No 565 of 11 June 2003): six digits of
the birth date, one of century and sex, four of registration, one check digit. Imports nothing of
ours: rosters (`academy`) and cards (`bot.verification`, which knows no academy) ask the same rule.
"""

from calendar import isleap, monthrange

LENGTH = 12

_FIRST = tuple(range(1, 12))
_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_CENTURIES = {1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000}
_FOREIGNER = 0  # the seventh digit then says nothing of the century


def is_valid(iin: str) -> bool:
    """Whether these are twelve digits with a real birth date and the right check digit."""
    return not fault(iin)


def fault(iin: str) -> str:
    """What is wrong with the number (iin-length, iin-date, iin-check-digit), or nothing."""
    if len(iin) != LENGTH or not (iin.isascii() and iin.isdecimal()):
        return "iin-length"
    digits = [int(digit) for digit in iin]
    if not _has_date(digits):
        return "iin-date"
    return "" if digits[-1] == _check_digit(digits) else "iin-check-digit"


def is_placeholder(iin: str) -> bool:
    """Whether a list gives twelve digits without a date: its own number, not the State's."""
    return len(iin) == LENGTH and iin.isdecimal() and iin.startswith("000000")


def with_check_digit(first: str) -> str:
    """The number that begins with these eleven digits, or nothing where the rule gives none."""
    check = _check_digit([int(digit) for digit in first])
    return "" if check is None else f"{first}{check}"


def _check_digit(digits: list[int]) -> int | None:
    for weights in (_FIRST, _SECOND):
        rest = sum(w * d for w, d in zip(weights, digits, strict=False)) % 11
        if rest < 10:
            return rest
    return None


def _has_date(digits: list[int]) -> bool:
    year, month, day = (digits[at] * 10 + digits[at + 1] for at in (0, 2, 4))
    if digits[6] == _FOREIGNER:
        years = [1900 + year, 2000 + year]
    elif digits[6] in _CENTURIES:
        years = [_CENTURIES[digits[6]] + year]
    else:
        return False
    if not 1 <= month <= 12:
        return False
    longest = max(years, key=isleap)
    return 1 <= day <= monthrange(longest, month)[1]
