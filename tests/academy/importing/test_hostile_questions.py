"""Little files of strangers: everything found is taken or refused, and soon."""

import time

import pytest

from academy.importing.question_files import questions

AIKEN = "Q\nA) a\nB) b\nANSWER: A\n"


@pytest.mark.parametrize(
    "text",
    [
        "<question>Q<variantright>a<variant>" + "<" + " " * 300_000,
        "<question>Q<variantright>a<variant>b<question" + "1" * 300_000,
        "// " + "[tag:" * 100_000 + "[id:" * 100_000 + "\nQ {=a ~b}",
        "Q {>a\nb}" + "{" * 50_000,
    ],
)
def test_a_file_made_to_be_slow_is_read_soon(text: str) -> None:
    begun = time.perf_counter()

    read = questions(text.encode(), "")

    assert read.found == read.taken + len(read.refused) > 0
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    "text", [AIKEN + "\n\ufeff" + AIKEN + "\ufeff", "\ufeff\ufeff" + AIKEN * 2]
)
def test_byte_order_marks_between_joined_files_are_no_letters(text: str) -> None:
    read = questions(text.encode(), "")

    assert (read.found, read.taken, read.changed) == (2, 2, ())
    assert [question.text.text for question in read.questions] == ["Q", "Q"]
