"""`sabaq verify …`: what it prints about files, and how it ends."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app

FACES = Path(__file__).parents[2].parent / "shared" / "faces"
COLEMAN, AGAIN = "nasa_catherine_coleman_portrait.jpg", "nasa_catherine_coleman_snapshot.jpg"
MARK, SCOTT = "nasa_mark_kelly_portrait.jpg", "nasa_scott_kelly_portrait.jpg"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a few faces; nothing is set."""
    if not FACES.is_dir():
        pytest.skip("needs ../shared")
    monkeypatch.chdir(tmp_path)
    for name in (COLEMAN, AGAIN, MARK, SCOTT, "no_face.jpg"):
        shutil.copy(FACES / name, tmp_path / name)
    return tmp_path


def sabaq(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["verify", *words])
    assert done.exit_code == code, done.output
    return done.output


def lines(*words: str, code: int = 0) -> list[dict[str, Any]]:
    return [json.loads(line) for line in sabaq(*words, "--json", code=code).splitlines()]


def listed(place: Path, *rows: str, head: str = "file_a,file_b,same") -> str:
    (place / "pairs.csv").write_text("\n".join([head, *rows]), "utf-8")
    return "pairs.csv"


def test_two_pictures_are_compared_for_a_person_and_for_a_program() -> None:
    (report,) = lines("faces", COLEMAN, AGAIN)

    assert report["recommendation"] == "review"
    assert report["reasons"] == ["distance_unclear", "few_enrolled"]
    assert len(report["faces"]) == 2
    assert f"distance  {report['distance']}" in sabaq("faces", COLEMAN, AGAIN)


def test_a_file_that_is_not_there_is_named() -> None:
    assert "absent.jpg" in sabaq("faces", COLEMAN, "absent.jpg", code=1)
    assert "absent.mp4" in sabaq("clip", "absent.mp4", code=1)
    assert "absent.csv" in sabaq("pairs", "absent.csv", code=1)


def test_a_clip_tells_its_turns() -> None:
    (report,) = lines("clip", str(FACES / "clip_turn_right_left.mp4"))

    assert report["fault"] is None
    assert (report["turns"], report["frames"], report["one_person"]) == ([1, -1], 21, True)
    assert "+1 -1" in sabaq("clip", str(FACES / "clip_turn_right_left.mp4"))


def test_a_clip_that_is_none_gets_its_fault() -> None:
    (report,) = lines("clip", COLEMAN)

    assert (report["fault"], report["turns"], report["one_person"]) == ("unreadable", [], False)


def test_pairs_are_judged_one_by_one_and_summed_up(place: Path) -> None:
    file = listed(place, f"{COLEMAN},{COLEMAN},1", f"{COLEMAN},{AGAIN},1", f"{MARK},{SCOTT},0")

    *pairs, last = lines("pairs", file)

    assert [pair["recommendation"] for pair in pairs] == ["accept", "review", "review"]
    assert pairs[0] | {"distance": 0.0} == {
        "file_a": COLEMAN,
        "file_b": COLEMAN,
        "same": 1,
        "distance": 0.0,
        "z": None,
        "recommendation": "accept",
        "reasons": ["few_enrolled"],
    }
    assert last["summary"] == {
        "pairs": 3,
        "bad": 0,
        "by_z": 0,
        "genuine": {"count": 2, "accepted": 1, "to_a_person": 1, "red_mark": 0},
        "impostors": {"count": 1, "accepted": 0, "to_a_person": 1, "red_mark": 0},
        "tar": 0.5,
        "far": 0.0,
        "cohort": 0,
    }


def test_with_a_cohort_z_decides_and_nobody_is_compared_with_their_own_pictures(
    place: Path,
) -> None:
    file = listed(place, f"{COLEMAN},{AGAIN},1", f"{MARK},{SCOTT},0")

    genuine, twins, last = lines("pairs", file, "--cohort", str(FACES))

    assert "another_nearer" not in genuine["reasons"]
    assert genuine["z"] < -3.7
    assert twins["recommendation"] == "review"
    assert last["summary"]["by_z"] == 2
    assert last["summary"]["cohort"] > 40


def test_a_bad_row_is_named_and_the_others_go_on(place: Path) -> None:
    (place / "paper.jpg").write_bytes(b"%PDF-1.7")
    file = listed(
        place,
        f"{COLEMAN};absent.jpg;1",
        f"{COLEMAN};no_face.jpg;0",
        f"paper.jpg;{COLEMAN};0",
        f"{COLEMAN};{AGAIN};perhaps",
        f"{COLEMAN};;1",
        f"{COLEMAN};{AGAIN};1",
        head="\ufefffile_a;file_b;same",
    )

    *rows, last = lines("pairs", file)

    assert rows[:5] == [
        {"line": 2, "error": "no_such_file", "file": "absent.jpg"},
        {"line": 3, "error": "no_face", "file": "no_face.jpg"},
        {"line": 4, "error": "not_a_picture", "file": "paper.jpg"},
        {"line": 5, "error": "same_is_not_1_or_0", "file": None},
        {"line": 6, "error": "file_not_named", "file": None},
    ]
    assert (last["summary"]["pairs"], last["summary"]["bad"]) == (1, 5)


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("file_a,file_b,same", []),
        ("file_a,file_b,same", ["a.jpg,b.jpg,1"]),
        ("one,two", ["a.jpg,b.jpg"]),
        ("", []),
    ],
)
def test_a_list_without_a_pair_is_no_success(place: Path, head: str, rows: list[str]) -> None:
    sabaq("pairs", listed(place, *rows, head=head), code=1)


def test_a_list_in_another_encoding_is_refused_in_words(place: Path) -> None:
    (place / "pairs.csv").write_bytes("file_a,file_b,same\nфото.jpg,b.jpg,1".encode("cp1251"))

    assert "pairs.csv" in sabaq("pairs", "pairs.csv", code=1)


def test_a_folder_without_models_is_named(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACE_MODELS", str(place))

    assert "FACE_MODELS" in sabaq("faces", COLEMAN, AGAIN, code=1)


def test_the_limits_of_the_settings_judge(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACE_CAUTIOUS_DISTANCE", "0.45")
    monkeypatch.setenv("CLIP_SECONDS", "5")

    (still,) = lines("clip", str(FACES / "clip_still_live.mp4"))
    (twins,) = lines("faces", MARK, SCOTT)

    assert still["fault"] == "too_long"
    assert twins["recommendation"] == "accept"  # what a wrong limit does
