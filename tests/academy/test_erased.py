"""The file of who was erased only grows and survives a crash in the middle of a line."""

from datetime import UTC, datetime
from pathlib import Path

from academy.erased import FILE, Erased, append, is_of, known, mark

AT = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


def erased(person: int, code: str = "R1") -> Erased:
    return Erased(AT, person, mark("salt", code))


def test_a_person_is_written_once_and_read_from_every_file(tmp_path: Path) -> None:
    here, beside = tmp_path / FILE, tmp_path / "backups.jsonl"

    assert append(here, [erased(7), erased(8)]) == 2
    assert append(here, [erased(8), erased(9)]) == 1
    assert append(beside, [erased(10), erased(7)]) == 2

    found = known([here, beside, tmp_path / "none"])
    assert [each.person for each in found] == [7, 8, 9, 10]
    assert here.stat().st_mode & 0o777 == 0o600


def test_a_line_that_a_crash_cut_off_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / FILE
    append(path, [erased(7)])
    with path.open("ab") as file:
        file.write(b'{"person": 8, "co')

    assert append(path, [erased(8)]) == 1
    assert [each.person for each in known([path])] == [7, 8]


def test_nobody_is_named_and_only_the_same_code_is_known_again(tmp_path: Path) -> None:
    path = tmp_path / FILE
    append(path, [erased(7, "ӘЛИЕВА-7")])

    assert "ӘЛИЕВА" not in path.read_text("utf-8")
    assert is_of(known([path])[0], "ӘЛИЕВА-7")
    assert not is_of(known([path])[0], "R8")
