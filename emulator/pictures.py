"""Sizes of a photo: what Telegram measures, and the small copies it makes."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from emulator import limits
from emulator.errors import bad

SMALL_SIDES = (90, 320)


@dataclass(frozen=True)
class Size:
    """One size of a photo."""

    data: bytes
    width: int
    height: int


def sizes(data: bytes) -> list[Size]:
    """The small copies and the photo itself, the smallest first; raises what Telegram says."""
    if len(data) > limits.PHOTO_BYTES:
        raise bad(
            f"file of size {len(data)} bytes is too big for a photo; "
            f"the maximum size is {limits.PHOTO_BYTES} bytes"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return measured(data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise bad("PHOTO_INVALID_DIMENSIONS") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise bad("IMAGE_PROCESS_FAILED") from error


def measured(data: bytes) -> list[Size]:
    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
        too_long = max(width, height) > limits.PHOTO_RATIO * min(width, height)
        if width + height > limits.PHOTO_SIDES or too_long:
            raise bad("PHOTO_INVALID_DIMENSIONS")
        small = [smaller(picture, side) for side in SMALL_SIDES if max(width, height) > side]
        return [*small, Size(data, width, height)]


def smaller(picture: Image.Image, side: int) -> Size:
    copy = picture.copy()
    copy.thumbnail((side, side))
    out = io.BytesIO()
    copy.convert("RGB").save(out, "JPEG", quality=80)
    return Size(out.getvalue(), *copy.size)
