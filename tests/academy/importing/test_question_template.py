"""The question table that is handed out: its examples come back whole, in both languages."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from academy.importing.banks import Kind
from academy.importing.question_files import questions
from academy.importing.question_template import BEFORE, BEHIND, template
from bot.screens.question_template import template_words
from locales import translators
from tests.academy.importing.workbooks import saved


@pytest.fixture(scope="module")
def handed_out() -> bytes:
    both = translators()
    return template(template_words(both["kk"], both["ru"]))


def test_the_template_is_read_back_with_every_kind_in_both_languages(handed_out: bytes) -> None:
    found = questions(handed_out, "template.xlsx")

    assert (found.format, found.found, found.refused) == ("table", 8, ())
    assert [question.kind for question in found.questions] == [
        kind for kind in Kind if kind != Kind.DESCRIPTION
    ]
    for question in found.questions:
        assert question.twin is not None
        assert (question.locale, question.twin.locale) == ("kk", "ru")
        assert (question.points, question.level, question.category) == (1, 1, "Мысал / Пример")


def test_examples_left_in_the_table_are_told(handed_out: bytes) -> None:
    told = {note.what: note.facts for note in questions(handed_out, "").changed}

    assert told["example-taken"] == {"questions": 16}


def test_a_template_filled_in_without_the_examples_says_nothing_of_them(handed_out: bytes) -> None:
    book = load_workbook(BytesIO(handed_out))
    sheet = book.worksheets[0]
    sheet.delete_rows(2, 16)
    sheet.append(["K1", None, None, "Сот?", "иә", "жоқ", None, None, None, None, "1,2"])

    found = questions(saved(book), "")

    assert [question.kind for question in found.questions] == [Kind.SEVERAL]
    assert "example-taken" not in {note.what for note in found.changed}


def test_excel_keeps_every_cell_as_text_and_offers_lists(handed_out: bytes) -> None:
    sheet = load_workbook(BytesIO(handed_out)).worksheets[0]

    assert {sheet.column_dimensions[letter].number_format for letter in "ABCDEFGHIJKLMNO"} == {"@"}
    assert len(sheet.data_validations.dataValidation) == 3


def test_every_column_and_kind_is_explained_in_both_languages(handed_out: bytes) -> None:
    notes = load_workbook(BytesIO(handed_out)).worksheets[1]

    explained = [line[1].value for line in notes.iter_rows() if line[1].value]

    assert len(explained) == len((*BEFORE, *BEHIND)) + 1 + 8
    assert all("\n" in note for note in explained)
