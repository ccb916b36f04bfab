"""Moodle XML read question by question: what is taken, mended, refused, and on which line."""

import base64
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.importing.banks import Bank, Kind, ParsedQuestion
from academy.importing.moodle_xml import bank
from academy.importing.texts import Text, TextFormat

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n123").decode()
RIGHT = '<answer fraction="100"><text>a</text></answer>'
WRONG = '<answer fraction="0"><text>b</text></answer>'


def read(*questions: str) -> Bank:
    return bank(('<?xml version="1.0"?>\n<quiz>\n' + "\n".join(questions) + "\n</quiz>").encode())


def question(kind: str, inside: str, text: str = "Кто?") -> str:
    return (
        f'<question type="{kind}"><name><text>T</text></name>'
        f'<questiontext format="html"><text>{text}</text></questiontext>{inside}</question>'
    )


def only(kind: str, inside: str, text: str = "Кто?") -> ParsedQuestion:
    found = read(question(kind, inside, text))
    assert found.refused == ()
    [taken] = found.questions
    return taken


def test_everything_of_a_question_is_read() -> None:
    taken = only(
        "multichoice",
        "<generalfeedback><text>Ст. 5</text></generalfeedback><defaultgrade>2.5</defaultgrade>"
        "<idnumber>Q-1</idnumber><single>true</single><penalty>0.3</penalty>"
        '<answer fraction="100"><text>a</text><feedback><text>Да</text></feedback></answer>'
        f"{WRONG}<tags><tag><text>дәріс</text></tag><tag><text>level:3</text></tag></tags>",
    )

    assert (taken.line, taken.title, taken.id, taken.kind) == (3, "T", "Q-1", Kind.ONE_CHOICE)
    assert (taken.points, taken.level, taken.tags) == (2.5, 3, ("дәріс",))
    assert taken.feedback == Text("Ст. 5", TextFormat.HTML)
    assert [option.weight for option in taken.answers.options] == [100, 0]
    assert taken.answers.options[0].feedback == Text("Да", TextFormat.HTML)


@pytest.mark.parametrize(("usecase", "is_folded"), [("0", True), ("1", False)])
def test_letter_case_counts_if_the_author_says_so(usecase: str, is_folded: bool) -> None:
    assert only("shortanswer", f"<usecase>{usecase}</usecase>{RIGHT}").is_folded == is_folded


def test_numbers_have_limits_and_a_remark_for_all_others() -> None:
    taken = only(
        "numerical",
        '<answer fraction="100"><text>3,14</text><tolerance>0.01</tolerance></answer>'
        '<answer fraction="0"><text>*</text><feedback><text>Нет</text></feedback></answer>',
    )

    [number] = taken.answers.numbers
    assert (number.low, number.high) == (Decimal("3.13"), Decimal("3.15"))
    assert taken.answers.otherwise == Text("Нет", TextFormat.HTML)


def test_the_fraction_of_an_ordered_item_is_its_place() -> None:
    items = "".join(
        f'<answer fraction="{place}"><text>{word}</text></answer>'
        for place, word in [("3.0", "үш"), ("1.0", "бір"), ("2.0", "екі")]
    )

    taken = only("ordering", items)

    assert [option.text.text for option in taken.answers.options] == ["бір", "екі", "үш"]


def test_both_languages_of_a_question_are_one_with_its_twin() -> None:
    taken = only(
        "shortanswer",
        '<answer fraction="100"><text>&lt;span class="multilang" lang="kk">Сот&lt;/span>'
        '&lt;span class="multilang" lang="ru">Суд&lt;/span></text></answer>',
        "{mlang kk}Кім?{mlang}{mlang ru}Кто?{mlang}",
    )

    assert (taken.locale, taken.text.plain, taken.answers.options[0].text.plain) == (
        *("kk", "Кім?", "Сот"),
    )
    assert taken.twin is not None
    assert (taken.twin.locale, taken.twin.text.plain) == ("ru", "Кто?")
    assert taken.twin.answers.options[0].text.plain == "Суд"


def test_a_picture_that_is_not_there_is_told() -> None:
    found = read(question("essay", "", '&lt;img src="https://a.kz/a.png"> Что это?'))

    assert [(change.line, change.what) for change in found.changed] == [(3, "picture-left-out")]


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (PNG, 1),
        (base64.b64encode(b"\xff\xd8\xff1").decode(), 1),
        (base64.b64encode(b"RIFF1234WEBP").decode(), 1),
        (base64.b64encode(b"<svg onload='x'/>").decode(), 0),
        ("not base64!", 0),
        ("", 0),
    ],
)
def test_a_picture_is_known_by_its_bytes(content: str, kept: int) -> None:
    picture = f'<file name="a.png" encoding="base64">{content}</file>'
    text = "<text>&lt;img src='@@PLUGINFILE@@/a.png'> Кто?</text>"

    found = read(
        f'<question type="essay"><questiontext format="html">{text}{picture}</questiontext>'
        "</question>"
    )

    assert len(found.questions[0].pictures) == kept
    assert bool(found.changed) != bool(kept)


def test_a_picture_inside_the_address_of_a_tag_is_kept() -> None:
    taken = only("essay", "", f'Не? &lt;img alt="Сот" src="data:image/png;base64,{PNG}">')

    assert [picture.name for picture in taken.pictures] == ["1.png"]
    assert taken.text.plain == "Не? [Сот]"


def test_an_answer_that_is_only_a_picture_is_called_by_its_file() -> None:
    file = f'<file name="flag.png" encoding="base64">{PNG}</file>'
    shown = "<text>&lt;img src='@@PLUGINFILE@@/flag.png'></text>"

    taken = only("multichoice", f'<answer fraction="100">{shown}{file}</answer>{WRONG}')

    assert [option.text.plain for option in taken.answers.options] == ["[flag.png]", "b"]


@pytest.mark.parametrize(
    ("kind", "inside", "reason"),
    [
        ("multichoice", RIGHT, "too-few-options"),
        ("multichoice", WRONG + WRONG, "no-right-answer"),
        ("multichoice", RIGHT + '<answer fraction="0"><text> </text></answer>', "empty-option"),
        ("multichoice", "<single>0</single>" + RIGHT + RIGHT, "weights-do-not-add-up"),
        ("multichoice", RIGHT + '<answer fraction="x"><text>c</text></answer>', "bad-weight"),
        ("multichoice", RIGHT + '<answer fraction="101"><text>c</text></answer>', "bad-weight"),
        ("truefalse", RIGHT + WRONG, "too-few-options"),
        ("shortanswer", WRONG, "no-right-answer"),
        ("numerical", RIGHT, "not-a-number"),
        (
            "matching",
            "<subquestion><text>a</text><answer><text>b</text></answer></subquestion>",
            "too-few-pairs",
        ),
        ("matching", "<subquestion><text>a</text></subquestion>", "broken-pair"),
        ("ordering", RIGHT, "too-few-options"),
        ("cloze", "", "kind-not-taken"),
        ("", "", "kind-not-taken"),
    ],
)
def test_a_broken_question_is_refused_with_its_line(kind: str, inside: str, reason: str) -> None:
    found = read("", question(kind, inside))

    assert (found.found, found.taken) == (1, 0)
    assert [(no.line, no.reason) for no in found.refused] == [(4, reason)]


def test_a_question_too_long_to_be_one_is_refused() -> None:
    found = read(question("essay", "", "a" * 100_001))

    assert [no.reason for no in found.refused] == ["too-long"]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("<quiz>\n<question>", "broken-xml", 2),
        ("<quiz>\n<question type='essay'>AT&T</question></quiz>", "broken-xml", 2),
        ("<questestinterop/>", "not-moodle-xml", 0),
        ("<quiz></quiz>", "no-questions", 0),
        ('<!DOCTYPE quiz [<!ENTITY x "y">]><quiz>&x;</quiz>', "xml-entities", 1),
        ("no xml at all", "broken-xml", 1),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: str, reason: str, line: int) -> None:
    refusal = bank(text.encode()).refusal

    assert refusal is not None
    assert (refusal.reason, refusal.line) == (reason, line)


def test_questions_before_the_break_are_kept_and_the_break_is_told() -> None:
    found = bank(f"<quiz>{question('essay', '')}\n<question".encode())

    assert (found.found, found.taken) == (2, 1)
    assert [(no.line, no.reason) for no in found.refused] == [(2, "broken-xml")]


def test_the_file_may_be_in_the_old_encoding_of_windows() -> None:
    text = f'<?xml version="1.0" encoding="windows-1251"?><quiz>{question("essay", "")}</quiz>'

    found = bank(text.encode("cp1251"))

    assert found.questions[0].text.plain == "Кто?"
    assert [change.what for change in found.changed] == ["decoded"]


def test_entities_inside_cdata_are_the_authors_own() -> None:
    taken = only("essay", "", "<![CDATA[<code>&amp;nbsp;</code>]]>&copy;")

    assert taken.text.plain == "&nbsp;©"


def test_two_thousand_questions_are_all_taken() -> None:
    inside = RIGHT + WRONG + "<generalfeedback><text>Статья 5</text></generalfeedback>"
    one = question("multichoice", inside, "<![CDATA[<p>Кто: <b>суд</b>?</p>]]>")

    found = read(*[one] * 2000)

    assert found.taken == 2000


PIECES = [
    *("<quiz>", "</quiz>", '<question type="essay">', '<question type="multichoice">', "<x>"),
    *("</question>", "<text>", "</text>", "<questiontext>", "</questiontext>", "<![CDATA[", "]]>"),
    *('<answer fraction="100">', "</answer>", "&nbsp;", "&#0;", "&", "<img src='a'>", "a", "Қ"),
    *('<question type="category">', "<category>", "</category>", "<!DOCTYPE a>", "{mlang kk}"),
    *("&lt;span lang=kk class=multilang>", "<subquestion>", "</subquestion>", "<file name='a'>"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(), st.booleans())
def test_any_text_is_read_with_nothing_lost(text: str, is_quiz: bool) -> None:
    found = bank((f"<quiz>{text}</quiz>" if is_quiz else text).encode())

    assert found.found == found.taken + len(found.refused)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_read_with_nothing_lost(data: bytes) -> None:
    for content in (data, b"<quiz>" + data):
        found = bank(content)

        assert found.found == found.taken + len(found.refused)
