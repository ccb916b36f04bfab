"""Sheets: what else a check holds, drawn below the reviewer's card: the sides of an identity card,
more selfies, frames of a video note. Drawn on demand and never stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from bot.verification.frames import Film, Unwatchable
from bot.verification.lettering import Style, fitted
from bot.verification.pictures import DEFAULT_GATE, Gate, Unusable, decoded

_WIDTH, _MARGIN, _COLUMNS = 1280, 20, 2
_CELL = (_WIDTH - (_COLUMNS + 1) * _MARGIN) // _COLUMNS
_BOX = (_CELL, 450)  # of a picture
_ROW = _BOX[1] + 46  # with its label
_FRAMES, _ACROSS = 6, 3
_INK = (28, 32, 38)


@dataclass(frozen=True)
class Piece:
    """A picture or a video note, and what it is called."""

    content: bytes
    label: str


def sheet(top: bytes | None, pieces: Sequence[Piece], gate: Gate = DEFAULT_GATE) -> bytes | None:
    """One JPEG, 1280 pixels wide: the card, if any, above the pieces, two in a row. What cannot be
    decoded is left out; none where nothing can."""
    tiles = [(tile, each.label) for each in pieces if (tile := _tile(each.content, gate))]
    head = Image.open(BytesIO(top), formats=["JPEG"]) if top else None
    if not tiles:
        return top
    above = head.height if head else 0
    rows = -(-len(tiles) // _COLUMNS)
    whole = Image.new("RGB", (_WIDTH, above + _MARGIN + rows * _ROW), "white")
    if head is not None:
        whole.paste(head, (0, 0))
    draw = ImageDraw.Draw(whole)
    for number, (tile, label) in enumerate(tiles):
        left = _MARGIN + (number % _COLUMNS) * (_CELL + _MARGIN)
        place = above + _MARGIN + number // _COLUMNS * _ROW
        whole.paste(tile, (left + (_CELL - tile.width) // 2, place))
        text = fitted(label, _CELL, Style(22, 14))
        draw.text((left, place + _BOX[1] + 8), text.lines[0], font=text.font, fill=_INK)
    file = BytesIO()
    whole.save(file, "JPEG", quality=88)
    return file.getvalue()


def _tile(content: bytes, gate: Gate) -> Image.Image | None:
    try:
        if content[4:8] == b"ftyp":
            return _reel(content, gate)
        picture = decoded(content, gate, longest=max(_BOX))
    except (Unusable, Unwatchable):
        return None
    picture.thumbnail(_BOX)
    return picture


def _reel(content: bytes, gate: Gate) -> Image.Image | None:
    """Six frames of a video note, from its beginning to its end."""
    side = _CELL // _ACROSS, _BOX[1] * _ACROSS // _FRAMES
    small = []
    for frame in Film(content, gate).frames():
        image = Image.fromarray(frame.pixels)
        image.thumbnail(side)
        small.append(image)
    if not small:
        return None
    chosen = [small[at * (len(small) - 1) // (_FRAMES - 1)] for at in range(_FRAMES)]
    reel = Image.new("RGB", (side[0] * _ACROSS, side[1] * (_FRAMES // _ACROSS)), "white")
    for number, image in enumerate(chosen):
        reel.paste(image, (number % _ACROSS * side[0], number // _ACROSS * side[1]))
    return reel
