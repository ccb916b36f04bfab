"""Invites as pictures: a QR code for one person, a sheet of cards to cut out for a group.

Plain values in, bytes out: it runs in a worker, apart from Telegram and the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import segno
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = Path(__file__).parents[1] / "verification" / "fonts"
_PLAIN, _BOLD = "DejaVuSans", "DejaVuSans-Bold"
_COLUMNS, _ROWS = 2, 4
_MARGIN = 10 * mm
_WIDTH = (A4[0] - 2 * _MARGIN) / _COLUMNS
_HEIGHT = (A4[1] - 2 * _MARGIN) / _ROWS
_PAD = 4 * mm
_QR = 31 * mm
_QUIET = 4  # light modules around the code (ISO/IEC 18004)
_PIXELS = 10  # of a module in the picture
_LEADING = 1.25  # from line to line, by the size of the letters
_SMALL = 6.3


@dataclass(frozen=True)
class Ticket:
    """A card: whose, which link; the lines below it, in both languages."""

    name: str
    group: str
    link: str
    lines: Sequence[str]


def picture(link: str) -> bytes:
    """The link as a PNG of a QR code, with its quiet zone."""
    out = BytesIO()
    segno.make_qr(link, error="m").save(out, kind="png", scale=_PIXELS, border=_QUIET)
    return out.getvalue()


def sheet(tickets: Sequence[Ticket], title: str) -> bytes:
    """Cards to cut out, eight on a page of A4, as a PDF; names of any length fit."""
    for name in (_PLAIN, _BOLD):
        pdfmetrics.registerFont(TTFont(name, str(_FONTS / f"{name}.ttf")))
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setTitle(title)
    for number, ticket in enumerate(tickets):
        place = number % (_COLUMNS * _ROWS)
        if number and not place:
            canvas.showPage()
        left = _MARGIN + place % _COLUMNS * _WIDTH
        top = A4[1] - _MARGIN - place // _COLUMNS * _HEIGHT
        _card(canvas, ticket, left, top)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _card(canvas: Canvas, ticket: Ticket, left: float, top: float) -> None:
    canvas.setDash(2, 2)
    canvas.setLineWidth(0.4)
    canvas.rect(left, top - _HEIGHT, _WIDTH, _HEIGHT)
    canvas.setDash()
    _code(canvas, ticket.link, left + _WIDTH - _PAD - _QR, top - _PAD - _QR)
    width = _WIDTH - 3 * _PAD - _QR
    below = _words(canvas, ticket.name, _BOLD, (left + _PAD, top - _PAD), (width, 24 * mm))
    if ticket.group:
        _words(canvas, ticket.group, _PLAIN, (left + _PAD, below - 1 * mm), (width, 6 * mm))
    at = top - _PAD - _QR - 2 * mm
    whole = _WIDTH - 2 * _PAD
    for line in (ticket.link.removeprefix("https://"), *ticket.lines):
        at = _words(canvas, line, _PLAIN, (left + _PAD, at), (whole, 8 * mm), _SMALL) - 0.4 * mm


def _code(canvas: Canvas, link: str, left: float, bottom: float) -> None:
    """The QR code in vectors: one rectangle for each run of dark modules."""
    rows = list(segno.make_qr(link, error="m").matrix)
    size = _QR / len(rows)
    canvas.setFillGray(0)
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                at = bottom + _QR - (y + 1) * size
                canvas.rect(left + start * size, at, (x - start) * size, size, stroke=0, fill=1)
            x += 1


def _words(
    canvas: Canvas,
    text: str,
    font: str,
    at: tuple[float, float],
    box: tuple[float, float],
    size: float = 11.0,
) -> float:
    """Write the text below this point, smaller until it fits, at last shortened; where it ends."""
    width, height = box
    lines = _lines(text, font, size, width)
    while len(lines) * size * _LEADING > height and size > _SMALL:
        size -= 0.5
        lines = _lines(text, font, size, width)
    most = max(1, int(height / (size * _LEADING)))
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1] + "…"]
    canvas.setFont(font, size)
    x, y = at
    for line in lines:
        y -= size * _LEADING
        canvas.drawString(x, y + size * (_LEADING - 1), line)
    return y


def _lines(text: str, font: str, size: float, width: float) -> list[str]:
    """The text in lines of this width; a word that is wider is broken."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if pdfmetrics.stringWidth(joined, font, size) <= width:
            lines[-1] = joined
            continue
        lines.append("")
        for letter in word:
            if pdfmetrics.stringWidth(lines[-1] + letter, font, size) > width:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line] or [""]
