"""The markdown that is met in questions, as HTML: bold, italic, code, lists; the rest is text."""

import html
import re

_FENCE = re.compile(r"\s*```")
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*")
_BULLET = re.compile(r"\s*[-*+]\s+(.*)")
_CODE = re.compile(r"(`[^`]+`)")
_MARKS = (
    (re.compile(r"\*\*(?=\S)(.{1,300}?)(?<=\S)\*\*"), r"<b>\1</b>"),
    (re.compile(r"(?<!\w)__(?=\S)(.{1,300}?)(?<=\S)__(?!\w)"), r"<b>\1</b>"),
    (re.compile(r"~~(?=\S)(.{1,300}?)(?<=\S)~~"), r"<s>\1</s>"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])(.{1,300}?)(?<=[^\s*])\*(?![\w*])"), r"<i>\1</i>"),
    (re.compile(r"(?<!\w)_(?=[^\s_])(.{1,300}?)(?<=[^\s_])_(?!\w)"), r"<i>\1</i>"),
    (re.compile(r"\[([^\]\n]{1,300})\]\((https?://[^\s)\"<]{1,500})\)"), r'<a href="\2">\1</a>'),
)


def as_html(text: str) -> str:
    """The page that the markdown stands for; tags in it stay tags, lines stay lines."""
    parts: list[str] = []
    is_code = False
    for line in text.split("\n"):
        if _FENCE.match(line):
            parts.append("</pre>" if is_code else "<pre>")
            is_code = not is_code
        elif is_code:
            parts.append(html.escape(line, quote=False) + "\n")
        else:
            parts.append(_line(line.rstrip()))
    return "".join(parts)


def _line(line: str) -> str:
    heading, bullet = _HEADING.fullmatch(line), _BULLET.fullmatch(line)
    if heading:
        return f"<b>{_marked(heading[1])}</b><br>"
    return ("• " + _marked(bullet[1]) if bullet else _marked(line)) + "<br>"


def _marked(words: str) -> str:
    """Marks inside backquotes mean nothing."""
    pieces = _CODE.split(words)
    for at, piece in enumerate(pieces):
        if at % 2:
            pieces[at] = f"<code>{html.escape(piece[1:-1], quote=False)}</code>"
            continue
        for mark, tag in _MARKS:
            piece = mark.sub(tag, piece)
        pieces[at] = piece
    return "".join(pieces)
