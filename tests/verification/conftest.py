"""Faces of known people, examined once, and a pool of one worker."""

import asyncio
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.verification import Bounds, ModelFiles, Pool, Probe, models
from bot.verification.faces import Engine
from bot.verification.probes import examined

SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.fixture(scope="session")
def folder() -> Path:
    if not SHARED.is_dir():
        pytest.skip("needs ../shared")
    return SHARED / "faces"


@pytest.fixture(scope="session")
def files() -> ModelFiles:
    return models()


@pytest.fixture(scope="session")
def engine(files: ModelFiles) -> Engine:
    return Engine(files)


@pytest.fixture(scope="session")
def probes(folder: Path, engine: Engine) -> dict[str, Probe]:
    return {path.name: examined(engine, path.read_bytes()) for path in folder.glob("*.jpg")}


@pytest.fixture(scope="session")
def pool(files: ModelFiles) -> Iterator[Pool]:
    pool = Pool(files, Bounds(workers=1))
    yield pool
    asyncio.run(pool.close())


@pytest.fixture
def portrait(folder: Path) -> Image.Image:
    with Image.open(folder / "nasa_catherine_coleman_portrait.jpg") as image:
        return image.convert("RGB")


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
