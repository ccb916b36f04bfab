"""The cells of one line of a roster, read by what their columns are to hold.

What is doubtful is told (`note`) and taken, or left out; what makes a person uncertain refuses
the whole line (`Unfit`): it is better to ask than to invent somebody.
"""

import re
from dataclasses import dataclass, field

import iins
from academy.importing import roster_phones, roster_words
from academy.importing.report import Changed
from academy.importing.roster_headers import Column, Header
from academy.importing.roster_letters import clean, cyrillic, shortened
from academy.importing.roster_words import is_nothing
from academy.importing.tables import Line

LONGEST = 500  # letters of a cell; names have their own limit
MOST_NUMBER = 10_000  # credits or hours

_FLOAT = re.compile(r"([0-9]+)[.,]0+")
_ROUNDED = re.compile(r"[0-9](?:[.,][0-9]+)?[eEеЕ]\+?[0-9]{1,2}")
_BETWEEN_DIGITS = re.compile(r"[\s'`’\-]+")
_NUMBER = re.compile(r"[0-9]+")
_SEVERAL = re.compile(r"[,;|\n]")
_SEVERAL_TITLES = re.compile(r"[;|\n]")
# As long as a birth date, and too short for an IIN that only lost the zeros before it.
_LIKE_A_DATE = range(6, 9)


class Unfit(ValueError):
    """A line that cannot become a person; `reason` and `facts` go into the report."""

    def __init__(self, reason: str, **facts: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


@dataclass
class Cells:
    """One line under its header. Every question may note something, or raise Unfit."""

    header: Header
    line: Line
    notes: list[Changed] = field(default_factory=list)

    def note(self, what: str, **facts: str | int) -> None:
        self.notes.append(Changed(self.line.number, what, facts))

    def texts(self, column: Column) -> list[str]:
        """What stands in the columns of this kind, cleaned, without the blank ones."""
        found = []
        for at in self.header.at(column):
            if at in self.line.faults:
                raise Unfit(self.line.faults[at], column=self._title(at))
            text = clean(self.line.cells.get(at, ""))
            if len(text) > LONGEST:
                raise Unfit("cell-too-long", column=self._title(at), limit=LONGEST)
            if not text or is_nothing(text):
                continue
            found.append(text)
            if at in self.line.dates:
                self.note("date-in-cell", column=self._title(at), text=text)
        return found

    def text(self, column: Column) -> str:
        """The first that is not blank, in one line."""
        return " ".join(next(iter(self.texts(column)), "").split())

    def name(self, column: Column) -> str:
        """A part of a name, with Latin letters in Cyrillic words mended."""
        return self.mended(self.text(column))

    def mended(self, name: str) -> str:
        found = cyrillic(name)
        if found != name and "latin-letters" not in {note.what for note in self.notes}:
            self.note("latin-letters")
        return found

    def several(self, column: Column) -> tuple[str, ...]:
        """All values of these columns, each once; commas part them unless something else does."""
        parts = []
        for text in self.texts(column):
            by = _SEVERAL_TITLES if _SEVERAL_TITLES.search(text) else _SEVERAL
            parts += [" ".join(part.split()) for part in by.split(text)]
        return tuple(dict.fromkeys(part for part in parts if part))

    def iin(self) -> str:
        """Twelve digits, of which only the length is sure; zeros a spreadsheet ate are restored."""
        written = self.text(Column.IIN)
        if _ROUNDED.fullmatch(written):
            raise Unfit("iin-rounded")
        digits = _BETWEEN_DIGITS.sub("", _without_fraction(written))
        if not any(letter.isdigit() for letter in digits):
            return ""
        if not (digits.isascii() and digits.isdecimal()):
            raise Unfit("iin-letters")
        if not digits.strip("0"):
            return ""
        if len(digits) > iins.LENGTH or len(digits) in _LIKE_A_DATE:
            raise Unfit("iin-length", digits=len(digits))
        if len(digits) < iins.LENGTH and len(digits) not in range(_LIKE_A_DATE.start):
            self.note("zeros-restored")
        return digits.zfill(iins.LENGTH)

    def code(self) -> str:
        return _without_fraction(self.text(Column.CODE))

    def roles(self) -> list[str]:
        """At least one. An empty cell, and a list without roles, mean a learner."""
        words = ", ".join(self.texts(Column.ROLE))
        found = roster_words.roles(words)
        if None in found:
            raise Unfit("unknown-role", role=shortened(words))
        if len(found) > 1:
            self.note("several-roles", text=shortened(words))
        return [role for role in found if role] or ["learner"]

    def phone(self) -> str:
        texts = self.texts(Column.PHONE)
        found = list(dict.fromkeys(phone for text in texts for phone in roster_phones.phones(text)))
        if not found and any(map(roster_phones.has_digits, texts)):
            self.note("bad-phone", text=shortened(" ".join(texts)))
        return self._first(found, "several-phones")

    def email(self) -> str:
        texts = self.texts(Column.EMAIL)
        found = list(dict.fromkeys(email for text in texts for email in roster_phones.emails(text)))
        if not found and any(len(text) > 1 for text in texts):
            self.note("bad-email", text=shortened(" ".join(texts)))
        return self._first(found, "several-emails")

    def locale(self) -> str:
        word = self.text(Column.LOCALE)
        found = roster_words.locale(word)
        if word and not found:
            self.note("unknown-language", text=shortened(word))
        return found

    def kind(self) -> str:
        word = self.text(Column.KIND)
        found = roster_words.kind(word) or roster_words.kind_of_programme(word)
        if word and not found:
            self.note("unknown-kind", text=shortened(word))
        return found

    def number(self, column: Column) -> int | None:
        """A count of credits or hours: «72», «72 ч.», «5,0»."""
        word = _without_fraction(self.text(column))
        found = _NUMBER.match(word)
        number = int(found[0]) if found and len(found[0]) < 6 else None
        if word and (number is None or not 0 < number <= MOST_NUMBER):
            self.note("bad-number", text=shortened(word))
            return None
        return number

    def _first(self, found: list[str], several: str) -> str:
        if len(found) > 1:
            self.note(several, taken=found[0], others=len(found) - 1)
        return found[0] if found else ""

    def _title(self, at: int) -> str:
        return shortened(clean(self.header.titles.get(at, "")))


def _without_fraction(text: str) -> str:
    whole = _FLOAT.fullmatch(text)
    return whole[1] if whole else text
