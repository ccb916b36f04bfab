"""The locks: who installs more has the same versions of what the others have."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==([^ ;\\]+)", re.MULTILINE)


def pins(name: str) -> set[tuple[str, str]]:
    return set(PIN.findall((ROOT / name).read_text("utf-8")))


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("requirements.lock", "requirements-ocr.lock"),
        ("requirements-ocr.lock", "requirements-dev.lock"),
    ],
)
def test_a_larger_lock_holds_the_smaller_one(less: str, more: str) -> None:
    assert pins(less) < pins(more)


def test_what_reads_cards_is_in_its_own_lock_and_not_in_the_products() -> None:
    readers = {"onnxruntime", "rapidocr", "zxing-cpp"}

    assert readers <= {name for name, _ in pins("requirements-ocr.lock")}
    assert readers.isdisjoint(name for name, _ in pins("requirements.lock"))
