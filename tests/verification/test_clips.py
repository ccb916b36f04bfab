"""Clips: turns are seen, one person is told from two, and strange files get one named answer."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image

from bot.verification import Clip, ClipFault, Fault, Gate, Pool, clip, likeness, turns
from bot.verification.clips import watched
from bot.verification.faces import Engine
from bot.verification.frames import Film, Frame, Unwatchable
from tests.verification.filming import filmed, still, tilted, unreeled

TURNING, STILL = "clip_turn_right_left.mp4", "clip_still_live.mp4"


@pytest.mark.parametrize(("name", "expected"), [(TURNING, (1, -1)), (STILL, ())])
def test_the_turns_of_a_head_are_seen_in_their_order(
    folder: Path, engine: Engine, name: str, expected: turns.Turns
) -> None:
    found = watched(engine, (folder / name).read_bytes())

    assert found.flaw is None
    assert found.turns == expected
    assert found.is_one_person


async def test_the_probe_of_a_clip_is_compared_as_that_of_a_picture(
    folder: Path, pool: Pool
) -> None:
    turning = await pool.run(clip, (folder / TURNING).read_bytes())
    still = await pool.run(clip, (folder / STILL).read_bytes())

    for found in (turning, still):
        assert isinstance(found, Clip)
        assert found.probe
        assert found.probe.template
        assert found.probe.template.pictures == 5
        assert found.probe.hashes
        assert found.probe.portrait
    assert turning.probe
    assert still.probe
    assert turning.probe.template
    assert still.probe.template
    assert likeness(turning.probe.template, still.probe.template).distance > 0.6


@pytest.fixture(scope="module")
def turning(folder: Path) -> bytes:
    return (folder / TURNING).read_bytes()


def test_a_mirrored_clip_shows_mirrored_turns_which_match_all_the_same(
    engine: Engine, turning: bytes
) -> None:
    mirrored = filmed((frame[:, ::-1].copy() for frame in unreeled(turning)), rate=30)

    found = watched(engine, mirrored)

    assert found.flaw is None
    assert found.turns == (-1, 1)
    assert turns.matches((1, -1), found.turns)


def test_turns_one_after_the_other_are_counted(engine: Engine, turning: bytes) -> None:
    frames = list(unreeled(turning))
    right = [*frames[:60], *frames[:60][::-1]]  # to one side and back

    found = watched(engine, filmed([*right, *right, *frames], rate=30))

    assert found.turns == (1, 1, 1, -1)
    assert turns.matches((-1, -1, -1, 1), found.turns)


@pytest.mark.parametrize(
    ("name", "nearness"),
    [
        ("nasa_daniel_tani_portrait.jpg", 2.0),
        ("nasa_leroy_chiao_portrait.jpg", 2.0),
        ("nasa_mark_kelly_portrait.jpg", 1.2),  # turned a little by itself, and held very near
    ],
)
def test_a_photograph_held_up_and_tilted_makes_no_turn(
    folder: Path, engine: Engine, name: str, nearness: float
) -> None:
    photograph = still((folder / name).read_bytes())
    angles = 60 * np.sin(np.linspace(0, 2 * np.pi, 36))

    found = watched(engine, filmed(tilted(photograph, angle, nearness) for angle in angles))

    assert found.frames == 18
    assert found.turns == ()


def test_two_people_side_by_side_are_seen(folder: Path, engine: Engine) -> None:
    one, other = (
        still((folder / f"nasa_{name}_portrait.jpg").read_bytes())
        for name in ("daniel_tani", "stephen_frick")
    )
    together = np.concatenate([one, other], axis=1)

    found = watched(engine, filmed([together] * 36))

    assert found.fault is ClipFault.SEVERAL_FACES
    assert found.probe is None


def test_somebody_else_in_between_is_seen(folder: Path, engine: Engine) -> None:
    one, other = (
        still((folder / f"nasa_{name}_portrait.jpg").read_bytes())
        for name in ("daniel_tani", "stephen_frick")
    )

    found = watched(engine, filmed([one] * 30 + [other] * 8 + [one] * 30))

    assert found.fault is ClipFault.ANOTHER_PERSON
    assert not found.is_one_person
    assert found.probe is None


def test_one_frame_of_a_ghost_accuses_nobody(folder: Path, engine: Engine) -> None:
    one = still((folder / "nasa_daniel_tani_portrait.jpg").read_bytes())
    crowded = still((folder / "group_many_faces.jpg").read_bytes())

    found = watched(engine, filmed([one] * 30 + [crowded] * 2 + [one] * 30))

    assert found.flaw is None


def test_a_clip_without_a_face_says_so(folder: Path, engine: Engine) -> None:
    rocket = still((folder / "no_face.jpg").read_bytes())

    found = watched(engine, filmed([rocket] * 36))

    assert (found.fault, found.turns, found.frames) == (ClipFault.NO_FACE, (), 18)


def test_who_never_looks_ahead_is_asked_to(engine: Engine, turning: bytes) -> None:
    turned = list(unreeled(turning))[40:55]

    found = watched(engine, filmed(turned * 4, rate=30))

    assert found.fault is ClipFault.NEVER_AHEAD


def test_a_dark_clip_is_told_as_a_dark_picture_is(folder: Path, engine: Engine) -> None:
    one = still((folder / "nasa_daniel_tani_portrait.jpg").read_bytes())

    found = watched(engine, filmed([(one * 0.25).astype(np.uint8)] * 36))

    assert found.fault is None
    assert found.flaw is Fault.DARK


def film(content: bytes, gate: Gate | None = None) -> tuple[float, list[Frame]]:
    """How long it is, and its samples."""
    opened = Film(content, gate or Gate())
    frames = list(opened.frames())
    return opened.seconds, frames


def grey(count: int, side: int = 64, rate: float = 30) -> bytes:
    return filmed(np.full((count, side, side, 3), 90, np.uint8), rate)


def with_duration(content: bytes, seconds: int) -> bytes:
    """The same film, saying of itself that it lasts so long."""
    start = content.index(b"mvhd") + 4
    a_second = int.from_bytes(content[start + 12 : start + 16], "big")
    told = (seconds * a_second).to_bytes(4, "big")
    return content[: start + 16] + told + content[start + 20 :]


def test_a_long_clip_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(Unwatchable) as refusal:
        Film(grey(60 * 30))

    assert refusal.value.fault is ClipFault.TOO_LONG


@pytest.mark.parametrize("claimed", [0, 5, 2**20])
def test_what_a_long_clip_says_of_itself_is_not_believed(claimed: int) -> None:
    liar = with_duration(grey(60 * 30), claimed)

    with pytest.raises(Unwatchable) as refusal:
        film(liar)

    assert refusal.value.fault is ClipFault.TOO_LONG


def test_a_clip_of_twenty_seconds_is_watched() -> None:
    seconds, frames = film(grey(20 * 30))

    assert seconds == pytest.approx(20, abs=0.1)
    assert len(frames) == 120


def test_the_limits_of_a_clip_are_settings() -> None:
    with pytest.raises(Unwatchable) as refusal:
        film(grey(8 * 30), Gate(seconds=6))

    assert refusal.value.fault is ClipFault.TOO_LONG


@pytest.mark.parametrize("rate", [5, 12, 24.97, 30, 60, 120])
def test_six_samples_a_second_are_taken_at_every_rate(rate: float) -> None:
    seconds, frames = film(grey(round(4 * rate), rate=rate))

    assert seconds == pytest.approx(4, abs=0.25)
    assert len(frames) == pytest.approx(min(24, 4 * rate), abs=1)


def test_an_upright_clip_and_a_tiny_one_are_brought_to_the_working_size() -> None:
    _, upright = film(filmed(np.full((30, 640, 360, 3), 90, np.uint8), 15))
    _, tiny = film(filmed(np.full((30, 40, 40, 3), 90, np.uint8), 15))

    assert upright[0].pixels.shape == (640, 360, 3)
    assert tiny[0].pixels.shape == (640, 640, 3)


def strange() -> dict[str, tuple[bytes, ClipFault]]:
    whole = grey(90)
    start = whole.index(b"mdat")
    noise = bytes(np.random.default_rng(2).integers(0, 256, 4000, dtype=np.uint8))
    picture = filmed_picture()
    return {
        "empty": (b"", ClipFault.UNREADABLE),
        "a pdf": (b"%PDF-1.7\n1 0 obj <<>> endobj", ClipFault.UNREADABLE),
        "a renamed jpeg": (picture, ClipFault.UNREADABLE),
        "a heic": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", ClipFault.UNREADABLE),
        "a playlist": (b"#EXTM3U\nfile:///etc/passwd", ClipFault.UNREADABLE),
        "the head alone": (whole[:40], ClipFault.UNREADABLE),
        "cut off": (whole[: len(whole) * 2 // 3], ClipFault.UNREADABLE),
        "noise under a true head": (whole[:32] + noise, ClipFault.UNREADABLE),
        "noise inside": (whole[:start] + noise + whole[start + 4000 :], ClipFault.UNREADABLE),
        "one second's tenth": (grey(3), ClipFault.TOO_SHORT),
        "too wide": (grey(12, side=2048), ClipFault.TOO_LARGE),
        "too many bytes": (whole[:40] + b"\0" * (20 << 20), ClipFault.TOO_LARGE),
    }


def filmed_picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (384, 384), (90, 90, 90)).save(file, "JPEG")
    return file.getvalue()


@pytest.mark.parametrize("kind", list(strange()))
def test_a_strange_file_gets_one_named_answer(engine: Engine, kind: str) -> None:
    content, expected = strange()[kind]

    assert watched(engine, content) == Clip(expected)


@pytest.mark.parametrize("seed", range(40))
def test_a_clip_damaged_anywhere_gives_frames_or_a_fault_and_nothing_else(
    turning: bytes, seed: int
) -> None:
    random = Random(seed)
    damaged = bytearray(turning)
    for _ in range(random.choice((1, 3, 10, 60))):
        start, length = random.randrange(len(damaged)), random.randrange(1, 40)
        damaged[start : start + length] = random.randbytes(length)
    if seed % 3 == 0:
        del damaged[random.randrange(len(damaged)) :]

    shapes: set[tuple[int, ...]] = set()
    with suppress(Unwatchable):
        shapes = {frame.pixels.shape for frame in film(bytes(damaged))[1]}

    assert shapes <= {(640, 640, 3)}
