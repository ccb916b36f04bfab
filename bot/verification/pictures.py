"""Pictures from strangers: opened safely, measured, refused with one named fault."""

import struct
import warnings
import zlib
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

WORKING_SIDE = 800
"""Longest side of the picture every figure is measured in, pixels (VERIFICATION 1)."""

_MEASURED_SIDE = 160
_SMALLEST_SIDE = 80
_MAGICS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
_OTHER_MAGICS = (b"BM", b"II*\x00", b"MM\x00*", b"\xff\x0a", b"\x00\x00\x00\x0cJXL ")
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_DECODER_SAYS_NO = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    zlib.error,
    MemoryError,
)


class Fault(StrEnum):
    """Why a picture must be taken again; a picture with several faults is told the first of these.

    Dark comes before blurred: darkness alone already takes the sharpness away (VERIFICATION 2.5).
    """

    TOO_MANY_BYTES = "too_many_bytes"
    HEIC = "heic"
    NOT_A_PICTURE = "not_a_picture"
    OTHER_FORMAT = "other_format"
    ANIMATED = "animated"
    TOO_MANY_PIXELS = "too_many_pixels"
    DAMAGED = "damaged"
    PICTURE_SMALL = "picture_small"
    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"
    FACE_SMALL = "face_small"
    DARK = "dark"
    GLARING = "glaring"
    BLURRED = "blurred"
    TURNED_AWAY = "turned_away"
    TILTED = "tilted"


@dataclass(eq=False)
class Unusable(Exception):
    """The bytes cannot be opened as a still picture."""

    fault: Fault


@dataclass(frozen=True)
class Gate:
    """What a picture must hold to be compared (VERIFICATION 2.5); the defaults are measured."""

    bytes: int = 20 * 1024 * 1024  # a bot can fetch no more than 20 MB from Telegram
    jpeg_pixels: int = 50_000_000  # decoded at a fraction of its size
    pixels: int = 16_000_000  # PNG and WebP are decoded whole: 50 million took 815 MB
    face_width: int = 80  # pixels of the working picture
    darkest: float = 40.0  # mean grey of the face, 0 to 255
    brightest: float = 215.0
    sharpness: float = 6.0  # variance of the Laplacian, see Quality
    soft: float = 15.0  # below it the reviewer is warned
    turn: float = 0.12  # share of the distance between the eyes
    roll: float = 25.0  # degrees
    seconds: float = 20.0  # of a clip: longer ones cost the worker too much (VERIFICATION 3.1)


DEFAULT_GATE = Gate()


@dataclass(frozen=True)
class Quality:
    """What was measured about the one face of a picture; nothing here says whose face it is."""

    face_width: int
    """Width of the face box, pixels of the working picture (longest side 800 or less)."""
    sharpness: float
    """Variance of the 4-neighbour Laplacian of the face at 160 x 160 grey; 0 upwards."""
    brightness: float
    """Mean grey of the face, 0 to 255."""
    turn: float
    """Yaw as a share of the distance between the eyes, about -0.6 to 0.6; + = picture's right."""
    roll: float
    """Tilt of the line between the eyes, degrees, -90 to 90; + = clockwise in the picture."""


def decoded(data: bytes, gate: Gate = DEFAULT_GATE, longest: int = WORKING_SIDE) -> Image.Image:
    """The upright RGB working picture: longest side at most 800 px, or `longest`; never enlarged.

    Sizes are judged before any pixel is decoded, so that a picture bomb costs nothing.
    Raises Unusable with one of the faults up to PICTURE_SMALL.
    """
    if len(data) > gate.bytes:
        raise Unusable(Fault.TOO_MANY_BYTES)
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        raise Unusable(Fault.HEIC)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _working(_opened(data, gate), longest)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Unusable(Fault.TOO_MANY_PIXELS) from None
        except _DECODER_SAYS_NO:
            raise Unusable(Fault.DAMAGED) from None


def quality(
    picture: Image.Image, box: tuple[int, int, int, int], turn: float, roll: float
) -> Quality:
    """The figures of the face inside `box` (left, top, right, bottom; pixels of the picture)."""
    left, top, right, bottom = box
    inside = (max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height))
    side = (_MEASURED_SIDE, _MEASURED_SIDE)
    grey = np.asarray(picture.crop(inside).convert("L").resize(side), dtype=np.float64)
    edges = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    return Quality(
        face_width=right - left,
        sharpness=float((edges - 4 * grey[1:-1, 1:-1]).var()),
        brightness=float(grey.mean()),
        turn=turn,
        roll=roll,
    )


def fault(quality: Quality, gate: Gate = DEFAULT_GATE) -> Fault | None:
    """The first reason to ask for another picture, or None (VERIFICATION 2.5)."""
    judged = {
        Fault.FACE_SMALL: quality.face_width < gate.face_width,
        Fault.DARK: quality.brightness < gate.darkest,
        Fault.GLARING: quality.brightness > gate.brightest,
        Fault.BLURRED: quality.sharpness < gate.sharpness,
        Fault.TURNED_AWAY: abs(quality.turn) > gate.turn,
        Fault.TILTED: abs(quality.roll) > gate.roll,
    }
    return next((name for name, found in judged.items() if found), None)


def _opened(data: bytes, gate: Gate) -> Image.Image:
    try:
        # GIF is opened only to tell a moving picture from a format we do not take.
        image = Image.open(BytesIO(data), formats=["JPEG", "PNG", "WEBP", "GIF"])
    except UnidentifiedImageError:
        raise Unusable(_fault_of_unknown(data)) from None
    # MPO, a phone's JPEG with a depth map behind it, counts as animated in Pillow; it is a photo.
    is_jpeg = image.format in ("JPEG", "MPO")
    if not is_jpeg and getattr(image, "is_animated", False):
        raise Unusable(Fault.ANIMATED)
    if image.format == "GIF":
        raise Unusable(Fault.OTHER_FORMAT)
    if image.width * image.height > (gate.jpeg_pixels if is_jpeg else gate.pixels):
        raise Unusable(Fault.TOO_MANY_PIXELS)
    return image


def _fault_of_unknown(data: bytes) -> Fault:
    if data.startswith(_MAGICS):
        return Fault.DAMAGED
    if data.startswith(_OTHER_MAGICS) or data[4:12] in (b"ftypavif", b"ftypavis"):
        return Fault.OTHER_FORMAT
    return Fault.NOT_A_PICTURE


def _working(image: Image.Image, longest: int) -> Image.Image:
    image.draft("RGB", (longest, longest))
    if image.mode != "RGB":
        image = image.convert("RGB")
    image.thumbnail((longest, longest))
    ImageOps.exif_transpose(image, in_place=True)
    if min(image.size) < _SMALLEST_SIDE:
        raise Unusable(Fault.PICTURE_SMALL)
    return image.convert("RGB")
