"""Telephone numbers and e-mail addresses as people write them into rosters.

A number without a country is Kazakhstani: "8 (701) …", "7701…", "701…" are "+7701…" (ITU E.164).
"""

import re

_SEVERAL = re.compile(r"[,;/|\n]|(?<=\d)\s*(?=\+)|\s{2,}")
_EXTENSION = re.compile(r"(?:\b(?:доб|ішкі|вн|ext|#)\b|#).*", re.IGNORECASE | re.DOTALL)
_FLOAT = re.compile(r"(\d+)[.,]0+")
_DIGITS = re.compile(r"\D+")
_EMAIL = re.compile(r"[^\s@<>\"',;:()]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")
_LONE_WORD = re.compile(r"\S+")


def phones(text: str) -> list[str]:
    """The right numbers of a cell, each once, as "+77010000000"; nothing where there is none."""
    found = [number for part in _parts(text) if (number := _phone(part))]
    if not found:
        words = [_phone(word) for word in _LONE_WORD.findall(text)]
        found = [word for word in words if word]
    return list(dict.fromkeys(found))


def has_digits(text: str) -> bool:
    """Whether somebody wrote a number at all, and not «нет» or a dash."""
    return any(letter.isdecimal() for letter in text)


def emails(text: str) -> list[str]:
    """The addresses of a cell, each once."""
    return list(dict.fromkeys(_EMAIL.findall(text)))


def _parts(text: str) -> list[str]:
    return _SEVERAL.split(text)


def _phone(written: str) -> str:
    if whole := _FLOAT.fullmatch(written.strip()):
        written = whole[1]
    written = _EXTENSION.sub("", written)
    digits = _DIGITS.sub("", written)
    is_international = "+" in written
    if digits.startswith("00") and not is_international:
        digits, is_international = digits[2:], True
    if len(digits) == 11 and digits[0] in "78":
        return _kazakhstani(digits[1:])
    if len(digits) == 10 and digits[0] == "7" and not is_international:
        return _kazakhstani(digits)
    is_foreign = is_international and 8 <= len(digits) <= 15 and digits[0] not in "07"
    return f"+{digits}" if is_foreign else ""


def _kazakhstani(national: str) -> str:
    return f"+7{national}" if national[0] in "3456789" else ""
