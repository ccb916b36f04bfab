"""`sabaq verify faces`: what two files tell."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.verification import ModelFiles, faces_report


@pytest.mark.parametrize(
    ("first", "second", "recommendation", "reasons"),
    [
        (
            "nasa_catherine_coleman_portrait.jpg",
            "nasa_catherine_coleman_portrait.jpg",
            "accept",
            ["few_enrolled"],
        ),
        (
            "nasa_mark_kelly_portrait.jpg",
            "nasa_scott_kelly_portrait.jpg",
            "review",
            ["distance_unclear", "few_enrolled"],
        ),
        (
            "nasa_mark_kelly_portrait.jpg",
            "nasa_catherine_coleman_portrait.jpg",
            "reject",
            ["other_person", "few_enrolled"],
        ),
        (
            "congress_R000599_raul_ruiz_a.jpg",
            "congress_R000599_raul_ruiz_b.jpg",
            "review",
            ["congress_R000599_raul_ruiz_b.jpg:face_small", "few_enrolled"],
        ),
    ],
)
def test_two_pictures_are_compared(
    folder: Path,
    files: ModelFiles,
    first: str,
    second: str,
    recommendation: str,
    reasons: list[str],
) -> None:
    report = read([folder / first, folder / second], files)

    assert report["recommendation"] == recommendation
    assert report["reasons"] == reasons
    assert 0 <= report["distance"] < 1
    assert [face["file"] for face in report["faces"]] == [first, second]


def test_a_file_that_is_no_picture_is_named(
    folder: Path, files: ModelFiles, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.7")

    report = read([folder / "no_face.jpg", paper], files)

    assert report["recommendation"] == "retake"
    assert report["distance"] is None
    assert report["reasons"] == ["no_face.jpg:no_face", "paper.pdf:not_a_picture"]


def read(paths: list[Path], files: ModelFiles) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(json.dumps(faces_report(paths, files)))
    return report
