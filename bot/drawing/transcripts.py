"""A conversation as PDF: who wrote when, the texts, the pictures; A4, DejaVu Sans.

Plain values in, bytes out: it runs in the desk's processes, apart from Telegram and the database.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bot.verification.pictures import Unusable, decoded

_FONTS = Path(__file__).parents[1] / "verification" / "fonts"
_PLAIN, _BOLD = "DejaVuSans", "DejaVuSans-Bold"
_MARGIN = 50.0  # points
_WIDTH, _TOP = A4[0] - 2 * _MARGIN, A4[1] - _MARGIN
_LEADING = 1.35  # from line to line, by the size of the letters
_PICTURE = (260.0, 260.0)  # points: the largest width and height
_QUALITY = 72  # of JPEG
_LACKING = "□"  # stands for what the font has no letter of: most emoji
_GREYS = {"learner": 0.0, "staff": 0.35, "note": 0.6, "event": 0.8}  # of the bar beside a block


@dataclass(frozen=True)
class Block:
    """A message, or what happened: `kind` is "learner", "staff", "note" or "event"; `picture` is a
    JPEG."""

    kind: str
    head: str
    text: str = ""
    picture: bytes | None = None


@dataclass(frozen=True)
class Transcript:
    """The title, the facts below it, the blocks in order; `lacking` is said at the end where the
    font did not have every letter."""

    title: str
    facts: Sequence[str]
    blocks: Sequence[Block]
    lacking: str


def scaled(content: bytes) -> bytes | None:
    """The picture small enough for a document, as JPEG; none where it cannot be opened."""
    try:
        picture = decoded(content)
    except Unusable:
        return None
    out = BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def drawn(transcript: Transcript) -> bytes:
    """Draw it: `await tools.desk.run(drawn, transcript)`."""
    for name in (_PLAIN, _BOLD):
        pdfmetrics.registerFont(TTFont(name, str(_FONTS / f"{name}.ttf")))
    page = _Page(transcript.title)
    page.write(transcript.title, _BOLD, 14)
    for fact in transcript.facts:
        page.write(fact, _PLAIN, 9.5)
    for block in transcript.blocks:
        page.block(block)
    if page.lacks:
        page.gap(10)
        page.write(transcript.lacking, _PLAIN, 8)
    return page.finished()


class _Page:
    """Writes from top to bottom, page after page."""

    def __init__(self, title: str) -> None:
        self._out, self._at, self._number, self._bar = BytesIO(), _TOP, 1, 1.0
        self._canvas = Canvas(self._out, pagesize=A4, invariant=True)
        self._canvas.setTitle(title)
        self._letters = pdfmetrics.getFont(_PLAIN).face.charToGlyph
        self._drawn = {"\n": "\n", "\t": "    "}  # what stands for a letter
        self.lacks = False

    def block(self, block: Block) -> None:
        """A message: a bar beside it says whose it is, besides the words of its heading."""
        self.gap(9)
        self._bar = _GREYS[block.kind]
        self.write(block.head, _BOLD if block.kind != "event" else _PLAIN, 8.5)
        if block.text:
            self.write(block.text, _PLAIN, 10)
        if block.picture is not None:
            self._draw(block.picture)
        self._bar = 1.0

    def write(self, text: str, font: str, size: float) -> None:
        for line in _lines(self._shown(text), font, size):
            self._room(size * _LEADING)
            self._canvas.setFont(font, size)
            self._canvas.drawString(_MARGIN, self._at + size * (_LEADING - 1), line)

    def gap(self, height: float) -> None:
        self._at -= height

    def finished(self) -> bytes:
        self._end_page()
        self._canvas.save()
        return self._out.getvalue()

    def _draw(self, jpeg: bytes) -> None:
        picture = ImageReader(BytesIO(jpeg))
        width, height = picture.getSize()
        scale = min(_PICTURE[0] / width, _PICTURE[1] / height, 0.75)
        self._room(height * scale + 6)
        at = _MARGIN, self._at + 3
        self._canvas.drawImage(picture, *at, width=width * scale, height=height * scale)

    def _room(self, height: float) -> None:
        """Go down by so much, to the next page where there is no room."""
        if self._at - height < _MARGIN:
            self._end_page()
            self._at, self._number = _TOP, self._number + 1
        self._at -= height
        if self._bar < 1:
            self._canvas.setFillGray(self._bar)
            self._canvas.rect(_MARGIN - 10, self._at, 2.5, height, stroke=0, fill=1)
            self._canvas.setFillGray(0)

    def _end_page(self) -> None:
        self._canvas.setFont(_PLAIN, 8)
        self._canvas.drawRightString(A4[0] - _MARGIN, _MARGIN / 2, str(self._number))
        self._canvas.showPage()

    def _shown(self, text: str) -> str:
        """The letters the font has; signs that say nothing by themselves are left out."""
        text = unicodedata.normalize("NFC", text)
        for letter in set(text) - self._drawn.keys():
            is_sign = unicodedata.category(letter)[0] in "CM" and letter != "\n"
            self._drawn[letter] = letter if ord(letter) in self._letters and not is_sign else ""
            if not is_sign and not self._drawn[letter]:
                self._drawn[letter] = _LACKING
                self.lacks = True
        return "".join(self._drawn[letter] for letter in text)


def _lines(text: str, font: str, size: float) -> Iterator[str]:
    """The text in lines of the page's width; a word that is wider is broken."""
    space = pdfmetrics.stringWidth(" ", font, size)
    for paragraph in text.split("\n"):
        line, width = "", 0.0
        for word in paragraph.split(" "):
            own = pdfmetrics.stringWidth(word, font, size)
            if not line:
                line, width = word, own
            elif width + space + own <= _WIDTH:
                line, width = f"{line} {word}", width + space + own
            else:
                yield _visual(line)
                line, width = word, own
            if width > _WIDTH:
                *whole, line = _broken(line, font, size)
                yield from map(_visual, whole)
                width = pdfmetrics.stringWidth(line, font, size)
        yield _visual(line)


def _broken(word: str, font: str, size: float) -> list[str]:
    parts, width = [""], 0.0
    for letter in word:
        width += (own := pdfmetrics.stringWidth(letter, font, size))
        if width > _WIDTH:
            parts.append("")
            width = own
        parts[-1] += letter
    return parts


def _visual(line: str) -> str:
    """The line as it is drawn from left to right: runs of Hebrew and Arabic are turned round."""
    if not any(_turns(letter) for letter in line):
        return line
    out, run = "", ""
    for letter in line:
        if _turns(letter) or (run and letter == " "):
            run = letter + run
            continue
        out, run = out + run + letter, ""
    return out + run


def _turns(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL")
