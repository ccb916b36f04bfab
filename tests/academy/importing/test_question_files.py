"""Which format a file of questions is in: its signs tell, then its name, or it is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.importing.question_files import AUTO, FORMATS, questions
from academy.importing.report import MEGABYTE
from tests.academy.importing.workbooks import workbook, zipped

AIKEN = "Сот?\nA) иә\nB) жоқ\nANSWER: A\n"
GIFT = "Сот? {=иә ~жоқ}\n"
TAGS = "<question>Сот?<variantright>иә<variant>жоқ"
TABLE = "Сұрақ;A;B;Дұрыс\nСот?;иә;жоқ;A\n"
MYTESTX = "# Сот?\n+ иә\n- жоқ\n"
ALL = {"aiken": AIKEN, "gift": GIFT, "tags": TAGS, "table": TABLE, "mytestx": MYTESTX}


@pytest.mark.parametrize("format_", ALL)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "kz1048"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_is_known_by_its_signs_whatever_its_name_is(
    format_: str, encoding: str, end: str
) -> None:
    content = ALL[format_].replace("\n", end).encode(encoding)

    found = questions(content, "сұрақтар.gift")

    assert (found.format, found.taken) == (format_, 1)
    assert found.questions[0].text.plain == "Сот?"
    assert ["decoded"] * ("utf-8" not in encoding) == [note.what for note in found.changed]


def test_a_format_that_is_named_is_not_looked_for() -> None:
    found = questions(GIFT.encode(), "", "aiken")

    assert (found.format, found.taken) == ("aiken", 0)


def test_without_signs_the_name_tells() -> None:
    assert questions("Сот?".encode(), "a.gift.txt").format == "gift"
    assert questions("Сот?".encode(), "a.csv").format == "table"


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.gift", "empty-file"),
        (b"\0 \r\n", "a.txt", "empty-file"),
        ("Бүгін сабақ болмайды.".encode(), "a.txt", "unknown-format"),
        (b"<?xml version='1.0'?><html/>", "a.xml", "unknown-format"),
        (b"\x89PNG\r\n\x1a\n", "a.gift", "not-text"),
        (b"%PDF-1.7", "a.pdf", "not-text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "legacy-document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "", "legacy-xls"),
        (b"PK\x03\x04", "a.xlsx", "broken-archive"),
        (zipped({"a.jpg": b"x"}), "a.zip", "unknown-format"),
        (zipped({"bank/a.gift": b"x"}), "a.zip", "unpack-first"),
        (zipped({"quiz.xml": b"<?xml version='1.0'?><quiz>"}), "a.zip", "unpack-first"),
        (zipped({"../a.xml": b"x"}), "a.zip", "archive-not-opened"),
        (b" " * (20 * MEGABYTE + 1), "a.txt", "file-too-big"),
        (workbook([("a", "b")]), "a.xlsx", "no-question-header"),
        (zipped({"xl/workbook.xml": b"<x"}), "a.xlsx", "broken-workbook"),
        (b"x;y\n" * 50_001, "a.csv", "too-many-lines"),
        (b"x\n\n" * 50_001, "a.gift", "too-many-lines"),
        (b"<question>" * 500_001, "a.txt", "too-many-lines"),
    ],
)
def test_what_is_no_bank_is_refused_with_the_reason(content: bytes, name: str, reason: str) -> None:
    found = questions(content, name)

    assert (found.found, found.refusal and found.refusal.reason) == (0, reason)


def test_an_unknown_name_of_a_format_is_refused() -> None:
    found = questions(GIFT.encode(), "", "excel")

    assert (found.refusal and found.refusal.reason) == "unknown-format"


PIECES = [
    "<question>", "<variant>", "<variantright>", "</variant>", "A) ", "B) ", "ANSWER: A", "ЖАУАП:",
    "# ", "+ ", "- ", "::", "{", "}", "=", "~", "$CATEGORY: x", "Сұрақ;A;B;Дұрыс", "Q;a;b;A", ";",
    "түрі", "сан", "3,5±0,1", "\n", "\n\n", "\r", "\t", '"', "<?xml?>", "<quiz>", "x", "ә",
    "\ufeff",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(FORMATS))
def test_no_text_breaks_any_reader(pieces: list[str], format_: str) -> None:
    found = questions("".join(pieces).encode(), "", format_)

    assert found.found == found.taken + len(found.refused)
    assert found.refusal is None or found.refusal.reason != "broken-questions"


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=200), st.sampled_from(FORMATS))
def test_no_bytes_break_any_reader(content: bytes, format_: str) -> None:
    for beginning in (b"", b"PK\x03\x04", b"\xff\xfe"):
        found = questions(beginning + content, "a.txt", format_)

        assert found.found == found.taken + len(found.refused)
        assert (found.found == 0) == (found.refusal is not None)
        assert found.refusal is None or found.refusal.reason != "broken-questions"


def test_the_console_may_name_every_format() -> None:
    assert FORMATS[0] == AUTO
    assert {"gift", "aiken", "tags", "table", "mytestx"} <= set(FORMATS)
