"""The machine-readable zone of an identity card: three lines of thirty characters (ICAO 9303, TD1).

Line 1 of the Kazakhstani card ends with the IIN. The parser forgives what recognisers do to
letters and fillers; it never mends a digit: a check digit that does not fit is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations

import iins

LENGTH = 30

_STATE = "KAZ"
_SHORTEST = 5  # characters of a line worth looking at: "KIM<<" has as many
_NUMBERS = 15  # characters of a line that hold its numbers
_PROVED = 3  # checks out of five that must fit before a text counts as this zone
_YOUNGEST = 16  # years: nobody gets the card earlier
_DIGITS = str.maketrans("OQDILZSBGTA", "00011258674")
_LETTERS = str.maketrans("01258647", "OIZSBGAT")
_SIGNS = str.maketrans({"«": "<<", "‹": "<", "(": "<", "[": "<", "{": "<", "€": "<", "|": "I"})
_ALPHABETS = str.maketrans("АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJSABEZHIKMNOPTYX")
_OTHERS = re.compile(r"[^A-Z0-9<]")


@dataclass(frozen=True)
class Zone:
    """What the three lines say; a value stands here as it was read, also where its digit fails."""

    number: str
    """Nine digits."""
    iin: str
    """Twelve digits, or nothing where the card holds none."""
    birth: date | None
    expiry: date | None
    """None where the six digits are no date."""
    sex: str
    """M, F, or nothing."""
    family_name: str
    given_names: str
    """Latin capitals; names have no check digit."""
    number_fits: bool
    iin_fits: bool | None
    birth_fits: bool
    expiry_fits: bool
    """Whether the check digit fits, and a date is a real one; None where there is no IIN."""
    zone_fits: bool
    """The digit over all three lines; often fails when a recogniser miscounts fillers."""

    @property
    def score(self) -> int:
        """How many of five checks fit; five are a zone without a doubt."""
        digits = (self.number_fits, self.iin_fits, self.birth_fits, self.expiry_fits)
        return sum(bool(fits) for fits in (*digits, self.is_born_as_iin))

    @property
    def is_born_as_iin(self) -> bool | None:
        """Whether the birth date is the one the IIN begins with; None where one is missing."""
        if self.birth is None or not self.iin:
            return None
        return self.iin.startswith(f"{self.birth:%y%m%d}")


BEST = 5


def zone(texts: Sequence[str]) -> Zone | None:
    """The zone among these lines of text, in whatever order they come; None if there is none."""
    lines = [line for text in texts if len(line := _normal(text)) >= _SHORTEST]
    found = [
        _named(read, [line for line in lines if line is not first and line is not second])
        for first, second in permutations(lines, 2)
        if (read := _numbers(first, second))
    ]
    best = max(found, key=lambda read: read.score, default=None)
    return best if best and best.score >= _PROVED else None


def born(iin: str) -> date | None:
    """The birth date an IIN holds; None where its seventh digit names no century."""
    centuries = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
    return _date(iin[:6], centuries[iin[6]]) if iin[6:7] in centuries else None


def sex(iin: str) -> str:
    """M or F by the seventh digit of an IIN; nothing where it does not tell."""
    digit = iin[6:7]
    if not digit.isdecimal() or digit == "0":
        return ""
    return "M" if int(digit) % 2 else "F"


def check_digit(text: str) -> str:
    """The digit that proves a text of A-Z, 0-9 and fillers: weights 7, 3, 1, modulo 10."""
    values = (0 if letter == "<" else int(letter, 36) for letter in text)
    weights = (7, 3, 1)
    return str(sum(value * weights[at % 3] for at, value in enumerate(values)) % 10)


def _normal(text: str) -> str:
    return _OTHERS.sub("", text.upper().translate(_SIGNS).translate(_ALPHABETS))


def _numbers(first: str, second: str) -> Zone | None:
    at = first[:8].translate(_LETTERS).find(_STATE)
    if at < 0 or min(len(first), len(second)) < _NUMBERS:
        return None
    upper = "ID" + _STATE + first[at + len(_STATE) :].translate(_DIGITS)
    lower = second[:7].translate(_DIGITS) + second[7] + second[8:15].translate(_DIGITS)
    if not (lower[:7].isdecimal() and lower[8:].isdecimal()):
        return None
    iin = upper[15:27] if upper[15:27].isdecimal() else ""
    expiry = _date(lower[8:14], 2000)
    birth = _birth(lower[:6], iin, expiry)
    return Zone(
        number=upper[5:14],
        iin=iin,
        birth=birth,
        expiry=expiry,
        sex=lower[7] if lower[7] in "MF" else "",
        family_name="",
        given_names="",
        number_fits=check_digit(upper[5:14]) == upper[14:15],
        iin_fits=iins.is_valid(iin) if iin else None,
        birth_fits=birth is not None and check_digit(lower[:6]) == lower[6],
        expiry_fits=expiry is not None and check_digit(lower[8:14]) == lower[14],
        zone_fits=_zone_fits(upper, lower, second),
    )


def _birth(digits: str, iin: str, expiry: date | None) -> date | None:
    told = born(iin) if iin.startswith(digits) else None
    if told or expiry is None:
        return told
    young = _date(digits, 2000)
    is_old_enough = young is not None and young.year + _YOUNGEST <= expiry.year
    return young if is_old_enough else _date(digits, 1900)


def _date(digits: str, century: int) -> date | None:
    year, month, day = (int(digits[at : at + 2]) for at in (0, 2, 4))
    try:
        return date(century + year, month, day)
    except ValueError:
        return None


def _zone_fits(upper: str, lower: str, second: str) -> bool:
    over = upper.ljust(LENGTH, "<")[5:LENGTH] + lower[:7] + lower[8:] + "<" * 11
    return second[-1].translate(_DIGITS) == check_digit(over)


def _named(found: Zone, lines: Sequence[str]) -> Zone:
    for line in sorted(lines, key=lambda line: "<<" not in line):
        family, given = _names(line)
        if family:
            return replace(found, family_name=family, given_names=given)
    return found


def _names(line: str) -> tuple[str, str]:
    family, _, rest = line.translate(_LETTERS).strip("<").partition("<<")
    if "<" not in line or any(letter.isdecimal() for letter in family):
        return "", ""
    return " ".join(_words(family)), " ".join(_words(rest.lstrip("<").partition("<<")[0]))


def _words(text: str) -> Iterator[str]:
    return (word for word in text.split("<") if word)
