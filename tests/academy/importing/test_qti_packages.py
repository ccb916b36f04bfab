"""QTI files and packages as a whole: order, pictures, broken and dangerous files, any bytes."""

import time
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy import bank_files
from academy.importing import pictures, qti_xml
from academy.importing.banks import Bank
from academy.importing.qti import bank
from academy.importing.question_files import questions
from bot import bank_words
from locales import Translator
from tests.academy.importing.qti import (
    PNG,
    choices,
    equal,
    item,
    mapping,
    old_choices,
    old_item,
    old_rule,
    old_text,
    read,
    response,
)
from tests.academy.importing.workbooks import zipped

_ONE = item(choices("a", "b"), declared=response("B"))


def package(files: Mapping[str, str | bytes]) -> Bank:
    return bank(zipped(files), "questions.zip")


def named(title: str) -> str:
    return _ONE.replace('title="T"', f'title="{title}"').replace('"i1"', f'"{title}"')


def titles(found: Bank) -> list[str]:
    return [question.title for question in found.questions]


def test_questions_come_as_the_manifest_names_them_and_then_the_rest() -> None:
    manifest = (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>'
        '<resource type="imsqti_item_xmlv2p1" href="c.xml"/>'
        '<resource type="imsqti_item_xmlv2p1"><file href="sub%20folder/a.xml"/></resource>'
        "</resources></manifest>"
    )

    found = package(
        {
            "bank/b.xml": named("B"),
            "bank/imsmanifest.xml": manifest,
            "bank/sub folder/a.xml": named("A"),
            "bank/c.xml": named("C"),
            "bank/meta.xml": "<quiz><title>x</title></quiz>",
            "__MACOSX/bank/._b.xml": "junk",
        }
    )

    assert titles(found) == ["C", "A", "B"]
    assert found.refused == ()


def test_a_test_puts_its_questions_in_order_and_in_sections() -> None:
    refs = "".join(
        f'<assessmentSection title="Дәріс {each}"><assessmentItemRef href="../{each}.xml"/>'
        "</assessmentSection>"
        for each in "ba"
    )
    test = f"<assessmentTest><testPart>{refs}</testPart></assessmentTest>"

    found = package({"a.xml": named("A"), "b.xml": named("B"), "tests/t.xml": test})

    assert titles(found) == ["B", "A"]
    assert found.categories == ("Дәріс b", "Дәріс a")


def test_a_question_that_the_test_names_and_the_package_lacks_is_told() -> None:
    test = '<assessmentTest>\n<assessmentItemRef href="../../gone.xml"/></assessmentTest>'

    found = package({"a.xml": _ONE, "t.xml": test})

    assert (found.found, found.taken) == (2, 1)
    [refused] = found.refused
    assert (refused.line, refused.reason) == (2, "file-missing")


def test_a_file_is_known_as_qti_by_what_stands_in_it() -> None:
    for data in (
        _ONE.encode(),
        zipped({"a.xml": _ONE}),
        zipped({"imsmanifest.xml": "<manifest/>"}),
    ):
        assert questions(data, "questions").format == "qti"


def test_a_refusal_names_the_file_and_the_line_in_it() -> None:
    found = package({"x/bad.xml": "\n\n" + item(choices("a", "b"))})

    [refused] = found.refused
    assert (refused.line, refused.reason, refused.facts) == (
        3,
        "no-right-answer",
        {"file": "x/bad.xml"},
    )


def test_a_question_knows_its_file() -> None:
    [question] = package({"x/a.xml": _ONE}).questions

    assert question.file == "x/a.xml"


def test_a_broken_file_keeps_what_stands_before_the_fault() -> None:
    good = old_text("Q") + old_choices("a", "b")
    whole = old_item(good, old_rule(equal("A")))
    text = whole.replace("</questestinterop>", "\n<item ident='2'><presentation></item>")

    found = read(text)

    assert (found.found, found.taken) == (2, 1)
    [refused] = found.refused
    assert (refused.line, refused.reason) == (2, "broken-xml")


def test_a_broken_end_costs_nothing_but_is_told() -> None:
    found = read(f"<root>{_ONE}<junk></root>")

    assert (found.found, found.taken) == (2, 1)
    assert [no.reason for no in found.refused] == ["broken-xml"]


def test_a_doctype_without_entities_is_read() -> None:
    text = '<!DOCTYPE questestinterop SYSTEM "ims_qtiasiv1p2.dtd">' + old_item(old_text("A&nbsp;B"))

    found = read(text)

    assert [question.text.plain for question in found.questions] == ["A B"]
    assert [change.what for change in found.changed] == ["named-entities"]


@pytest.mark.parametrize(
    "declaration",
    ['<!ENTITY a "aaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a "b"> %a;'],
)
def test_declared_entities_are_refused(declaration: str) -> None:
    found = read(f"<!DOCTYPE questestinterop [{declaration}]>" + old_item(old_text("&a;")))

    assert found.refusal is not None
    assert found.refusal.reason == "xml-entities"
    assert found.questions == ()


def test_a_doctype_fetches_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY secret "42">')

    found = read(
        f'<!DOCTYPE questestinterop SYSTEM "file://{secret}">' + old_item(old_text("&secret;"))
    )

    assert all("42" not in question.text.text for question in found.questions)


def test_a_picture_of_the_package_comes_with_the_question() -> None:
    inside = '<p>Q <img src="../images/%D1%81%D1%83%D1%80%D0%B5%D1%82.png" alt=""/></p>'

    found = package({"items/a.xml": item(inside), "images/сурет.png": PNG})

    [question] = found.questions
    [picture] = question.pictures
    assert (picture.name, picture.content) == ("сурет.png", PNG)
    assert found.changed == ()


def test_the_places_of_canvas_are_found() -> None:
    text = old_item(old_text("Q &lt;img src='$IMS-CC-FILEBASE$/p/1.png?canvas=1'&gt;", "text/html"))

    found = package({"q/a.xml": text, "web_resources/p/1.png": PNG})

    assert [picture.name for picture in found.questions[0].pictures] == ["1.png"]


def test_a_picture_written_into_the_text_is_found() -> None:
    source = "data:image/png;base64," + b64encode(PNG).decode()

    [question] = read(item(f'<p>Q <img src="{source}" alt=""/></p>')).questions

    assert [picture.content for picture in question.pictures] == [PNG]


@pytest.mark.parametrize(
    "source",
    [
        "gone.png",
        "../../etc/passwd",
        "https://example.org/1.png",
        "file:///etc/passwd",
        "text.png",
        "data:image/png;base64,????",
    ],
)
def test_a_picture_that_is_not_to_be_had_is_told(source: str) -> None:
    found = package({"a.xml": item(f'<p>Q <img src="{source}" alt=""/></p>'), "text.png": b"text"})

    assert found.questions[0].pictures == ()
    assert [(change.what, change.facts) for change in found.changed] == [
        ("picture-left-out", {"file": "a.xml"})
    ]


def test_a_picture_too_large_for_telegram_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 10)

    found = package({"a.xml": item('<p>Q <img src="1.png" alt=""/></p>'), "1.png": PNG})

    assert [change.what for change in found.changed] == ["picture-left-out"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty-file"),
        (b"  \n", "empty-file"),
        (b"PK\x03\x04 nothing", "broken-archive"),
        (zipped({"a.txt": "x"}), "no-questions"),
        (zipped({"../a.xml": _ONE}), "unsafe-archive"),
        (b"<quiz/>", "no-questions"),
        (b"Question? {=a ~b}", "broken-xml"),
    ],
)
def test_a_file_without_questions_says_why(data: bytes, why: str) -> None:
    found = bank(data, "x")

    assert found.found == 0
    assert found.refusal is not None
    assert found.refusal.reason == why


def test_a_question_without_end_is_refused_not_kept_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(qti_xml, "MOST_LETTERS", 1_000)

    found = read(f"<root>{item('<p>' + 'я' * 5_000 + '</p>')}{_ONE}</root>")

    assert (found.found, found.taken) == (2, 1)
    assert found.refused[0].reason == "too-long"


def test_tags_inside_tags_without_end_are_refused() -> None:
    found = read(item("<p>" * 50_000 + "Q" + "</p>" * 50_000))

    assert [no.reason for no in found.refused] == ["too-long"]


def test_cyrillic_encodings_are_read() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?>' + item("<p>Вопрос</p>")

    found = bank(text.encode("cp1251"), "x.xml")

    assert [question.text.plain for question in found.questions] == ["Вопрос"]


def test_two_thousand_questions_take_less_than_five_seconds() -> None:
    data = zipped({f"{number}.xml": named(f"{number}") for number in range(1_999)})

    began = time.process_time()
    found = bank(data, "many.zip")

    assert found.taken == 1_999
    assert time.process_time() - began < 5


PIECES = [
    _ONE, item(choices("a", "b"), declared=response("A", cardinality="multiple")),
    "<assessmentItem>", "</assessmentItem>", "<itemBody>", "<p>Q", "</p>", '<img src="1.png">',
    response("A B", more=mapping(A=1)), "<responseProcessing>", "<equal tolerance='x y'>",
    '<matchInteraction responseIdentifier="R">', '<textEntryInteraction responseIdentifier="R"/>',
    old_item(lone := old_text("Q") + old_choices("a", "b"), old_rule(equal("A"))),
    old_item(lone, old_rule(f"<not>{equal('A')}</not>")), "<questestinterop>", "<item>",
    "<respcondition><conditionvar>", '<varlte respident="R">1e99', "&nbsp;", "&#0;", "\ud800",
    "<!DOCTYPE a [", "]>", "<![CDATA[", "]]>", "<assessmentItemRef href='..'/>", "\0", "1e-99",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.booleans())
def test_no_bytes_are_too_strange(text: str, is_packed: bool) -> None:
    data = text.encode("utf-8", "surrogatepass")

    found = bank(zipped({"a.xml": data, "1.png": PNG, "b.xml": _ONE}) if is_packed else data, "x")

    # The report itself raises where found is not taken + refused.
    assert found.refusal is None or found.refusal.reason != "broken-file"
    assert found.taken >= is_packed


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 10_000))
def test_no_package_is_too_strange(junk: bytes, at: int) -> None:
    whole = zipped({"a.xml": _ONE, "imsmanifest.xml": "<manifest/>"})
    at %= len(whole)

    found = bank(whole[:at] + junk + whole[at + len(junk) :], "x.zip")

    assert found.found == found.taken + len(found.refused)


def test_what_the_bank_says_of_a_question_names_its_file_too() -> None:
    data = zipped({"a.xml": _ONE, "b.xml": _ONE, "c.xml": item("<p>Read</p>")})

    taken = bank_files.read(data, "bank.zip", "auto", "ru")

    assert [(no.facts["file"], no.reason) for no in taken.refused] == [
        ("b.xml", "repeated-question"),
        ("c.xml", "kind-not-taken"),
    ]
    words = bank_words.line(Translator("ru"), "refused", 1, "empty-text", {"file": "c.xml"})
    assert words == "c.xml, строка 1: Нет текста вопроса."
