"""A picture handed in again is known, however it was saved; another picture is not."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PIL import Image, ImageEnhance, ImageOps

from bot.verification import Probe, same_picture
from bot.verification.faces import Engine
from bot.verification.probes import examined
from bot.verification.replays import Hashes, dhash
from tests.verification.conftest import saved


def hashes(probe: Probe) -> Hashes:
    assert probe.hashes
    return probe.hashes


def halved(image: Image.Image) -> bytes:
    return saved(image.resize((image.width // 2, image.height // 2)), quality=70)


def cropped(image: Image.Image) -> bytes:
    x, y = image.width // 20, image.height // 20
    return saved(image.crop((x, y, image.width - x, image.height - y)))


@pytest.mark.parametrize(
    "again",
    [
        saved,
        lambda image: saved(image, quality=60),
        lambda image: saved(image, "PNG"),
        lambda image: saved(ImageOps.mirror(image), quality=60),
        lambda image: saved(ImageEnhance.Brightness(image).enhance(1.3)),
        halved,
        cropped,
    ],
    ids=["same", "recompressed", "another format", "mirrored", "brighter", "halved", "cropped"],
)
def test_the_same_picture_is_known_again(
    engine: Engine, portrait: Image.Image, again: Callable[[Image.Image], bytes]
) -> None:
    earlier = hashes(examined(engine, saved(portrait)))

    now = hashes(examined(engine, again(portrait)))

    assert same_picture(now, earlier)


def test_no_two_different_pictures_are_taken_for_one(probes: dict[str, Probe]) -> None:
    known = {name: probe.hashes for name, probe in probes.items() if probe.hashes}

    same = [
        (one, other)
        for one, other in combinations(sorted(known), 2)
        if same_picture(hashes(probes[one]), hashes(probes[other]))
    ]

    assert same == []


def test_a_hash_is_256_bits() -> None:
    assert len(dhash(Image.new("RGB", (100, 50)))) == 32
