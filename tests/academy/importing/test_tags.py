"""The tags of Kazakhstani test programs and the signs of MyTestX, as text and inside Word."""

import pytest

from academy.importing import mytestx, tags
from academy.importing.banks import Bank, Kind
from academy.importing.question_files import questions
from tests.academy.importing.workbooks import zipped

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(text: str) -> Bank:
    return tags.bank(text.encode())


def document(*paragraphs: str) -> bytes:
    """A document of Word; the paragraphs are given as XML."""
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body>'
            "</w:document>",
        }
    )


def run(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>'


@pytest.mark.parametrize(
    "text",
    [
        "<question>Сот?<variant>иә<variantright>жоқ",
        "<QUESTION1>Сот?</QUESTION1>\n<Variant2>иә</Variant2><VariantRight>жоқ</VARIANTRIGHT>",
        "<question 7> Сот? \r\n< variant >иә\r\n<variant_right>жоқ",
        "<question>Сот?</question><variant>иә</variant><right variant>жоқ</right variant>",
    ],
)
def test_tags_may_be_numbered_closed_and_in_any_case(text: str) -> None:
    found = read(text)

    question = found.questions[0]
    assert (found.found, found.changed, question.text.plain) == (1, (), "Сот?")
    assert [(each.text.plain, each.weight) for each in question.answers.options] == [
        ("иә", 0),
        ("жоқ", 100),
    ]


def test_the_right_answer_is_never_guessed() -> None:
    found = read("\n<question>Q\n<variant>a\n<variant>b\n\n<question>Q\n<variantright>a<variant>b")

    assert [(no.line, no.reason) for no in found.refused] == [(2, "no-right-answer")]
    assert [question.line for question in found.questions] == [6]


def test_several_right_answers_share_the_point_and_wrong_ones_take_it_back() -> None:
    found = read("<question>Q<variantright>a<variantright>b<variant>c<variant>d<variant>e")

    weights = [option.weight for option in found.questions[0].answers.options]
    assert found.questions[0].kind == Kind.SEVERAL
    assert weights == [50, 50, -33.33333, -33.33333, -33.33333]
    assert [note.what for note in found.changed] == ["equal-shares"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<variant>a<variantright>b", "variants-without-question"),
        ("<question><variant>a<variantright>b", "empty-text"),
        ("<question>Q<variantright>b", "too-few-options"),
        ("<question>Q<variantright>b<variant>", "empty-option"),
    ],
)
def test_a_torn_question_is_refused_with_the_reason(text: str, reason: str) -> None:
    found = read(text)

    assert (found.found, [no.reason for no in found.refused]) == (1, [reason])


def test_text_outside_of_all_tags_is_told_with_its_line() -> None:
    found = read("1-тақырып\n\n<question>Q</question>\nбөтен\n<variantright>a<variant>b")

    assert [(note.line, note.what, note.facts["text"]) for note in found.changed] == [
        (1, "text-outside", "1-тақырып"),
        (4, "text-outside", "бөтен"),
    ]


def test_a_picture_in_a_question_is_flagged() -> None:
    found = read("<question>Q <img src='1.png'><variantright>a<variant>b")

    assert [note.what for note in found.changed] == ["picture-not-taken"]


def test_forty_variants_are_read_for_the_bank_to_judge() -> None:
    found = read("<question>Q<variantright>0" + "".join(f"<variant>{n}" for n in range(1, 40)))

    assert len(found.questions[0].answers.options) == 40


def test_word_is_read_as_the_text_in_it_even_where_a_tag_is_torn_into_runs() -> None:
    content = document(
        run("<ques") + run("tion>Сот?"), run("<variant") + run("right>тек"), run("сот"),
        run("<variant>үкімет") + "<w:r><w:br/></w:r>" + run("әкімдік"),
    )  # fmt: skip

    found = questions(content, "тест.docx")

    options = found.questions[0].answers.options
    assert (found.format, found.found, found.questions[0].text.plain) == ("tags", 1, "Сот?")
    assert [each.text.plain for each in options] == ["тек\nсот", "үкімет\nәкімдік"]


def test_a_picture_in_word_is_marked_where_it_stood_and_told() -> None:
    picture = f"<w:r><w:drawing><w:p>{run('подпись')}</w:p></w:drawing></w:r>"
    content = document(
        run("<question>Схема: ") + picture, run("<variantright>a"), run("<variant>b")
    )

    found = questions(content, "тест.docx")

    assert found.questions[0].text.plain == "Схема: [\N{FRAME WITH PICTURE}]"
    assert [(note.line, note.what) for note in found.changed] == [
        (0, "pictures-not-taken"),
        (1, "picture-not-taken"),
    ]


def test_what_was_struck_out_in_word_is_not_read() -> None:
    content = document(
        run("<question>Q") + f"<w:del>{run('старое')}</w:del>", run("<variantright>a<variant>b")
    )

    assert questions(content, "").questions[0].text.plain == "Q"


@pytest.mark.parametrize("name", ["aiken", "gift", "mytestx"])
def test_other_texts_may_stand_in_word_too(name: str) -> None:
    lines = {
        "aiken": ["Сот?", "A) иә", "B) жоқ", "ЖАУАП: A"],
        "gift": ["::1:: Сот? {=иә ~жоқ}"],
        "mytestx": ["# Сот?", "+ иә", "- жоқ"],
    }

    found = questions(document(*map(run, lines[name])), "тест.docx")

    assert (found.format, found.taken) == (name, 1)


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("<w:document", "broken-document"),
        ('<!DOCTYPE d [<!ENTITY a "aa">]><d>&a;</d>', "broken-document"),
        ("<document/>", "empty-file"),
    ],
)
def test_a_broken_document_is_refused(xml: str, reason: str) -> None:
    found = questions(zipped({"word/document.xml": xml}), "a.docx")

    assert found.refusal is not None
    assert found.refusal.reason == reason


def test_the_signs_of_mytestx_are_read() -> None:
    found = mytestx.bank("х\n# Первая\nстрока\n+ да\n- нет,\nникогда\n\n# Пусто\n- a\n- b".encode())

    question = found.questions[0]
    assert (question.line, question.text.plain) == (2, "Первая\nстрока")
    assert [(each.text.plain, each.weight) for each in question.answers.options] == [
        ("да", 100),
        ("нет,\nникогда", 0),
    ]
    assert [(no.line, no.reason) for no in found.refused] == [(8, "no-right-answer")]
    assert [(note.line, note.what) for note in found.changed] == [(1, "text-outside")]
