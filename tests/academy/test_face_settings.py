"""The limits of faces: the measured ones stand in the engine and in the settings alike."""

from pathlib import Path
from typing import Any

import pytest

from academy.settings import Settings
from bot.biometrics import gate, thresholds
from bot.verification import Gate, Thresholds


def test_without_settings_the_measured_limits_hold() -> None:
    assert thresholds(Settings()) == Thresholds()
    assert gate(Settings()) == Gate()


def test_what_the_academy_sets_is_what_judges() -> None:
    calibrated = Settings(
        face_accepted_z=-4.5,
        face_accepted_distance=0.48,
        face_cautious_distance=0.38,
        face_rejected_distance=0.62,
        face_cohort=40,
        picture_sharpness=9,
        clip_seconds=12,
    )

    bands = thresholds(calibrated)
    assert (bands.accepted_z, bands.accepted_distance) == (-4.5, 0.48)
    assert (bands.cautious_distance, bands.rejected_distance) == (0.38, 0.62)
    assert bands.cohort == 40
    assert (gate(calibrated).sharpness, gate(calibrated).seconds) == (9, 12)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"face_accepted_z": 3.7}, "face_accepted_z"),
        ({"face_accepted_distance": 0.6}, "face_accepted_distance"),
        ({"face_cohort": 5}, "face_cohort"),
        ({"face_accepted_distance": 0.35}, "FACE_CAUTIOUS_DISTANCE"),
        ({"picture_soft": 5}, "PICTURE_SOFT"),
        ({"clip_seconds": 600}, "clip_seconds"),
        ({"face_rejected_distance": float("nan")}, "face_rejected_distance"),
    ],
)
def test_a_limit_that_would_let_in_anybody_or_nobody_stops_the_start(
    wrong: dict[str, Any], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        Settings(**wrong)


def test_an_empty_folder_of_models_is_none_and_not_the_one_we_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACE_MODELS", "")

    assert Settings().face_models is None
