"""Rosters as offices send them: whose columns, which lines are people, what becomes of the rest."""

from academy.importing.roster_rows import RosterRow
from academy.importing.rosters import Roster, roster
from tests.academy.importing.samples import sample
from tests.academy.importing.workbooks import iin

ONE, TWO, THREE = iin(1), iin(2), iin(3)


def only(read: Roster) -> RosterRow:
    assert not read.refused, read.refused
    assert read.taken == 1
    return read.rows[0]


def reasons(read: Roster) -> list[tuple[int, str]]:
    return [(no.line, no.reason) for no in read.refused]


def notices(read: Roster) -> list[tuple[int, str]]:
    return [(note.line, note.what) for note in read.changed]


def test_the_sample_in_kazakh_is_read_whole() -> None:
    read = roster(sample("own/roster_utf8.csv"))

    assert (read.found, read.taken) == (3, 3)
    first = read.rows[0]
    assert (first.family_name, first.given_name) == ("Әбдіқалықова", "Гүлназ")
    assert (first.patronymic, first.position, first.locale) == ("Серікқызы", "судья", "kk")
    assert first.groups == ("С-2026-1",)
    assert [row.phone for row in read.rows] == ["+77000000001", "+77000000002", "+77000000003"]
    assert read.rows[1].patronymic == ""
    assert {row.role for row in read.rows} == {"learner"}
    assert read.rows[2].kind == "master"


def test_the_sample_of_russian_excel_is_read_and_its_encoding_told() -> None:
    read = roster(sample("own/roster_cp1251.csv"))

    assert (read.found, read.taken) == (2, 2)
    assert [row.family_name for row in read.rows] == ["Сидоров", "Ким"]
    assert (0, "decoded") in notices(read)


def test_an_iin_without_a_date_becomes_the_code_of_the_list() -> None:
    read = roster(sample("own/roster_utf8.csv"))

    assert [row.code for row in read.rows] == ["000000000001", "000000000002", "000000000003"]
    assert {row.iin for row in read.rows} == {""}
    told = [note.facts for note in read.changed if note.what == "placeholders"]
    assert told == [{"people": 3}]
