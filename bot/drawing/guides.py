"""Guides drawn for a phone: how a selfie and an identity card are photographed, and how not.

Plain words in, a picture out: it runs in the desk's processes, apart from Telegram.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from bot.drawing.guide_scenes import CARDS, SELFIES
from bot.drawing.panels import FINE, INK, LABEL, PAPER, Page

_WIDTH, _MARGIN, _GAP = 1080, 36, 28
_GOOD, _BAD, _HEAD = 560, 330, 120  # heights of the panels and the title


@dataclass(frozen=True)
class Guide:
    """`part` is "selfie" or "card"; below the good picture its label, below each of four bad ones
    theirs."""

    part: str
    title: str
    good: str
    bad: tuple[str, str, str, str]


def drawn(guide: Guide) -> bytes:
    """A PNG of 1080 pixels in width: `await tools.desk.run(drawn, guide)`."""
    height = _HEAD + _GOOD + LABEL + 2 * (_BAD + LABEL + _GAP) + 2 * _GAP
    image = Image.new("RGB", (_WIDTH * FINE, height * FINE), PAPER)
    page = Page(ImageDraw.Draw(image))
    good, bads = SELFIES if guide.part == "selfie" else CARDS
    page.text(guide.title, (_MARGIN, 24, _WIDTH - _MARGIN, _HEAD - 8), 52, INK)
    page.panel((_MARGIN, _HEAD, _WIDTH - _MARGIN, _HEAD + _GOOD), good, guide.good, is_good=True)
    half = (_WIDTH - 2 * _MARGIN - _GAP) // 2
    for number, (scene, label) in enumerate(zip(bads, guide.bad, strict=True)):
        left = _MARGIN + number % 2 * (half + _GAP)
        top = _HEAD + _GOOD + LABEL + _GAP + number // 2 * (_BAD + LABEL + _GAP)
        page.panel((left, top, left + half, top + _BAD), scene, label, is_good=False)
    file = BytesIO()
    small = image.resize((_WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(128).save(file, "PNG", optimize=True)
    return file.getvalue()
