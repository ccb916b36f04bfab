"""Rosters as workbooks: what a sheet shows is read, what it claims or computes is not."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from academy.importing.rosters import Roster, roster
from tests.academy.importing.workbooks import HEADER, by_hand, iin, row, saved, workbook, zipped

ONE, TWO = iin(1), iin(2)
BORN_IN_2001 = iin(7, born="010203", century=5)


def notices(read: Roster) -> list[tuple[int, str]]:
    return [(note.line, note.what) for note in read.changed]


def test_a_list_of_an_office_is_read_below_its_titles() -> None:
    read = roster(
        workbook(
            [
                ["БЕКІТЕМІН"],
                ["Тыңдаушылар тізімі"],
                [],
                ["№", "ЖСН", "Т.А.Ә.", "Лауазымы", "Ұялы телефоны"],
                [1, int(ONE), "Сәрсенов Нұрлан", "судья", 87011234567],
                [2, int(BORN_IN_2001), "Ли Пётр", "судья", 87011234568.0],
                ["Барлығы", None, 2],
            ]
        )
    )

    assert [(one.line, one.iin, one.phone) for one in read.rows] == [
        (5, ONE, "+77011234567"),
        (6, BORN_IN_2001, "+77011234568"),
    ]
    assert notices(read) == [(0, "zeros-restored"), (7, "total-line")]


def test_a_number_in_the_shape_of_science_is_whole_when_the_file_holds_it_whole() -> None:
    sheet = (
        row(1, "ИИН", "ФИО")
        + '<row r="2"><c r="A2"><v>8.50412300016E11</v></c>'
        + '<c r="B2" t="inlineStr"><is><t>Ким Ольга</t></is></c></row>'
    )

    assert roster(by_hand(f"<sheetData>{sheet}</sheetData>")).rows[0].iin == "850412300016"


def test_sheets_with_a_header_are_taken_and_the_others_named() -> None:
    book = Workbook()
    book.active.title = "Группа 1"
    book.active.append(HEADER)
    book.active.append([ONE, "Ким", "Ольга"])
    book.create_sheet("Группа 2").append(HEADER)
    book["Группа 2"].append([TWO, "Ли", "Пётр"])
    book["Группа 2"].append([ONE, "Ким", "Ольга"])
    book.create_sheet("Справка").append(["Заполнено 1 сентября"])
    book.create_sheet("Черновик").append(HEADER)
    book["Черновик"].append([iin(3), "Цой", "Анна"])
    book["Черновик"].sheet_state = "hidden"

    read = roster(saved(book))

    assert [(one.sheet, one.line, one.family_name) for one in read.rows] == [
        ("Группа 1", 2, "Ким"),
        ("Группа 2", 2, "Ли"),
    ]
    assert [(no.line, no.reason, no.facts) for no in read.refused] == [
        (3, "repeated-person", {"other": 2, "sheet": "Группа 2"})
    ]
    told = {note.facts["sheet"]: note.what for note in read.changed}
    assert told == {
        "Группа 1": "sheet-read",
        "Группа 2": "sheet-read",
        "Справка": "sheet-without-people",
        "Черновик": "sheet-hidden",
    }


def test_a_cell_merged_over_several_people_is_meant_for_each() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("C2:C3")

    read = roster(
        workbook(
            [["ИИН", "ФИО", "Группа"], [ONE, "Ким Ольга", "С-1"], [TWO, "Ли Пётр", None]], merge
        )
    )

    assert [one.groups for one in read.rows] == [("С-1",), ("С-1",)]


def test_a_header_of_two_storeys_is_read_as_one() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B1:D1")
        sheet.merge_cells("A1:A2")

    read = roster(
        workbook(
            [
                ["ИИН", "ФИО", None, None, "Связь"],
                [None, "Фамилия", "Имя", "Отчество", "Телефон"],
                [ONE, "Ким", "Ольга", "Петровна", "87011234567"],
            ],
            merge,
        )
    )

    one = read.rows[0]
    assert (read.taken, one.family_name, one.given_name, one.patronymic, one.phone) == (
        1, "Ким", "Ольга", "Петровна", "+77011234567",
    )  # fmt: skip


def test_a_header_merged_over_three_columns_names_all_three() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B1:D1")

    rows: list[list[Any]] = [["ИИН", "ФИО", None, None], [ONE, "Ким", "Ольга", "Петровна"]]

    one = roster(workbook(rows, merge)).rows[0]

    assert (one.family_name, one.given_name, one.patronymic) == ("Ким", "Ольга", "Петровна")


def test_hidden_rows_are_people_too_and_told() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True

    read = roster(workbook([HEADER, [ONE, "Ким", "Ольга"], [TWO, "Ли", "Пётр"]], hide))

    assert read.taken == 2
    assert [(note.what, note.facts) for note in read.changed] == [("hidden-rows", {"people": 1})]


def test_a_formula_is_never_computed_and_without_its_value_refused() -> None:
    read = roster(workbook([HEADER, [ONE, "Ким", '=CONCAT("Оль","га")'], [TWO, "Ли", "Пётр"]]))

    assert [(no.line, no.reason, no.facts) for no in read.refused] == [
        (2, "formula-without-value", {"column": "Аты"})
    ]
    assert read.taken == 1


def test_of_a_formula_the_value_that_was_kept_is_taken() -> None:
    sheet = (
        row(1, *HEADER)
        + f'<row r="2"><c t="str"><f>A9</f><v>{ONE}</v></c>'
        + '<c t="str"><f>B9</f><v>Ким</v></c><c t="str"><f>1/0</f><v>Ольга</v></c></row>'
        + '<row r="3"><c t="e"><f>A1/0</f><v>#N/A</v></c><c t="str"><v>Ли</v></c>'
        + '<c t="str"><v>Пётр</v></c></row>'
    )

    read = roster(by_hand(f"<sheetData>{sheet}</sheetData>"))

    assert [(one.iin, one.given_name) for one in read.rows] == [(ONE, "Ольга")]
    assert [(no.line, no.reason) for no in read.refused] == [(3, "cell-error")]


def test_a_group_that_became_a_date_is_told() -> None:
    read = roster(workbook([HEADER, [ONE, "Ким", "Ольга", None, None, date(2026, 1, 10)]]))

    assert read.rows[0].groups == ("2026-01-10",)
    assert notices(read) == [(2, "date-in-cell")]


@pytest.mark.parametrize("claimed", ["A1:A1", "A1:XFD1048576", "nonsense", ""])
def test_the_size_that_a_sheet_claims_is_not_believed(claimed: str) -> None:
    sheet = f'<dimension ref="{claimed}"/><sheetData>{row(1, *HEADER)}{row(2, ONE, "Ким", "Ольга")}'

    assert roster(by_hand(f"{sheet}</sheetData>")).taken == 1


def test_a_workbook_of_1c_is_read_with_its_own_spelling_of_names() -> None:
    sheet = '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    people = f'<row r="2"><c t="s"><v>2</v></c><c><v>{ONE}</v></c></row>'
    texts = "<sst><si><t>ФИО</t></si><si><t>ИИН</t></si><si><r><t>Ким </t></r>" + (
        "<r><t>Ольга</t></r><rPh><t>Kim</t></rPh></si></sst>"
    )

    read = roster(by_hand(f"<sheetData>{sheet}{people}</sheetData>", SharedStrings_xml=texts))

    assert [(one.family_name, one.given_name, one.iin) for one in read.rows] == [
        ("Ким", "Ольга", ONE)
    ]


def test_columns_beyond_any_roster_are_not_kept() -> None:
    wide = [*HEADER, *["x"] * 16_000]

    read = roster(workbook([HEADER, [ONE, "Ким", "Ольга", *["x"] * 16_000], wide]))

    assert read.taken == 1


@pytest.mark.parametrize(
    "merged", ["A1:XFD1048576", "B2:B1048576", "A0:A0", "C9:A1", "ZZZ1:ZZZ2", "A1"]
)
def test_merged_ranges_out_of_all_bounds_do_no_harm(merged: str) -> None:
    people = "".join(row(n, iin(n), f"Ким{n}", "Ольга") for n in range(2, 300))
    sheet = f"<sheetData>{row(1, *HEADER)}{people}</sheetData><mergeCells>"

    read = roster(by_hand(f'{sheet}<mergeCell ref="{merged}"/></mergeCells>'))

    assert read.taken == 298


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a [<!ENTITY b "Ким">]><worksheet><sheetData/></worksheet>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet/>',
        "<worksheet><sheetData><row>",
        "nonsense",
        "",
    ],
)
def test_xml_that_is_broken_or_has_entities_is_refused(document: str) -> None:
    good = by_hand("")
    parts = {
        "xl/workbook.xml": '<w xmlns:r="r"><sheet name="S" r:id="a"/></w>',
        "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="/xl/s.xml"/></R>',
        "xl/s.xml": document,
    }

    read = roster(zipped(parts))

    assert roster(good).refusal
    assert read.refusal
    assert read.refusal.reason == "broken-workbook"


def test_a_workbook_without_sheets_is_refused() -> None:
    read = roster(zipped({"xl/workbook.xml": "<workbook><sheets/></workbook>"}))

    assert read.refusal
    assert read.refusal.reason == "broken-workbook"


VALUES: st.SearchStrategy[Any] = (
    st.none()
    | st.integers(-10, 10**16)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.dates(date(1950, 1, 1))
    | st.sampled_from(["Ким Ольга", ONE, TWO, "Итого", "=A1", "ФИО", "ИИН", "группа А"])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(VALUES, max_size=6), max_size=8))
def test_any_sheet_gives_a_balanced_report(rows: list[list[Any]]) -> None:
    read = roster(workbook([["ФИО", "ИИН", "Телефон", "Роль"], *rows]))

    assert read.found == read.taken + len(read.refused)
    assert read.refusal is None or read.refusal.reason == "no-people"


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 4_000), value=st.integers(0, 255))
def test_a_workbook_with_a_changed_byte_never_raises(place: int, value: int) -> None:
    data = bytearray(workbook([HEADER, [ONE, "Ким", "Ольга"]]))
    data[place % len(data)] = value

    read = roster(bytes(data))

    assert read.found == read.taken + len(read.refused)
