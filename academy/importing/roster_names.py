"""Names of people in one column or three: family name first, as lists in Kazakhstan have them."""

import re
from dataclasses import dataclass

_INITIALS = re.compile(r"([^\W\d_])\.\s*(?:([^\W\d_])\.?)?")
_HYPHEN = re.compile(r"\s*[‐‑–-]\s*")


@dataclass(frozen=True)
class Name:
    """A person's name in three parts; the patronymic may be missing."""

    family: str
    given: str
    patronymic: str = ""

    @property
    def has_initials(self) -> bool:
        return bool(_INITIALS.fullmatch(self.given))


def one_line(text: str) -> str:
    """A part of a name as it is kept: one line, hyphens without spaces."""
    return _HYPHEN.sub("-", " ".join(text.split()))


def split(text: str) -> Name | None:
    """The three parts of a name in one cell, or nothing where it is a single word.

    The family name is the first word, or what stands before a comma; all after the given name is
    the patronymic: «Болат ұлы», «Вагиф оглы».
    """
    before, comma, after = one_line(text).partition(",")
    words = before.split()
    if comma and after.strip():
        family, rest = before.strip(), after.split()
    elif words:
        family, rest = words[0], words[1:]
    else:
        return None
    if not rest or not family:
        return None
    if len(rest) == 1 and (letters := _INITIALS.fullmatch(rest[0])):
        return Name(family, f"{letters[1]}.", f"{letters[2]}." if letters[2] else "")
    return Name(family, rest[0].rstrip(","), " ".join(rest[1:]))
