"""Rosters as text: every delimiter and encoding gives the same people, torn quotes cost a line."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.importing.roster_words import is_nothing
from academy.importing.rosters import roster
from tests.academy.importing.workbooks import HEADER, csv_of, iin

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1251", "kz1048"]
KAZAKH = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
RUSSIAN = "абвгдежзийклмнопрстуфхцчшщыьэюя"
NAME = st.text(st.sampled_from(RUSSIAN), min_size=1, max_size=12).map(str.title)
NAME = NAME.filter(lambda name: not is_nothing(name))
PEOPLE = st.lists(st.tuples(NAME, NAME, NAME), min_size=1, max_size=8)


def written(rows: list[tuple[str, ...]], delimiter: str, line_end: str) -> str:
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return stream.getvalue()


def encoded(text: str, encoding: str) -> bytes:
    if encoding == "utf-16-le-bom":
        return b"\xff\xfe" + text.encode("utf-16-le")
    return text.encode(encoding)


@settings(max_examples=60, deadline=None)
@given(
    people=PEOPLE,
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(ENCODINGS),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_the_same_people_in_every_delimiter_and_encoding(
    people: list[tuple[str, str, str]], delimiter: str, encoding: str, line_end: str
) -> None:
    header = ("ИИН", "Фамилия", "Имя", "Отчество", "Должность")
    rows = [(iin(n), *names, "судья; или, нет") for n, names in enumerate(people)]

    read = roster(encoded(written([header, *rows], delimiter, line_end), encoding))

    assert not read.refused
    taken = [(r.iin, r.family_name, r.given_name, r.patronymic, r.position) for r in read.rows]
    assert taken == rows


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_give_a_report(data: bytes) -> None:
    read = roster(data)

    assert read.found == read.taken + len(read.refused)


CELLS = st.sampled_from(
    [
        "",
        "ФИО",
        "ИИН",
        "Ким Ольга",
        iin(1),
        iin(2),
        "Итого",
        "=1",
        '"',
        "8701",
        "группа А",
        "0",
        "\n",
    ]
) | st.text(max_size=8)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=12), st.sampled_from(";,\t"))
def test_any_table_gives_a_balanced_report(rows: list[list[str]], delimiter: str) -> None:
    lines = [delimiter.join(row) for row in [["ФИО", "ИИН", "Телефон"], *rows]]

    read = roster(csv_of(*lines))

    assert read.found == read.taken + len(read.refused)
    assert all(row.family_name and row.given_name for row in read.rows)
    assert {no.line for no in read.refused}.isdisjoint(row.line for row in read.rows)


@pytest.mark.parametrize("encoding", ["utf-8", "kz1048"])
def test_kazakh_letters_come_whole(encoding: str) -> None:
    text = f"ЖСН;Тегі;Аты\n{iin()};{KAZAKH.title()};Әйгерім\n"

    read = roster(text.encode(encoding))

    assert (read.rows[0].family_name, read.rows[0].given_name) == (KAZAKH.title(), "Әйгерім")


def test_a_cell_may_have_several_lines_and_the_numbers_still_agree() -> None:
    read = roster(
        csv_of("ФИО;ИИН;Должность", f'Ким Ольга;{iin(1)};"судья', 'районного суда"', "Ли;1x;")
    )

    assert read.rows[0].position == "судья районного суда"
    assert [no.line for no in read.refused] == [4]


def test_an_open_quotation_mark_costs_no_other_line() -> None:
    lines = [f"Ким Ольга;{iin(n)};" for n in range(40)]
    lines[3] = f'Ли Пётр;{iin(3)};"ТОО Ромашка'

    read = roster(csv_of("ФИО;ИИН;Должность", *lines))

    assert read.taken == 40
    assert [(n.line, n.what) for n in read.changed if n.what == "torn-quotes"] == [
        (5, "torn-quotes")
    ]
    assert read.rows[3].position == "ТОО Ромашка"


def test_excels_own_line_about_the_delimiter_is_no_header() -> None:
    assert roster(csv_of("sep=;", "ФИО;ИИН", f"Ким Ольга;{iin()}")).rows[0].line == 3


def test_a_line_as_long_as_a_book_does_not_stop_the_rest() -> None:
    read = roster(csv_of("ФИО;ИИН", f"{'я' * 200_000};1", f"Ким Ольга;{iin()}"))

    assert [no.line for no in read.refused] == [2]
    assert read.taken == 1


def test_a_text_of_more_lines_than_any_roster_is_refused() -> None:
    read = roster(";".join(HEADER).encode() + b"\n1;\xd1\x8f;\xd1\x8f" * 50_001)

    assert read.refusal
    assert read.refusal.reason == "too-many-lines"
