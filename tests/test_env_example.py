"""`.env.example` is the list of settings people read: whole, and true."""

import re
from pathlib import Path

import pytest

from academy.settings import Settings

EXAMPLE = (Path(__file__).parents[1] / ".env.example").read_text("utf-8")
SETTING = re.compile(r"^#?([A-Z][A-Z_]*)=(.*)$", re.MULTILINE)
LISTED: list[tuple[str, str]] = SETTING.findall(EXAMPLE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to start from, with nothing set in the environment."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_setting_stands_in_the_example_once_and_nothing_else() -> None:
    names = sorted(name for name, _ in LISTED)

    assert names == sorted(field.upper() for field in Settings.model_fields)


def test_the_example_copied_as_it_is_changes_nothing(folder: Path) -> None:
    untouched = Settings()

    (folder / ".env").write_text(EXAMPLE, "utf-8")

    assert Settings() == untouched


def test_the_values_in_the_example_are_those_without_it(folder: Path) -> None:
    untouched = Settings()
    said = [f"{name}={value}" for name, value in LISTED if value]

    (folder / ".env").write_text("\n".join(said), "utf-8")

    assert len(said) > len(LISTED) / 2
    assert Settings() == untouched
