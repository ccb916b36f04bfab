"""The empty roster that is handed out: nobody in it, and what is filled in comes back."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from academy.importing.roster_headers import Column, column_named
from academy.importing.roster_template import COLUMNS, TemplateWords, template
from academy.importing.rosters import roster
from bot.screens.roster_template import template_words
from locales import translators
from storage.tables.people import Role
from tests.academy.importing.workbooks import iin, saved


@pytest.fixture
def words() -> TemplateWords:
    both = translators()
    return template_words(both["kk"], both["ru"])


def test_an_empty_template_makes_nobody(words: TemplateWords) -> None:
    read = roster(template(words))

    assert (read.found, read.refusal and read.refusal.reason) == (0, "no-people")


def test_every_column_of_the_template_is_known_by_its_title(words: TemplateWords) -> None:
    assert {column: column_named(words.titles[column]) for column in COLUMNS} == {
        column: column for column in COLUMNS
    }


def test_a_template_filled_in_comes_back_whole(words: TemplateWords) -> None:
    book = load_workbook(BytesIO(template(words)))
    listed = {
        Column.IIN: iin(),
        Column.FAMILY_NAME: "Сәрсенов",
        Column.GIVEN_NAME: "Нұрлан",
        Column.ROLE: words.choices[Column.ROLE][0],
        Column.POSITION: "судья",
        Column.PHONE: "8 701 123 45 67",
        Column.LOCALE: words.choices[Column.LOCALE][0],
        Column.KIND: words.choices[Column.KIND][1],
        Column.HOURS: 72,
    }
    book.active.append([listed.get(column) for column in COLUMNS])

    read = roster(saved(book))

    row = read.rows[0]
    assert (read.found, row.iin, row.family_name, row.position) == (1, iin(), "Сәрсенов", "судья")
    assert (row.role, row.locale, row.kind, row.hours) == ("learner", "kk", "listener", 72)


def test_every_word_of_the_lists_is_understood(words: TemplateWords) -> None:
    book = load_workbook(BytesIO(template(words)))
    for n, role in enumerate(words.choices[Column.ROLE]):
        told = {Column.IIN: iin(n), Column.FAMILY_NAME: f"Ким{n}", Column.GIVEN_NAME: "Ольга"}
        book.active.append([{**told, Column.ROLE: role}.get(column) for column in COLUMNS])

    read = roster(saved(book))

    assert [row.role for row in read.rows] == list(Role)
    assert {row.other_roles for row in read.rows} == {()}


def test_excel_keeps_numbers_of_people_as_text(words: TemplateWords) -> None:
    sheet = load_workbook(BytesIO(template(words))).active

    as_text = {
        column
        for at, column in enumerate(COLUMNS)
        if sheet.column_dimensions["ABCDEFGHIJKLMNOPQ"[at]].number_format == "@"
    }

    assert {Column.IIN, Column.PHONE, Column.CODE} <= as_text


def test_the_template_explains_every_column_in_both_languages(words: TemplateWords) -> None:
    notes = load_workbook(BytesIO(template(words))).worksheets[1]

    explained = {line[0].value: line[1].value for line in notes.iter_rows() if line[1].value}

    assert set(explained) == set(words.titles.values())
    assert all("\n" in note for note in explained.values())
