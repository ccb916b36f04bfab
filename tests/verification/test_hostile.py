"""Whatever is sent as a picture, one worker answers with one named fault, and lives on."""

import asyncio
import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from bot.verification import Fault, Pool, WorkerDied, clip, probe, same_picture
from bot.verification.clips import watched
from bot.verification.faces import Engine
from bot.verification.probes import examined
from tests.verification.conftest import saved
from tests.verification.filming import filmed, still

PORTRAIT = "nasa_stephen_frick_portrait.jpg"


def cat() -> Image.Image:
    """A cat's head, drawn: ears, eyes, nose, whiskers."""
    image = Image.new("RGB", (600, 600), (190, 170, 140))
    draw = ImageDraw.Draw(image)
    draw.polygon([(130, 260), (150, 60), (280, 170)], fill=(90, 80, 70))
    draw.polygon([(470, 260), (450, 60), (320, 170)], fill=(90, 80, 70))
    draw.ellipse((120, 140, 480, 480), fill=(110, 100, 85))
    for x in (225, 375):
        draw.ellipse((x - 38, 250, x + 38, 315), fill=(190, 210, 90))
        draw.ellipse((x - 9, 252, x + 9, 313), fill=(10, 10, 10))
    draw.polygon([(280, 350), (320, 350), (300, 375)], fill=(200, 120, 120))
    for y in (350, 375, 400):
        draw.line((90, y - 15, 265, y), fill=(240, 240, 240), width=3)
        draw.line((510, y - 15, 335, y), fill=(240, 240, 240), width=3)
    return image


def strange(folder: Path) -> dict[str, tuple[bytes, Fault | None]]:
    face = (folder / PORTRAIT).read_bytes()
    with Image.open(BytesIO(face)) as opened:
        image = opened.convert("RGB")
    frames = [image.rotate(3), image.rotate(-3)]
    moving = {"save_all": True, "append_images": frames, "duration": 100}
    return {
        "a portrait": (face, None),
        "the same as WebP": (saved(image, "WEBP"), None),
        "nothing": (b"", Fault.NOT_A_PICTURE),
        "a PDF": (b"%PDF-1.7\n1 0 obj <<>> endobj", Fault.NOT_A_PICTURE),
        "a video": ((folder / "clip_still_live.mp4").read_bytes(), Fault.NOT_A_PICTURE),
        "HEIC": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", Fault.HEIC),
        "cut off": (face[: len(face) // 2], Fault.DAMAGED),
        "40 x 40": (saved(image.resize((40, 40))), Fault.PICTURE_SMALL),
        "100 megapixels": (saved(Image.new("L", (10_000, 10_000))), Fault.TOO_MANY_PIXELS),
        "a moving GIF": (saved(image, "GIF", **moving), Fault.ANIMATED),
        "a moving WebP": (saved(image, "WEBP", **moving), Fault.ANIMATED),
        "a rocket": ((folder / "no_face.jpg").read_bytes(), Fault.NO_FACE),
        "a cat": (saved(cat()), Fault.NO_FACE),
        "nine people": ((folder / "group_many_faces.jpg").read_bytes(), Fault.SEVERAL_FACES),
    }


async def test_each_gets_its_own_answer_from_one_and_the_same_worker(
    folder: Path, pool: Pool
) -> None:
    sent = strange(folder)
    worker = await pool.run(os.getpid)

    faults = {name: (await pool.run(probe, content)).fault for name, (content, _) in sent.items()}

    assert faults == {name: expected for name, (_, expected) in sent.items()}
    assert await pool.run(os.getpid) == worker


async def test_pictures_sent_as_clips_are_told_apart_by_the_same_worker(
    folder: Path, pool: Pool
) -> None:
    sent = strange(folder)
    del sent["a video"]

    faults = {(await pool.run(clip, content)).fault for content, _ in sent.values()}

    assert faults == {"unreadable"}


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_face_lying_on_its_side_is_no_face_or_a_tilted_one(
    folder: Path, engine: Engine, degrees: int
) -> None:
    with Image.open(folder / PORTRAIT) as image:
        lying = saved(image.convert("RGB").rotate(degrees, expand=True))

    assert examined(engine, lying).fault in (Fault.NO_FACE, Fault.TILTED)


def test_a_frame_of_an_earlier_clip_sent_as_a_picture_is_known(
    folder: Path, engine: Engine
) -> None:
    frame = still((folder / PORTRAIT).read_bytes())
    note = watched(engine, filmed([frame] * 36)).probe
    picture = examined(engine, saved(Image.fromarray(frame[:, :, ::-1])))

    assert note
    assert note.hashes
    assert picture.hashes
    assert same_picture(picture.hashes, note.hashes)


async def test_a_hundred_at_once_are_all_answered_though_some_kill_their_worker(
    folder: Path, pool: Pool
) -> None:
    portrait = (folder / PORTRAIT).read_bytes()
    jobs = [
        pool.run(os.abort)
        if number % 33 == 32
        else pool.run(probe, portrait if number % 20 == 0 else b"%PDF-1.7")
        for number in range(100)
    ]

    answers = await asyncio.gather(*jobs, return_exceptions=True)

    died = [number for number, each in enumerate(answers) if isinstance(each, WorkerDied)]
    assert died == [32, 65, 98]
    others = [each for number, each in enumerate(answers) if number not in died]
    assert [getattr(each, "fault", each) for each in others].count(Fault.NOT_A_PICTURE) == 92
    assert sum(getattr(each, "template", None) is not None for each in others) == 5
