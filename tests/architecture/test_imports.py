"""What is loaded with what: the console starts without Telegram, the rules live without it."""

import json
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT, modules

LOADED = "import json, sys; print(json.dumps(sorted({n.split('.')[0] for n in sys.modules})))"


def loaded_with(*names: str) -> set[str]:
    """The top packages that a fresh interpreter holds after importing these modules."""
    lines = [*(f"import {name}" for name in names), LOADED]
    run = [sys.executable, "-c", "\n".join(lines)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, check=True, text=True)
    return set(json.loads(done.stdout))


def names_below(top: str) -> list[str]:
    paths = [source.name.removesuffix(".py") for source in modules(top)]
    names = [path.removesuffix("/__init__").replace("/", ".") for path in paths]
    return [name for name in names if not name.startswith("storage.migrations")]


def test_the_console_starts_without_the_library_of_telegram() -> None:
    assert {"aiogram", "dlib"}.isdisjoint(loaded_with("bot.cli"))


@pytest.mark.parametrize("top", ["academy", "storage", "locales"])
def test_rules_rows_and_words_know_nothing_of_telegram(top: str) -> None:
    loaded = loaded_with(*names_below(top))

    assert {"aiogram", "telegram", "apscheduler", "bot", "emulator"}.isdisjoint(loaded)


def test_the_emulator_shares_nothing_with_what_it_is_to_test() -> None:
    loaded = loaded_with(*(name for name in names_below("emulator") if "__main__" not in name))

    assert {"bot", "academy", "storage", "locales", "sqlalchemy"}.isdisjoint(loaded)


def test_a_roster_is_read_without_the_database_and_without_telegram() -> None:
    """It is read in a worker process, which must start fast and stay small."""
    heavy = {"aiogram", "sqlalchemy", "storage", "bot", "openpyxl", "numpy", "pydantic"}

    assert heavy.isdisjoint(loaded_with("academy.importing.rosters"))
