"""Texts of questions as their authors wrote them, and as a reader may see them: without tags."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser


class TextFormat(StrEnum):
    HTML = "html"
    MARKDOWN = "markdown"
    MOODLE = "moodle"  # plain lines in which tags may stand
    PLAIN = "plain"


@dataclass(frozen=True)
class Text:
    """The author's text, untouched, with its format."""

    text: str
    format: TextFormat = TextFormat.MOODLE

    @property
    def plain(self) -> str:
        return plain(self.text, self.format)

    @property
    def has_picture(self) -> bool:
        return self.format != TextFormat.PLAIN and _PICTURE.search(self.text) is not None


_PICTURE = re.compile(r"<img\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|br|hr|b|i|u|s|em|strong|span|div|font|sub|sup|ul|ol|li|table|tbody|thead|tr|td|th"
    r"|a|img|pre|code|blockquote|h[1-6]|center|small|big)"
    r"""(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*\s*/?>""",
    re.IGNORECASE,
)
_PARAGRAPHS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote"]
)
_LINES = frozenset(["div", "li", "tr", "section", "article", "dd", "dt", "center"])
_SILENT = frozenset(["script", "style", "head", "title", "template"])
_ABOVE = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_BELOW = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def plain(text: str, format: TextFormat) -> str:
    """The text for a reader of a messenger: entities decoded, no HTML tags; markdown stays."""
    if format in (TextFormat.PLAIN, TextFormat.MARKDOWN):
        return text.strip()
    if format == TextFormat.MOODLE and not _TAG.search(text):
        return html.unescape(text).replace("\xa0", " ").strip()
    if format == TextFormat.MOODLE:
        text = text.replace("\n", "<br>")
    reader = _Reader()
    # A marked section (<![…) makes html.parser give up; nobody means one in a question.
    reader.feed(text.replace("<![", "&lt;!["))
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects what a page would show, with line breaks where a page would have them."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._silent = 0
        self._pre = 0
        self._lists: list[int] = []  # the next number of each open list; 0 stands for bullets
        self._cells = 0
        self._scripts: list[Mapping[int, str | int | None]] = []
        self._link = ("", 0)  # the address, and where its words begin

    def text(self) -> str:
        lines = re.sub(r" *\n *", "\n", re.sub(r"  +", " ", "".join(self._parts)))
        return re.sub(r"\n{3,}", "\n\n", lines).strip(" \n").replace("\xa0", " ")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        self._break_for(tag)
        match tag:
            case "br":
                self._parts.append("\n")
            case "ul" | "ol":
                self._lists.append(1 if tag == "ol" else 0)
            case "li":
                self._parts.append(self._bullet())
            case "tr":
                self._cells = 0
            case _:
                self._start_inline(tag, dict(attrs))

    def _start_inline(self, tag: str, facts: Mapping[str, str | None]) -> None:
        if tag in ("td", "th"):
            self._parts.append(" | " if self._cells else "")
            self._cells += 1
        elif tag == "img" and facts.get("alt"):
            self._parts.append(f"[{facts['alt']}]")
        elif tag in ("sub", "sup"):
            self._scripts.append(_ABOVE if tag == "sup" else _BELOW)
        elif tag == "pre":
            self._pre += 1
        elif tag == "a":
            self._link = (facts.get("href") or "", len(self._parts))

    def handle_endtag(self, tag: str) -> None:
        self._break_for(tag)
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("sub", "sup") and self._scripts:
            self._scripts.pop()
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
        elif tag == "a":
            self._end_link()

    def _end_link(self) -> None:
        address, words = self._link
        if address.startswith(("http:", "https:")) and address not in "".join(self._parts[words:]):
            self._parts.append(f" ({address})")
        self._link = ("", 0)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._pre:
            # A space that is not to be folded; text() turns it back.
            self._parts.append(data.replace(" ", "\xa0"))
            return
        data = re.sub(r"\s+", " ", data)
        script = self._scripts[-1] if self._scripts else None
        fits = script is not None and all(ord(letter) in script for letter in data)
        self._parts.append(data.translate(script) if script is not None and fits else data)

    def _break_for(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._parts.append("\n\n")
        elif tag in _LINES and not (self._parts and self._parts[-1].endswith("\n")):
            self._parts.append("\n")

    def _bullet(self) -> str:
        if not self._lists or not self._lists[-1]:
            return "• "
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}. "
