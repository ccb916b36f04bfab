"""Real faces for tests, beside the project and never in it; three pictures of one person."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from academy import enrolments, references
from bot.app import App
from bot.references import sealed
from bot.verification import probe

FACES = Path(__file__).parents[1].parent / "shared" / "faces"
COLEMAN = "nasa_catherine_coleman_portrait.jpg"
COLEMAN_AGAIN = "nasa_catherine_coleman_snapshot.jpg"
RUIZ, RUIZ_AGAIN = "congress_R000599_raul_ruiz_a.jpg", "congress_R000599_raul_ruiz_b.jpg"
SOMEBODY_ELSE = "nasa_john_herrington_portrait.jpg"


def face(name: str) -> bytes:
    """The picture as it is."""
    if not FACES.is_dir():
        pytest.skip("needs ../shared")
    return (FACES / name).read_bytes()


def changed(name: str, *, scale: float = 1.0, quality: int = 90) -> bytes:
    """The picture enlarged or saved again."""
    with Image.open(BytesIO(face(name))) as image:
        side = (round(image.width * scale), round(image.height * scale))
        return _jpeg(image.convert("RGB").resize(side), quality)


def another(name: str, *, scale: float = 1.0) -> bytes:
    """A picture of the same person that is no repeat of this one: wider, and lit from a side."""
    with Image.open(BytesIO(face(name))) as image:
        side = (round(image.width * scale * 1.2), round(image.height * scale))
        pixels = np.asarray(image.convert("RGB").resize(side), np.float64)
        light = np.linspace(0.2, 1.4, side[0])[None, :, None]
        return _jpeg(Image.fromarray(np.clip(pixels * light, 0, 255).astype(np.uint8)), 90)


def three_of_ruiz() -> list[bytes]:
    """Three selfies of one person."""
    return [changed(RUIZ, scale=3), changed(RUIZ_AGAIN, scale=3), another(RUIZ, scale=3)]


def three_of_coleman() -> list[bytes]:
    """Three selfies of another person."""
    return [face(COLEMAN), face(COLEMAN_AGAIN), another(COLEMAN)]


def three_alike(name: str, again: str, *, scale: float = 1.0) -> list[bytes]:
    """Three selfies out of two pictures of a person; the first one as it is stays for a check."""
    return [changed(again, scale=scale), another(name, scale=scale), another(again, scale=scale)]


def _jpeg(image: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()


async def refer(
    app: App, person_id: int, pictures: Mapping[str, bytes], *, is_confirmed: bool = True
) -> None:
    """A reference out of these pictures, by file; a person has confirmed whose face it is."""
    tools = app.tools
    assert tools.vault is not None
    assert tools.pool is not None
    probes = [await tools.pool.run(probe, content) for content in pictures.values()]
    _, reference = sealed(tools.vault, person_id, probes)
    hashes = {
        file: (found.hashes.picture, found.hashes.face)
        for file, found in zip(pictures, probes, strict=True)
        if found.hashes
    }
    now = tools.clock()
    vouched = references.Vouched(None, now) if is_confirmed else None
    async with tools.db.begin() as session:
        await references.keep(session, person_id, reference, vouched=vouched, now=now)
        enrolments.remember(session, person_id, hashes, now=now)
