"""Bytes into text: no encoding met in Kazakhstan gives broken letters, no picture gives text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.importing.decoding import LIMIT, Decoded, decoded
from academy.importing.report import Changed, Refused
from tests.academy.importing.samples import sample


def text_of(data: bytes) -> Decoded:
    read = decoded(data)
    assert isinstance(read, Decoded)
    return read


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("kz1048", "kz1048"),
    ],
)
def test_kazakh_comes_through_every_encoding(encoding: str, told: str) -> None:
    text = "Сот төрелігін кім жүзеге асырады? Қазақстан Республикасының соты\n"

    read = text_of(text.encode(encoding))

    assert (read.text, read.encoding) == (text, told)


def test_russian_of_windows_is_read_with_a_notice() -> None:
    read = text_of("Уголовный процесс: вопрос 1".encode("cp1251"))

    assert read.text == "Уголовный процесс: вопрос 1"
    assert read.changed == (Changed(0, "decoded", {"encoding": "windows-1251"}),)


def test_utf_8_with_a_lost_byte_is_not_read_as_another_alphabet() -> None:
    whole = "Сот төрелігін кім жүзеге асырады?".encode()

    read = decoded(whole[:-2] + b"\xd0")

    assert isinstance(read, Refused)
    assert read.reason == "unknown-encoding"


def test_a_western_word_does_not_become_half_cyrillic() -> None:
    read = text_of("Die L\u00f6sung ist sch\u00f6n".encode("cp1252"))

    assert read.text == "Die L\u00f6sung ist sch\u00f6n"
    assert read.encoding == "windows-1252"


def test_line_ends_of_every_system_are_one() -> None:
    assert text_of(b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty-file"),
        (b" \r\n\t", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"\x89PNG\r\n\x1a\n", "not-text"),
        (b"some\0thing", "not-text"),
        (b"PK\x03\x04 a workbook", "not-text"),
        (b"\xff\xfea", "unknown-encoding"),
        (b" " * (LIMIT + 1), "file-too-big"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    read = decoded(data)

    assert isinstance(read, Refused)
    assert read.reason == reason


def test_a_roster_saved_by_excel_keeps_its_letters() -> None:
    read = text_of(sample("own/roster_cp1251.csv"))

    assert read.encoding == "windows-1251"
    assert "\ufffd" not in read.text


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read = decoded(data)

    assert isinstance(read, Refused) or "\r" not in read.text
