"""`sabaq verify document`: what it prints of a card, of a page, of nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.verification.specimens import back, holder, photographed

HOLDER = holder(3)


def sabaq(*words: str, fails: bool = False) -> str:
    done = CliRunner().invoke(app, ["verify", "document", *words])
    assert done.exit_code == int(fails), done.output
    return done.output


@pytest.fixture
def card(tmp_path: Path) -> str:
    path = tmp_path / "card.jpg"
    path.write_bytes(photographed(back(HOLDER.zone, HOLDER.iin)))
    return str(path)


def test_a_card_is_told_as_facts_and_in_lines(card: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(card).parent)

    facts: dict[str, Any] = json.loads(sabaq(card, "--json"))
    lines = sabaq(card).splitlines()

    assert (facts["file"], facts["fault"], facts["proven"]) == ("card.jpg", None, True)
    assert facts["fields"]["iin"] == {"value": HOLDER.iin, "read_by": ["barcode", "mrz"]}
    assert facts["fields"]["number"] == {"value": HOLDER.number, "read_by": ["mrz"]}
    assert facts["failed"] == []
    assert facts["checks"]["number"] is True
    assert lines[0] == "card.jpg: proven"
    assert f"  iin          {HOLDER.iin}             ✓ barcode, mrz" in lines


def test_what_does_not_fit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "forged.jpg"
    zone = [HOLDER.zone[0], HOLDER.zone[1].replace("M", "F"), HOLDER.zone[2]]
    path.write_bytes(photographed(back(zone)))

    said = sabaq(str(path))

    assert said.startswith("forged.jpg: read\n")
    assert "  sex_agrees: does not fit\n" in said


def test_a_file_that_is_no_picture_is_an_answer_and_no_file_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.7")

    assert json.loads(sabaq(str(paper), "--json"))["fault"] == "not_a_picture"
    assert "absent.jpg" in sabaq(str(tmp_path / "absent.jpg"), fails=True)


def test_without_models_of_faces_the_card_is_read_all_the_same(
    card: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACE_MODELS", str(tmp_path / "nothing"))

    assert sabaq(card).startswith("card.jpg: proven\n")
