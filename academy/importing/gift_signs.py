"""A piece of a GIFT question in which the signs that are escaped can no longer be mistaken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from academy.importing.gift_blocks import ESCAPED, masked
from academy.importing.texts import Text, TextFormat

_FORMAT = re.compile(r"\s*\[(html|markdown|moodle|plain)\]", re.IGNORECASE)
_WEIGHT = re.compile(r"\s*%(-?[0-9]{1,3}(?:[.,][0-9]*)?)%")


class NotTaken(ValueError):
    """A question that cannot be taken; `reason` and `facts` go into the report."""

    def __init__(self, reason: str, **facts: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


@dataclass(frozen=True)
class Piece:
    """`mask` is as long as `text`; an escaped sign is two NULs there."""

    text: str
    mask: str

    @classmethod
    def of(cls, text: str) -> "Piece":
        return cls(text, masked(text))

    def part(self, start: int, end: int | None = None) -> "Piece":
        return Piece(self.text[start:end], self.mask[start:end])

    def stripped(self) -> "Piece":
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))

    def cut_at(self, sign: str) -> tuple["Piece", "Piece | None"]:
        """What stands before the first such sign, and what stands after it, if there is one."""
        at = self.mask.find(sign)
        return (self, None) if at < 0 else (self.part(0, at), self.part(at + len(sign)))

    def cut_from(self, starts: list[int]) -> Iterator["Piece"]:
        """The pieces that begin at these places; what stands before the first is left out."""
        for start, end in zip(starts, [*starts[1:], len(self.text)], strict=True):
            yield self.part(start, end)

    def signs(self, pattern: str) -> list[int]:
        """Where the pattern is seen."""
        return [found.start() for found in re.finditer(pattern, self.mask)]

    def plain(self) -> str:
        """The text with its escapes resolved."""
        return ESCAPED.sub(_resolved, self.text).strip()

    def formatted(self, inherited: TextFormat) -> Text:
        """The text with the format written before it, or else the one of the question."""
        written = _FORMAT.match(self.mask)
        format = TextFormat(written[1].lower()) if written else inherited
        rest = self.part(written.end()) if written else self
        return Text(_tidy(rest, format).plain(), format)

    def weighed(self) -> tuple[float | None, "Piece"]:
        """The weight in percent written before the text, and the rest.

        Raises NotTaken (bad-weight) where it is not within -100 and 100.
        """
        written = _WEIGHT.match(self.mask)
        if written is None:
            return None, self
        weight = float(written[1].replace(",", "."))
        if not -100 <= weight <= 100:
            raise NotTaken("bad-weight", weight=written[1])
        return weight, self.part(written.end())


def feedback(piece: Piece | None, inherited: TextFormat) -> Text | None:
    """What is said about an answer; an empty remark is none."""
    said = piece.formatted(inherited) if piece is not None else None
    return said if said is not None and said.text else None


def _resolved(escape: re.Match[str]) -> str:
    return "\n" if escape[0] == "\\n" else escape[0][1]


def _tidy(piece: Piece, format: TextFormat) -> Piece:
    """Plain lines lose the indentation of the file; in HTML and markdown it may mean something."""
    if format in (TextFormat.HTML, TextFormat.MARKDOWN):
        return piece
    return Piece.of("\n".join(line.strip() for line in piece.text.split("\n")))
