"""HTML of an author into runs: what a page would show, and where it would break lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from academy.importing.runs import BLOCK, CODE, LINK, PRE, Page, Run, allowed
from academy.importing.text_tables import show_table

_PARAGRAPHS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote"]
)
_LINES = frozenset(["div", "li", "tr", "section", "article", "dd", "dt", "center", "caption", "hr"])
_SILENT = frozenset(["script", "style", "head", "title", "template"])
_STYLES = {
    **dict.fromkeys(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"], "b"),
    **dict.fromkeys(["i", "em", "cite", "var", "dfn"], "i"),
    **dict.fromkeys(["u", "ins"], "u"),
    **dict.fromkeys(["s", "strike", "del"], "s"),
    **dict.fromkeys(["code", "tt", "kbd", "samp"], CODE),
    "pre": PRE,
    "blockquote": BLOCK,
}
_ABOVE = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyz−",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁻",
)
_BELOW = str.maketrans("0123456789+-=()aehijklmnoprstuvx−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ₋")
_COUNTS = re.compile(r"[0-9+=]")  # letters alone may as well be the ending of an ordinal
# What is no whole tag is text: html.parser needs the square of the time on unfinished ones.
_NO_TAG = re.compile(
    r"""<(?!/?[a-zA-Z](?:[^<>"']{1,1000}+|"[^"]{0,1000}+"|'[^']{0,1000}+'){0,50}+>)"""
)
_MOST_STYLES = 50  # open at the same time: deeper is no text but an attack
_MOST_TABLES = 4


def html_runs(text: str) -> list[Run]:
    """The runs of a page; entities decoded, scripts and unknown tags left out."""
    reader = _Reader()
    reader.feed(_NO_TAG.sub("&lt;", _without_comments(text)))
    reader.close()
    return reader.runs()


def _without_comments(text: str) -> str:
    parts: list[str] = []
    at = 0
    while (begun := text.find("<!--", at)) >= 0 and (ended := text.find("-->", begun + 4)) >= 0:
        parts.append(text[at:begun])
        at = ended + 3
    return "".join([*parts, text[at:]])


@dataclass
class _Table:
    """A table that is open; `outer` is where it will stand."""

    outer: Page
    depth: int  # how many styles were open outside
    rows: list[list[list[Run]]] = field(default_factory=list)
    cell: Page | None = None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._page = Page()
        self._silent = 0
        self._styles: list[tuple[str, str]] = []
        self._lists: list[int] = []  # the next number of each open list; 0 stands for bullets
        self._tables: list[_Table] = []
        self._scripts: list[str] = []

    def runs(self) -> list[Run]:
        while self._tables:
            self._end_table()
        return self._page.runs

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in ("table", "tr", "td", "th"):
            self._start_table_part(tag)
        self._break_for(tag)
        if tag == "br":
            self._page.break_line()
        elif tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else 0)
        elif tag == "li":
            self._write(self._bullet())
        else:
            self._start_inline(tag, dict(attrs))

    def _start_inline(self, tag: str, facts: Mapping[str, str | None]) -> None:
        if tag == "img" and facts.get("alt"):
            self._write(f"[{facts['alt']}]")
        elif tag in ("sub", "sup"):
            self._scripts.append(tag)
        elif tag == "a" and (facts.get("href") or "").startswith(("http:", "https:")):
            self._open(tag, LINK + (facts["href"] or "").strip())
        elif tag in _STYLES:
            self._open(tag, _STYLES[tag])

    def _open(self, tag: str, style: str) -> None:
        if len(self._styles) < _MOST_STYLES:
            self._styles.append((tag, style))

    def handle_endtag(self, tag: str) -> None:
        self._close(tag)
        self._break_for(tag)
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("sub", "sup") and self._scripts:
            self._scripts.pop()
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "table":
            self._end_table()

    def _close(self, tag: str) -> None:
        """The innermost open tag of this name; those opened in it stay open."""
        for at in range(len(self._styles) - 1, -1, -1):
            if self._styles[at][0] == tag:
                del self._styles[at]
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._write(self._scripted(data) if self._scripts else data)

    def _write(self, data: str) -> None:
        links = [style for _, style in self._styles if style.startswith(LINK)]
        others = [style for _, style in self._styles if not style.startswith(LINK)]
        styles = allowed([*others, *links[-1:]])
        if PRE in styles:
            self._page.write_lines(data, styles)
        else:
            self._page.write(data, styles)

    def _scripted(self, data: str) -> str:
        """Letters above or below the line where there are such letters."""
        words = data.strip()
        table, sign = (_ABOVE, "^") if self._scripts[-1] == "sup" else (_BELOW, "_")
        if all(ord(letter) in table for letter in words):
            return data.translate(table)
        return f"{sign}({words})" if _COUNTS.search(words) else data

    def _break_for(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._page.end_paragraph()
        elif tag in _LINES:
            self._page.end_line()

    def _bullet(self) -> str:
        if not self._lists or not self._lists[-1]:
            return "• "
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}. "

    def _start_table_part(self, tag: str) -> None:
        if tag == "table":
            if len(self._tables) < _MOST_TABLES:
                self._page.end_paragraph()
                self._tables.append(_Table(self._page, len(self._styles)))
            return
        if not self._tables:
            return
        self._end_cell()
        table = self._tables[-1]
        if tag == "tr" or not table.rows:
            table.rows.append([])
        if tag != "tr":
            table.cell = self._page = Page()

    def _end_cell(self) -> None:
        table = self._tables[-1] if self._tables else None
        if table is not None and table.cell is not None:
            table.rows[-1].append(table.cell.runs)
            table.cell = None
            self._page = table.outer
            del self._styles[table.depth :]

    def _end_table(self) -> None:
        self._end_cell()
        if self._tables:
            table = self._tables.pop()
            show_table(table.rows, table.outer)
