"""Where one question of a GIFT file ends and the next begins; more forgiving than Moodle."""

import re
from dataclasses import dataclass

from academy.importing.report import Changed

ESCAPED = re.compile(r"\\[\\:#={}~n]")
_BRACE = re.compile(r"[{}]")
_CATEGORY = re.compile(r"\$CATEGORY:(.*)", re.IGNORECASE)
_MOODLE_ROOT = re.compile(r"^\$\w+\$/?(?:top(?:/|$))?")


def masked(text: str) -> str:
    """The text with every escaped sign blotted out: what is still seen there, is control."""
    return ESCAPED.sub("\0\0", text)


def category_path(written: str) -> str:
    """The path of a category without the root that Moodle writes before it."""
    return _MOODLE_ROOT.sub("", written) or written


@dataclass(frozen=True)
class Block:
    """The lines of one question, comments left out; `fault` is why it cannot be taken, or empty."""

    line: int
    text: str
    category: str
    comments: tuple[str, ...]
    fault: str


class Cutter:
    """Walks down the lines once. Line by line it knows whether a brace is open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.categories: list[str] = []
        self.changed: list[Changed] = []
        self._category = ""
        self._after_category = False
        self._comments: list[str] = []
        self._forget()

    def cut(self, text: str) -> None:
        for number, line in enumerate(text.split("\n"), start=1):
            self._take(number, line)
        self._end()

    def _forget(self) -> None:
        self._lines: list[tuple[int, str]] = []
        self._own_comments: tuple[str, ...] = ()
        self._is_open = False
        self._closed_at: int | None = None  # an index of self._lines
        self._empty_at: int | None = None  # the last empty line inside braces
        self._fault = ""

    def _take(self, number: int, line: str) -> None:
        words = line.strip()
        category = _CATEGORY.match(words)
        if words.startswith("//"):
            self._comment(words)
        elif category:
            self._end()
            self._open_category(category[1].strip())
        elif not words:
            self._empty_line(number)
        else:
            self._text_line(number, line)

    def _comment(self, words: str) -> None:
        if self._is_open and self._empty_at is not None:
            self._end()
        self._comments.append(words)

    def _open_category(self, path: str) -> None:
        self._category = category_path(path)
        self._after_category = True
        if self._category not in self.categories:
            self.categories.append(self._category)

    def _empty_line(self, number: int) -> None:
        self._after_category = False
        if not self._is_open:
            self._end()
            return
        self._empty_at = len(self._lines)
        self._lines.append((number, ""))

    def _text_line(self, number: int, line: str) -> None:
        mask = masked(line)
        if self._after_category:
            self.changed.append(Changed(number, "no-line-after-category"))
            self._after_category = False
        if self._lines and self._begins_question(mask.lstrip()):
            self._end_before(number)
        if not self._lines:
            self._own_comments, self._comments = tuple(self._comments), []
        self._lines.append((number, line))
        for brace in _BRACE.findall(mask):
            self._brace(brace)

    def _begins_question(self, mask: str) -> bool:
        if not mask.startswith("::"):
            return False
        loose = self._closed_at is not None or self._empty_at is not None
        return loose or "::" in mask[2:]

    def _brace(self, brace: str) -> None:
        here = len(self._lines) - 1
        if brace == "}":
            self._close(here)
        elif self._is_open and self._empty_at is not None:
            self._split_after(self._last_answer(self._empty_at))
        elif self._closed_at is not None and here > self._closed_at:
            self._split_after(self._closed_at)
        elif self._is_open or self._closed_at is not None:
            self._fault = self._fault or "brace-inside-braces"
        else:
            self._is_open = True

    def _close(self, here: int) -> None:
        if not self._is_open:
            self._fault = self._fault or "stray-brace"
            return
        self._is_open = False
        self._closed_at = here
        if self._empty_at is not None:
            self.changed.append(Changed(self._lines[0][0], "empty-line-in-braces"))
            self._empty_at = None

    def _last_answer(self, index: int) -> int:
        """The last line before this one that still belongs to the answers of an unclosed brace."""
        answers = [
            at for at, (_, line) in enumerate(self._lines[:-1]) if line.lstrip()[:1] in ("=", "~")
        ]
        return max([index, *answers])

    def _split_after(self, index: int) -> None:
        """The brace opened a second question: what stands after this line belongs to it."""
        rest = self._lines[index + 1 :]
        self._lines = self._lines[: index + 1]
        self._end_before(rest[0][0])
        self._own_comments, self._comments = tuple(self._comments), []
        self._lines = rest
        self._is_open = True

    def _end_before(self, number: int) -> None:
        """A question begins without an empty line; after an unclosed brace that is no news."""
        if not self._is_open:
            self.changed.append(Changed(number, "no-line-between"))
        self._end()

    def _end(self) -> None:
        lines = self._lines
        if lines:
            fault = "unclosed-brace" if self._is_open else self._fault
            text = "\n".join(line for _, line in lines)
            self.blocks.append(Block(lines[0][0], text, self._category, self._own_comments, fault))
        self._forget()
