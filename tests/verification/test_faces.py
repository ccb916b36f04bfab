"""Faces are found, counted and measured; model files are checked before they are trusted."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from bot.verification import Fault, ModelFiles, ModelsDamaged, ModelsMissing, Probe, models
from bot.verification.faces import LANDMARKS, RECOGNISER, Engine
from bot.verification.probes import examined
from tests.verification.conftest import saved


def test_the_installed_model_files_are_the_measured_ones(files: ModelFiles) -> None:
    assert files.model_id == "55533b28a958"


def test_a_folder_of_their_own_may_hold_just_the_two_files(
    files: ModelFiles, tmp_path: Path
) -> None:
    shutil.copy(files.landmarks, tmp_path)
    shutil.copy(files.recogniser, tmp_path)

    assert models(tmp_path).recogniser == tmp_path / RECOGNISER


def test_a_missing_model_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelsMissing) as refusal:
        models(tmp_path)

    assert refusal.value.path == str(tmp_path / LANDMARKS)


def test_a_damaged_model_file_is_refused(files: ModelFiles, tmp_path: Path) -> None:
    shutil.copy(files.landmarks, tmp_path)
    (tmp_path / RECOGNISER).write_bytes(files.recogniser.read_bytes()[:-1])

    with pytest.raises(ModelsDamaged) as refusal:
        models(tmp_path)

    assert refusal.value.path == str(tmp_path / RECOGNISER)


def test_a_good_portrait_has_no_fault_and_everything_else(probes: dict[str, Probe]) -> None:
    probe = probes["nasa_catherine_coleman_portrait.jpg"]

    assert probe.fault is None
    assert probe.template
    assert len(probe.template.vector) == 512
    assert probe.portrait
    assert probe.portrait.startswith(b"\xff\xd8")
    assert probe.hashes


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("no_face.jpg", Fault.NO_FACE),
        ("group_many_faces.jpg", Fault.SEVERAL_FACES),
        ("nasa_stephen_frick_snapshot.jpg", Fault.TURNED_AWAY),
        ("congress_O000173_ilhan_omar_b.jpg", Fault.FACE_SMALL),
    ],
)
def test_what_is_wrong_with_a_picture_is_found(
    probes: dict[str, Probe], name: str, fault: Fault
) -> None:
    assert probes[name].fault is fault


def test_without_exactly_one_face_nothing_can_be_compared(probes: dict[str, Probe]) -> None:
    assert probes["group_many_faces.jpg"].faces > 1
    assert probes["group_many_faces.jpg"].template is None
    assert probes["no_face.jpg"].template is None


def test_darkness_and_blur_are_told_apart(engine: Engine, portrait: Image.Image) -> None:
    dark = ImageEnhance.Brightness(portrait).enhance(0.2)
    blurred = portrait.filter(ImageFilter.GaussianBlur(8))

    assert examined(engine, saved(dark)).fault is Fault.DARK
    assert examined(engine, saved(blurred)).fault is Fault.BLURRED


def test_a_turned_head_turns_the_other_way_in_the_mirror(engine: Engine, folder: Path) -> None:
    with Image.open(folder / "nasa_stephen_frick_snapshot.jpg") as image:
        image.thumbnail((800, 800))
        turns = [
            engine.faces(np.ascontiguousarray(picture))[0].turn
            for picture in (image, ImageOps.mirror(image))
        ]

    assert turns[0] < -0.2
    assert turns[1] > 0.2


def test_roll_is_positive_clockwise_and_does_not_look_like_a_turn(
    engine: Engine, portrait: Image.Image
) -> None:
    portrait.thumbnail((800, 800))
    upright = engine.faces(np.ascontiguousarray(portrait))[0]

    tilted = engine.faces(np.ascontiguousarray(portrait.rotate(-15)))[0]

    assert tilted.roll - upright.roll == pytest.approx(15, abs=4)
    assert tilted.turn == pytest.approx(upright.turn, abs=0.05)
