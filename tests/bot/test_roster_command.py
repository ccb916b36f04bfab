"""`sabaq import roster`: what it prints, what it changes, how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.conftest import KEYS

OWN = Path(__file__).parents[2].parent / "shared" / "samples"
HEADER = "ИИН;Фамилия;Имя;Группа;Роль\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of its own in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", "42:TEST")
    monkeypatch.setenv("BIOMETRIC_KEYS", KEYS)
    return tmp_path


def sabaq(*words: str, fails: bool = False) -> str:
    done = CliRunner().invoke(app, ["import", "roster", *words])
    assert done.exit_code == int(fails), done.output
    return done.output


def facts(*words: str, fails: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sabaq(*words, "--json", fails=fails))
    return found


def listed(place: Path, *lines: str) -> str:
    file = place / "list.csv"
    file.write_text(HEADER + "\n".join(lines), "utf-8")
    return str(file)


def sample(name: str) -> str:
    path = OWN / name
    if not path.exists():
        pytest.skip("needs ../shared")
    return str(path)


@pytest.mark.parametrize(
    ("name", "people", "refused"),
    [
        ("own/roster_utf8.csv", 3, []),
        ("own/roster_cp1251.csv", 2, []),
        ("oneroster/Test_minimal_data_set.zip", 6, ["unknown-role"]),  # a parent
        ("oneroster/v1p2_full_dataset.zip", 6, []),
    ],
)
def test_every_sample_is_new_then_unchanged(name: str, people: int, refused: list[str]) -> None:
    file = sample(name)
    dry = facts(file, "--dry-run")
    first = facts(file)
    again = facts(file, "--dry-run")

    taken = people - len(refused)
    assert list(dry)[:6] == ["found", "new", "changed", "unchanged", "missing", "refused"]
    expected = {"found": people, "new": taken, "changed": 0, "unchanged": 0, "missing": 0}
    assert dry == {**dry, **expected, "dry_run": True}
    assert [each["reason"] for each in dry["refused"]] == refused
    assert first["new"] == taken
    assert again == {**again, "found": people, "new": 0, "unchanged": taken, "changed": 0}


def test_a_dry_run_leaves_nothing_behind(place: Path) -> None:
    file = listed(place, ";Ахметов;Ерлан;A;")

    facts(file, "--dry-run")

    assert facts(file)["new"] == 1


def test_the_balance_holds_and_refused_lines_say_why(place: Path) -> None:
    file = listed(
        place, "900101300017;Серікова;Айгүл;A;", "900101300018;Ким;Ян;A;", ";Тан;Эм;A;auditor"
    )

    found = facts(file, "--dry-run")

    total = found["new"] + found["changed"] + found["unchanged"] + len(found["refused"])
    assert found["found"] == total == 3
    assert found["refused"] == [{"row": 3, "reason": "iin-check-digit"}]
    assert {"line": 4, "what": "staff-role", "role": "auditor"} in found["notices"]


def test_a_file_without_people_ends_with_an_error(place: Path) -> None:
    picture = place / "list.csv"
    picture.write_bytes(b"\x89PNG\r\n")

    found = facts(str(picture), "--dry-run", fails=True)
    said = sabaq(str(picture), "--language", "kk", fails=True)

    assert (found["found"], found["refusal"]["reason"]) == (0, "picture")
    assert said.startswith("Бүкіл файл: ")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_people_read_what_changes_from_what_and_undo_by_number(place: Path, language: str) -> None:
    sabaq(listed(place, "900101300017;Серікова;Айгүл;A;", ";Ким;Ян;A;"))

    said = sabaq(listed(place, "900101300017;Жаңа;Айгүл;B;"), "--language", language)
    undone = sabaq("--undo", "2", "--language", language)

    assert "Серікова → Жаңа" in said
    assert "900101300017" not in said
    assert "--undo 2" in said
    assert "2" in undone
    assert facts(listed(place, "900101300017;Серікова;Айгүл;A;"), "--dry-run")["unchanged"] == 1


def test_what_cannot_be_undone_is_said_with_the_way_out(place: Path) -> None:
    done = CliRunner().invoke(app, ["import", "roster", "--undo", "7"])

    assert done.exit_code == 1
    assert CliRunner().invoke(app, ["import", "roster"]).exit_code == 1
