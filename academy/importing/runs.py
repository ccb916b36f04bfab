"""A text as runs of letters with their styles; white space lies between them as on a page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

BLOCK = "blockquote"
CODE = "code"
PRE = "pre"
LINK = "a "  # a style of a link is this and the address
_SPACES = re.compile(r"\s+")
_MOST_BREAKS = 2  # one empty line between paragraphs, never more


@dataclass(frozen=True)
class Run:
    """Letters of the same styles: b, i, u, s, code, pre, blockquote, or `a ` with an address."""

    text: str
    styles: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        return next((each[len(LINK) :] for each in self.styles if each.startswith(LINK)), "")


def allowed(styles: Iterable[str]) -> frozenset[str]:
    """The styles a messenger shows together: nothing in `pre`, and `code` in a quote at most."""
    wanted = frozenset(styles)
    if PRE in wanted:
        return frozenset([PRE])
    if CODE in wanted:
        return wanted & {CODE, BLOCK}
    return wanted


def merged(runs: Iterable[Run]) -> list[Run]:
    """The same letters in as few runs as possible."""
    groups = groupby(runs, key=lambda run: run.styles)
    return [Run("".join(run.text for run in group), styles) for styles, group in groups]


def letters(runs: Iterable[Run]) -> str:
    """The text alone; an address stands behind the words of its link, unless they are it."""
    parts: list[str] = []
    for address, group in groupby(runs, key=lambda run: run.address):
        words = "".join(run.text for run in group)
        parts.append(f"{words} ({address})" if address and address not in words else words)
    return "".join(parts)


class Page:
    """Collects runs. Spaces and line breaks wait until something comes after them."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._breaks = 0
        self._space = ""

    @property
    def runs(self) -> list[Run]:
        return merged(self._runs)

    def break_line(self) -> None:
        self._break(min(_MOST_BREAKS, self._breaks + 1))

    def end_line(self) -> None:
        self._break(max(1, self._breaks))

    def end_paragraph(self) -> None:
        self._break(_MOST_BREAKS)

    def write(self, text: str, styles: frozenset[str] = frozenset()) -> None:
        """Words; any white space in them is one space."""
        words = _SPACES.sub(" ", text)
        if words.startswith(" "):
            self._space = self._space or " "
        if words.strip(" "):
            self._add(words.strip(" "), styles)
            self._space = " " if words.endswith(" ") else ""

    def write_lines(self, text: str, styles: frozenset[str]) -> None:
        """Lines of preformatted text; their spaces stay, but those at the end of a line."""
        for number, line in enumerate(text.replace("\xa0", " ").split("\n")):
            if number:
                self.break_line()
            words = line.strip(" \t\r")
            if not words:
                self._space += line.replace("\r", "")
                continue
            start = line.index(words)
            self._space += line[:start]
            self._add(words, styles)
            self._space = line[start + len(words) :].replace("\r", "")

    def copy(self, runs: Iterable[Run], *more: str) -> None:
        """What another page collected, in these styles, too."""
        for run in runs:
            styles = allowed([*run.styles, *more])
            if PRE in styles:
                self.write_lines(run.text, styles)
                continue
            for number, line in enumerate(run.text.split("\n")):
                if number:
                    self.break_line()
                self.write(line, styles)

    def _break(self, breaks: int) -> None:
        self._breaks = breaks
        self._space = ""

    def _add(self, words: str, styles: frozenset[str]) -> None:
        before = self._runs[-1].styles if self._runs else styles
        if (PRE in styles) != (PRE in before) and self._breaks < _MOST_BREAKS:
            self.end_paragraph()
        gap = "\n" * self._breaks
        if PRE in styles:
            words = self._space + words
        elif not gap:
            gap = self._space
        if gap and self._runs:
            self._runs.append(Run(gap, before & styles))
        self._runs.append(Run(words, styles))
        self._breaks = 0
        self._space = ""
