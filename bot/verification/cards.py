"""The reviewer's card: two faces side by side, what was measured, and how sure it is.

Drawn on demand and never stored; every text comes in from the caller (VERIFICATION 6).
"""

from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from PIL import Image, ImageDraw

from bot.verification.decision import Recommendation
from bot.verification.lettering import Fitted, Style, fitted, font

_WIDTH, _HEIGHT, _MARGIN = 1280, 860, 40
_PORTRAIT, _GAP, _TOP = 420, 24, 130
_FACTS_X = _MARGIN + 2 * _PORTRAIT + _GAP + 36
_FACT_HEIGHT = 74
_SCALE_Y, _SCALE_HEIGHT = 698, 34
_LEAST, _MOST = 0.20, 0.90

_INK, _MUTED, _EDGE = (28, 32, 38), (92, 100, 110), (222, 226, 230)
_GREEN, _AMBER, _RED = (46, 125, 80), (156, 104, 8), (178, 52, 48)
_BANDS = ((205, 230, 214), (247, 229, 190), (242, 208, 206))

Colour = tuple[int, int, int]


class Mark(StrEnum):
    """What a fact says about the check; drawn as colour and sign."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"


_MARKS: dict[Mark, tuple[Colour, str]] = {
    Mark.GOOD: (_GREEN, "✓"),
    Mark.DOUBTFUL: (_AMBER, "?"),
    Mark.BAD: (_RED, "✗"),
}
_ADVICE = {
    Recommendation.ACCEPT: Mark.GOOD,
    Recommendation.REVIEW: Mark.DOUBTFUL,
    Recommendation.RETAKE: Mark.DOUBTFUL,
    Recommendation.REJECT: Mark.BAD,
}


@dataclass(frozen=True)
class Fact:
    """One line beside the pictures, such as sharpness; six fit."""

    label: str
    value: str
    mark: Mark


@dataclass(frozen=True)
class Scale:
    """The distance, and the band it lies in; take limit and rejected from the Likeness."""

    caption: str
    distance: float
    limit: float
    rejected: float
    alike: str
    unclear: str
    other: str


@dataclass(frozen=True)
class Card:
    """Everything on a card; the portraits are square JPEGs as a Probe carries them."""

    title: str
    subtitle: str
    advice: str
    recommendation: Recommendation
    reference: bytes
    reference_label: str
    live: bytes
    live_label: str
    facts: tuple[Fact, ...]
    scale: Scale
    footer: str


def drawn(card: Card) -> bytes:
    """The card as a JPEG of 1280 x 860 pixels; texts too long shrink, wrap, and are cut last."""
    image = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    _head(draw, card)
    _portrait(image, draw, _MARGIN, card.reference, card.reference_label)
    _portrait(image, draw, _MARGIN + _PORTRAIT + _GAP, card.live, card.live_label)
    for row, fact in enumerate(card.facts[:6]):
        _fact(draw, _TOP + row * _FACT_HEIGHT, fact)
    _scale(draw, card.scale)
    footer = fitted(card.footer, _WIDTH - 2 * _MARGIN, Style(18, 14, lines=2))
    _write(draw, _MARGIN, 800, footer, _MUTED)
    file = BytesIO()
    image.save(file, "JPEG", quality=90, subsampling=0)
    return file.getvalue()


def _head(draw: ImageDraw.ImageDraw, card: Card) -> None:
    colour, sign = _MARKS[_ADVICE[card.recommendation]]
    draw.rectangle((0, 0, 12, _HEIGHT), fill=colour)
    advice = fitted(f"{sign} {card.advice}", 420, Style(24, 16, bold=True))
    left = _WIDTH - _MARGIN - advice.width - 40
    draw.rounded_rectangle((left, 32, _WIDTH - _MARGIN, 82), 25, fill=colour)
    draw.text((left + 20, 57), advice.lines[0], font=advice.font, fill="white", anchor="lm")
    room = left - 24 - _MARGIN
    styles = Style(34, 24, bold=True), Style(22, 20, lines=2, bold=True)
    title = fitted(card.title, room, *styles)
    bottom = 28 + len(title.lines) * title.line_height
    _write(draw, _MARGIN, 28, title, _INK)
    width = room if bottom < 84 else _WIDTH - 2 * _MARGIN
    _write(draw, _MARGIN, max(bottom, 78), fitted(card.subtitle, width, Style(22, 16)), _MUTED)


def _portrait(
    image: Image.Image, draw: ImageDraw.ImageDraw, left: int, jpeg: bytes, label: str
) -> None:
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as face:
        image.paste(face.convert("RGB").resize((_PORTRAIT, _PORTRAIT)), (left, _TOP))
    right, bottom = left + _PORTRAIT - 1, _TOP + _PORTRAIT - 1
    draw.rectangle((left, _TOP, right, bottom), outline=_EDGE)
    _write(draw, left, bottom + 10, fitted(label, _PORTRAIT, Style(22, 14, lines=2)), _MUTED)


def _fact(draw: ImageDraw.ImageDraw, top: int, fact: Fact) -> None:
    colour, sign = _MARKS[fact.mark]
    draw.ellipse((_FACTS_X, top + 4, _FACTS_X + 24, top + 28), fill=colour)
    middle = (_FACTS_X + 12, top + 16)
    draw.text(middle, sign, font=font(16, bold=True), fill="white", anchor="mm")
    left, room = _FACTS_X + 36, _WIDTH - _MARGIN - _FACTS_X - 36
    label = fitted(fact.label, room, Style(18, 14))
    _write(draw, left, top, label, _MUTED)
    styles = Style(22, 18, bold=True), Style(16, 14, lines=2, bold=True)
    value = fitted(fact.value, room, *styles)
    _write(draw, left, top + 24, value, _INK)


def _scale(draw: ImageDraw.ImageDraw, scale: Scale) -> None:
    room = _WIDTH - 2 * _MARGIN
    caption = fitted(scale.caption, room, Style(22, 14, bold=True))
    _write(draw, _MARGIN, 640, caption, _INK)
    bounds = (_LEAST, scale.limit, scale.rejected, _MOST)
    words = (scale.alike, scale.unclear, scale.other)
    for start, end, word, colour in zip(bounds, bounds[1:], words, _BANDS, strict=False):
        _band(draw, (_x(start), _x(end)), word, colour)
    for tenth in range(3, 9):
        middle = _x(tenth / 10)
        draw.line((middle, _SCALE_Y + 34, middle, _SCALE_Y + 40), fill=_MUTED)
        number = f"{tenth / 10:.1f}".replace(".", ",")
        draw.text((middle, _SCALE_Y + 42), number, font=font(18), fill=_MUTED, anchor="ma")
    x = _x(scale.distance)
    draw.polygon([(x - 11, _SCALE_Y - 14), (x + 11, _SCALE_Y - 14), (x, _SCALE_Y + 4)], fill=_INK)
    draw.line((x, _SCALE_Y, x, _SCALE_Y + _SCALE_HEIGHT), fill=_INK, width=3)


def _band(draw: ImageDraw.ImageDraw, sides: tuple[float, float], word: str, colour: Colour) -> None:
    left, right = sides
    if right <= left:
        return
    draw.rectangle((left, _SCALE_Y, right, _SCALE_Y + _SCALE_HEIGHT), fill=colour)
    text = fitted(word, right - left - 12, Style(18, 12))
    middle = ((left + right) / 2, _SCALE_Y + _SCALE_HEIGHT / 2)
    draw.text(middle, text.lines[0], font=text.font, fill=_INK, anchor="mm")


def _x(distance: float) -> float:
    share = (min(max(distance, _LEAST), _MOST) - _LEAST) / (_MOST - _LEAST)
    return _MARGIN + share * (_WIDTH - 2 * _MARGIN)


def _write(
    draw: ImageDraw.ImageDraw, left: float, top: float, text: Fitted, colour: Colour
) -> None:
    for number, line in enumerate(text.lines):
        place = (left, top + number * text.line_height)
        draw.text(place, line, font=text.font, fill=colour)
