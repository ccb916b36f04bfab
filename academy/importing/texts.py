"""Texts of questions as their authors wrote them, and as a reader may see them: no raw tags."""

import html
import re
from dataclasses import dataclass
from enum import StrEnum

from academy.importing.html_runs import html_runs
from academy.importing.markdown import as_html
from academy.importing.markup import FORMULA, tagged, with_formulas
from academy.importing.runs import Run, letters

MOST_LETTERS = 100_000  # with tags; what is longer is no question


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
    def markup(self) -> str:
        return markup(self.text, self.format)

    @property
    def has_picture(self) -> bool:
        return self.format != TextFormat.PLAIN and _PICTURE.search(self.text) is not None


_PICTURE = re.compile(r"<img\b", re.IGNORECASE)
_NAMES = (
    r"p|br|hr|b|i|u|s|em|strong|span|div|font|sub|sup|ul|ol|li|table|tbody|thead|tr|td|th"
    r"|a|img|pre|code|blockquote|h[1-6]|center|small|big|del|ins|strike"
)
_TAG = re.compile(
    rf"</?(?:{_NAMES})"
    r"""(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*\s*/?>""",
    re.IGNORECASE,
)
_NO_TAG = re.compile(rf"<(?!/?(?:{_NAMES})\b)", re.IGNORECASE)


def plain(text: str, format: TextFormat) -> str:
    """The text for a reader of a messenger: entities and marks read, no tags."""
    return letters(_runs(text, format))


def markup(text: str, format: TextFormat) -> str:
    """The same with the tags b, i, u, s, code, pre, a, blockquote, as the Bot API nests them.

    Empty where the text has no more to show than `plain`. Its own result gives
    it again, read as lines of Moodle's, or as HTML with a tag for every line break.
    """
    return tagged(_runs(text, format))


def _runs(text: str, format: TextFormat) -> list[Run]:
    if format == TextFormat.HTML and ("<" in text or "&" in text):
        return with_formulas(html_runs(text))
    if format == TextFormat.HTML:
        words = " ".join(text.split())
        return with_formulas([Run(words)] if words else [])
    if format == TextFormat.MARKDOWN:
        return with_formulas(html_runs(as_html(_NO_TAG.sub("&lt;", text))))
    if format == TextFormat.MOODLE and _TAG.search(text):
        return with_formulas(html_runs(text.replace("\n", "<br>")))
    if format == TextFormat.MOODLE:
        text = html.unescape(text)
    if FORMULA.search(text):  # spaces are folded as in every text that has tags
        lines = html.escape(text, quote=False).replace("\n", "<br>")
        return with_formulas(html_runs(lines))
    text = text.replace("\xa0", " ").strip()
    return [Run(text)] if text else []
