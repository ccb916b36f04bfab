"""A document of a few paragraphs as PDF: A4, DejaVu Sans with the Kazakh letters. The same words
give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = Path(__file__).parents[1] / "verification" / "fonts"
_MARGIN = 56.0  # points: 2 cm
_SIZES = {"title": 15, "heading": 11, "text": 10}
_BOLD = ("title", "heading")


@dataclass(frozen=True)
class Paragraph:
    """`style` is "title", "heading", "text", or "page" for the next page."""

    style: str
    text: str = ""


def document(title: str, paragraphs: Sequence[Paragraph]) -> bytes:
    """Draw it: `await tools.desk.run(document, title, paragraphs)`."""
    for name in ("DejaVuSans", "DejaVuSans-Bold"):
        pdfmetrics.registerFont(TTFont(name, str(_FONTS / f"{name}.ttf")))
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.setTitle(title)
    width, top = A4[0] - 2 * _MARGIN, A4[1] - _MARGIN
    at = top
    for paragraph in paragraphs:
        if paragraph.style == "page":
            canvas.showPage()
            at = top
            continue
        size = _SIZES[paragraph.style]
        font = "DejaVuSans-Bold" if paragraph.style in _BOLD else "DejaVuSans"
        for line in simpleSplit(paragraph.text, font, size, width) or [""]:
            if at < _MARGIN:
                canvas.showPage()
                at = top
            canvas.setFont(font, size)
            canvas.drawString(_MARGIN, at, line)
            at -= size * 1.4
        at -= size * 0.6
    canvas.save()
    return out.getvalue()
