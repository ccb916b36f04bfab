"""`sabaq import questions`, `sabaq export questions`: what they print, what they change."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import academy.demo
from academy.settings import load
from bot import console
from bot.cli import app
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from tests.academy.importing.samples import SAMPLES, sample
from tests.conftest import KEYS, add

DEMO = Path(academy.demo.__file__).parent


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of its own in an empty folder, with one discipline."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", "42:TEST")
    monkeypatch.setenv("BIOMETRIC_KEYS", KEYS)
    asyncio.run(a_discipline())
    return tmp_path


async def a_discipline() -> None:
    async with console.database(load()) as db:
        await add(db, Discipline(code="CIVIL", title=Bilingual("Азаматтық", "Гражданское")))


def sabaq(*words: str, fails: bool = False) -> str:
    done = CliRunner().invoke(app, [*words, "--discipline", "CIVIL"])
    assert done.exit_code == int(fails), done.output
    return done.output


def facts(*words: str, fails: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sabaq("import", "questions", *words, "--json", fails=fails))
    return found


def test_the_facts_are_those_that_were_asked_for(place: Path) -> None:
    file = place / "two.gift"
    file.write_text(
        "$CATEGORY: сот\n\n::A::Кто? {=суд ~иск}\n\nТекст\n\n::B::Да? {~а ~б}\n", "utf-8"
    )

    done = facts(str(file))

    assert list(done)[:7] == [
        "format",
        "found",
        "taken",
        "kinds",
        "categories",
        "changed",
        "refused",
    ]
    assert (done["format"], done["found"], done["taken"]) == ("gift", 3, 1)
    assert (done["kinds"], done["categories"]) == ({"one_choice": 1}, ["сот"])
    assert [(each["line"], each["reason"]) for each in done["refused"]] == [
        (5, "kind-not-taken"),
        (7, "no-right-answer"),
    ]


def test_a_dry_run_changes_nothing(place: Path) -> None:
    file = str(DEMO / "CIVIL.ru.gift")

    dry = facts(file, "--dry-run")

    assert dry["dry_run"]
    assert facts(file)["added"] == dry["added"] > 0


@pytest.mark.parametrize(("format", "end"), [("gift", "gift"), ("moodle-xml", "xml")])
def test_what_leaves_the_bank_comes_back_the_same(place: Path, format: str, end: str) -> None:
    for locale in ("kk", "ru"):
        facts(str(DEMO / f"CIVIL.{locale}.gift"), "--locale", locale)
    out = place / f"bank.{end}"

    said = sabaq("export", "questions", "--format", format, "--out", str(out))
    again = facts(str(out), "--dry-run")

    assert str(out) in said
    assert again["found"] == again["unchanged"] > 10
    assert again["changed"] == []


def test_a_bank_can_be_written_to_the_screen() -> None:
    facts(str(DEMO / "CIVIL.ru.gift"))

    assert "Кто осуществляет правосудие" in sabaq("export", "questions")


def test_a_discipline_or_a_format_that_is_not_there_is_named(place: Path) -> None:
    file = str(DEMO / "CIVIL.ru.gift")
    other = CliRunner().invoke(app, ["import", "questions", file, "--discipline", "NONE"])

    assert other.exit_code == 1
    assert "NONE" in other.output
    assert "gift" in sabaq("import", "questions", file, "--format", "docx", fails=True)


def test_a_file_without_questions_ends_with_an_error_and_a_reason(place: Path) -> None:
    empty = place / "empty.gift"
    empty.write_bytes(b"")

    done = facts(str(empty), fails=True)

    assert (done["found"], done["taken"]) == (0, 0)
    assert done["refusal"]["reason"] == "empty-file"


def test_two_thousand_questions_are_taken_by_one_command(place: Path) -> None:
    file = place / "large.gift"
    asked = [f"::Q{n}::Вопрос {n}? {{=да {n} ~нет ~не знаю ~иное}}\n" for n in range(2000)]
    file.write_text("\n".join(asked), "utf-8")

    done = facts(str(file))

    assert (done["found"], done["added"]) == (2000, 2000)


@pytest.mark.parametrize(
    ("name", "format", "found", "taken"),
    [
        ("own/gift_kk_ru.gift", "gift", 13, 12),
        ("own/gift_lenient.gift", "gift", 7, 6),
        ("aiken/moodle_aiken_errors.txt", "aiken", 7, 3),
        ("own/variant_tags_open.txt", "tags", 3, 2),
        ("own/quiz_table.csv", "table", 3, 3),
        ("moodle_xml/moodle33_multichoice.xml", "moodle-xml", 1, 1),
        ("own/qti12_text2qti.zip", "qti", 6, 6),
        ("own/qti21_qti_package_maker.zip", "qti", 7, 7),
    ],
)
def test_files_of_other_programs_are_told_whole(
    name: str, format: str, found: int, taken: int
) -> None:
    sample(name)

    done = facts(str(SAMPLES / name))

    assert (done["format"], done["found"], done["taken"]) == (format, found, taken)
    assert done["found"] == done["taken"] + len(done["refused"])
    assert sum(done["kinds"].values()) == done["taken"]
    assert all({"line", "reason"} <= set(each) for each in done["refused"])
    assert all({"line", "what"} <= set(each) for each in done["changed"])
    again = facts(str(SAMPLES / name))
    assert (again["taken"], again["unchanged"]) == (taken, taken)
