"""Everything a check holds stands on one picture, and what cannot be decoded is left out."""

from io import BytesIO

import numpy as np
from PIL import Image

from bot.verification import Piece, sheet
from tests.verification.conftest import saved
from tests.verification.filming import SIDE, filmed

CARD = saved(Image.new("RGB", (1280, 860), (200, 220, 240)))
PICTURE = saved(Image.new("RGB", (1000, 700), (90, 120, 150)))


def size(jpeg: bytes | None) -> tuple[int, int]:
    assert jpeg is not None
    with Image.open(BytesIO(jpeg)) as image:
        return image.size


def test_two_sides_of_a_card_stand_below_the_faces() -> None:
    found = sheet(CARD, [Piece(PICTURE, "Алдыңғы жағы"), Piece(PICTURE, "Артқы жағы")])

    assert size(found) == (1280, 860 + 20 + 496)


def test_frames_of_a_video_note_are_shown() -> None:
    shades = [np.full((SIDE, SIDE, 3), shade, np.uint8) for shade in range(20, 220, 8)]

    found = sheet(None, [Piece(filmed(shades), "Бейнехабар")])

    assert found is not None
    with Image.open(BytesIO(found)) as image:
        row = [image.getpixel((x, 100)) for x in (80, 300, 500)]
    assert row[0] < row[1] < row[2]  # type: ignore[operator]


def test_what_cannot_be_decoded_is_left_out() -> None:
    broken = [Piece(b"\xff\xd8cut", "?"), Piece(b"\0\0\0\x20ftypmp42" + b"\0" * 99, "?")]

    assert sheet(CARD, broken) == CARD
    assert sheet(None, broken) is None
    assert size(sheet(None, [*broken, Piece(PICTURE, "✓")])) == (1280, 20 + 496)
