"""Parts: what is installed is found without being loaded."""

import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest

from bot.verification import Part, installed, parts

HOUSE = Path(__file__).parents[2]


def test_everything_is_installed_where_the_product_is_developed() -> None:
    assert installed() == set(Part)


@pytest.mark.parametrize(
    ("missing", "left"),
    [
        ("rapidocr", {Part.FACES, Part.CLIPS}),
        ("zxingcpp", {Part.FACES, Part.CLIPS}),
        ("cv2", {Part.FACES}),
        ("dlib", {Part.CARDS}),
    ],
)
def test_a_part_is_absent_when_one_of_its_packages_is(
    missing: str, left: set[Part], monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(name: str) -> object:
        return None if name == missing else util.find_spec(name)

    monkeypatch.setattr(parts, "find_spec", found)

    assert installed() == left


def test_neither_the_question_nor_the_bot_loads_what_only_workers_need() -> None:
    heavy = ("cv2", "rapidocr", "onnxruntime", "zxingcpp")
    program = (
        "import sys, bot.app, bot.cli; from bot.verification import installed; installed();"
        f"print([name for name in {heavy} if name in sys.modules])"
    )

    told = subprocess.run(
        [sys.executable, "-c", program], cwd=HOUSE, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "[]"
