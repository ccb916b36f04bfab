"""Replays: is this a picture that was handed in before, perhaps mirrored or saved again?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps

_SIDE = 16


@dataclass(frozen=True)
class Hashes:
    """The 256-bit dHashes of a picture and of its aligned face, 32 bytes each, with their mirrors.

    Not a picture, yet still personal data (VERIFICATION 3.3).
    """

    picture: bytes
    picture_mirrored: bytes
    face: bytes
    face_mirrored: bytes


@dataclass(frozen=True)
class Sameness:
    """How many of 256 bits may differ in one and the same picture (VERIFICATION 3.3)."""

    picture_bits: int = 24
    face_bits: int = 35


def hashes(picture: Image.Image, face: Image.Image) -> Hashes:
    """The hashes of the working picture and of the 150 px chip of its face."""
    return Hashes(
        picture=dhash(picture),
        picture_mirrored=dhash(ImageOps.mirror(picture)),
        face=dhash(face),
        face_mirrored=dhash(ImageOps.mirror(face)),
    )


def dhash(image: Image.Image) -> bytes:
    """32 bytes: for 16 x 16 cells, is a cell brighter than the one to its left?"""
    small = image.convert("L").resize((_SIDE + 1, _SIDE), Image.Resampling.LANCZOS)
    cells = np.asarray(small, dtype=np.int16)
    return np.packbits(cells[:, 1:] > cells[:, :-1]).tobytes()


def same_picture(now: Hashes, earlier: Hashes, limits: Sameness | None = None) -> bool:
    """Whether the picture was handed in before, as it was or mirrored.

    Compare with earlier submissions, never with frames of one clip: those are alike anyway.
    """
    limits = limits or Sameness()
    return (
        min(
            _differing_bits(now.picture, earlier.picture),
            _differing_bits(now.picture_mirrored, earlier.picture),
        )
        <= limits.picture_bits
        or min(
            _differing_bits(now.face, earlier.face),
            _differing_bits(now.face_mirrored, earlier.face),
        )
        <= limits.face_bits
    )


def is_among(
    now: Hashes, earlier: Sequence[tuple[bytes, bytes]], limits: Sameness | None = None
) -> bool:
    """The same of many earlier ones at once, each the hash of a picture and of its face: 5,000 in
    about 2 ms."""
    limits = limits or Sameness()
    pictures, faces = zip(*earlier, strict=True) if earlier else ((), ())
    return bool(
        _fewest_bits(pictures, now.picture, now.picture_mirrored) <= limits.picture_bits
        or _fewest_bits(faces, now.face, now.face_mirrored) <= limits.face_bits
    )


def _fewest_bits(earlier: Sequence[bytes], *now: bytes) -> int:
    if not earlier:
        return _SIDE * _SIDE
    rows = np.frombuffer(b"".join(earlier), np.uint8).reshape(len(earlier), -1)
    return min(
        int(np.bitwise_count(rows ^ np.frombuffer(each, np.uint8)).sum(axis=1).min())
        for each in now
    )


def _differing_bits(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()
