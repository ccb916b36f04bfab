"""Whatever a stranger sends is opened safely or refused with one named fault."""

import struct
import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.verification.pictures import (
    Fault,
    Gate,
    Quality,
    Unusable,
    decoded,
    fault,
    quality,
)
from tests.verification.conftest import saved


def noise(width: int = 320, height: int = 240) -> Image.Image:
    cells = np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(cells)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    )


def moving(kind: str) -> bytes:
    return saved(noise(), kind, save_all=True, append_images=[noise().rotate(90)], duration=100)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Fault.NOT_A_PICTURE),
        (b"%PDF-1.7\n1 0 obj <<>> endobj", Fault.NOT_A_PICTURE),
        (b"\0" * (20 * 1024 * 1024 + 1), Fault.TOO_MANY_BYTES),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", Fault.HEIC),
        (b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif", Fault.OTHER_FORMAT),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isommp42", Fault.NOT_A_PICTURE),
        (bomb(10_000, 10_000), Fault.TOO_MANY_PIXELS),
        (bomb(30_000, 30_000), Fault.TOO_MANY_PIXELS),
        (bomb(4_100, 4_100), Fault.TOO_MANY_PIXELS),
        (bomb(300, 300), Fault.DAMAGED),
        (saved(noise())[:3000], Fault.DAMAGED),
        (saved(noise())[:20], Fault.DAMAGED),
        (saved(noise(), "BMP"), Fault.OTHER_FORMAT),
        (saved(noise(), "TIFF"), Fault.OTHER_FORMAT),
        (saved(noise(), "GIF"), Fault.OTHER_FORMAT),
        (moving("GIF"), Fault.ANIMATED),
        (moving("WEBP"), Fault.ANIMATED),
        (moving("PNG"), Fault.ANIMATED),
        (saved(noise(40, 40)), Fault.PICTURE_SMALL),
        (saved(noise(6000, 20)), Fault.PICTURE_SMALL),
    ],
)
def test_bytes_that_are_no_usable_picture_are_refused_by_name(data: bytes, expected: Fault) -> None:
    with pytest.raises(Unusable) as refusal:
        decoded(data)

    assert refusal.value.fault is expected


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "MPO"])
def test_photographs_of_the_usual_formats_are_taken(kind: str) -> None:
    options = {"save_all": True, "append_images": [noise(64, 64)]} if kind == "MPO" else {}

    picture = decoded(saved(noise(1600, 1200), kind, **options))

    assert (picture.mode, picture.size) == ("RGB", (800, 600))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_colour_mode_becomes_rgb(mode: str) -> None:
    image = Image.new(mode, (200, 100))

    picture = decoded(saved(image, "JPEG" if mode == "CMYK" else "PNG"))

    assert (picture.mode, picture.size) == ("RGB", (200, 100))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_lying_on_its_side_is_put_upright(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = saved(noise(1000, 500), kind, exif=exif)

    picture = decoded(lying)

    assert picture.size == (400, 800)


def test_a_camera_photograph_of_48_million_pixels_is_taken_and_of_100_is_not() -> None:
    camera = saved(Image.new("L", (8000, 6000)))
    scanner = saved(Image.new("L", (10_000, 10_000)))

    assert decoded(camera).size == (800, 600)
    with pytest.raises(Unusable) as refusal:
        decoded(scanner)
    assert refusal.value.fault is Fault.TOO_MANY_PIXELS


def test_a_small_picture_is_not_enlarged() -> None:
    assert decoded(saved(noise(175, 219))).size == (175, 219)


@settings(deadline=None)
@given(place=st.integers(0, 4000), junk=st.binary(min_size=1, max_size=40), kind=st.integers(0, 2))
def test_a_damaged_file_never_raises_anything_but_its_fault(
    place: int, junk: bytes, kind: int
) -> None:
    whole = bytearray(saved(noise(120, 90), ("JPEG", "PNG", "WEBP")[kind]))
    start = place % len(whole)
    whole[start : start + len(junk)] = junk

    try:
        picture = decoded(bytes(whole))
    except Unusable:
        return

    assert picture.mode == "RGB"


GOOD = Quality(face_width=200, sharpness=120, brightness=140, turn=0.02, roll=-3)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, None),
        ({"face_width": 79}, Fault.FACE_SMALL),
        ({"brightness": 39}, Fault.DARK),
        ({"brightness": 216}, Fault.GLARING),
        ({"sharpness": 5.9}, Fault.BLURRED),
        ({"turn": -0.13}, Fault.TURNED_AWAY),
        ({"roll": 26}, Fault.TILTED),
        ({"roll": 26, "brightness": 20, "sharpness": 3}, Fault.DARK),
    ],
)
def test_one_fault_is_told_at_a_time(change: dict[str, float], expected: Fault | None) -> None:
    assert fault(replace(GOOD, **change)) is expected  # type: ignore[arg-type]


def test_the_gate_can_be_set() -> None:
    assert fault(GOOD, Gate(face_width=250)) is Fault.FACE_SMALL


def test_a_face_at_the_edge_is_measured_inside_the_picture() -> None:
    grey = Image.new("RGB", (200, 200), (120, 120, 120))

    figures = quality(grey, (-40, -40, 100, 100), turn=0, roll=0)

    assert (figures.face_width, figures.brightness, figures.sharpness) == (140, 120, 0)
