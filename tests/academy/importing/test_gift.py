"""GIFT read question by question: what is taken, mended, refused, and on which line."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.importing.banks import Bank, Kind, ParsedQuestion
from academy.importing.gift import bank


def read(text: str) -> Bank:
    return bank(text.encode())


def only(text: str) -> ParsedQuestion:
    found = read(text)
    assert found.refused == ()
    [question] = found.questions
    return question


def test_one_choice_keeps_weights_and_remarks() -> None:
    question = only("::T::Who?{~no#wrong ~%50%half =yes#right ####Read art. 5.}")

    assert question.kind == Kind.ONE_CHOICE
    assert [(o.text.plain, o.weight) for o in question.answers.options] == [
        ("no", 0.0),
        ("half", 50.0),
        ("yes", 100.0),
    ]
    assert [o.feedback.plain if o.feedback else "" for o in question.answers.options] == [
        "wrong",
        "",
        "right",
    ]
    assert question.feedback is not None
    assert question.feedback.plain == "Read art. 5."


def test_the_first_remark_of_a_true_false_question_is_for_the_wrong_answer() -> None:
    question = only("Sun is hot {TRUE#Wrong!#Right!}")

    true, false = question.answers.options

    assert (true.text.text, true.weight) == ("true", 100.0)
    assert (false.text.text, false.weight) == ("false", 0.0)
    assert true.feedback is not None
    assert true.feedback.plain == "Right!"


@pytest.mark.parametrize("word", ["T", "TRUE", "true", "t", " True "])
def test_truth_is_said_in_any_letters(word: str) -> None:
    question = only(f"Sun is hot {{{word}}}")

    assert question.answers.options[0].weight == 100


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("#7", "7", "7"),
        ("#3.14:0.005", "3.135", "3.145"),
        ("#3,14:0,01", "3.13", "3.15"),
        ("#-5..5", "-5", "5"),
        ("# 2020 .. 2025 ", "2020", "2025"),
        ("#=1822:2", "1820", "1824"),
    ],
)
def test_numbers_have_limits(written: str, low: str, high: str) -> None:
    question = only(f"How many? {{{written}}}")

    [number] = question.answers.numbers

    assert (number.low, number.high) == (Decimal(low), Decimal(high))


def test_several_numbers_and_a_remark_for_all_others() -> None:
    question = only("When? {#=1822:0#Yes =%50%1822:2#Near ~#Far away}")

    assert [number.weight for number in question.answers.numbers] == [100, 50]
    assert question.answers.otherwise is not None
    assert question.answers.otherwise.plain == "Far away"


@pytest.mark.parametrize(
    "layout", [">", ">3 EXACT", ">0 ALL VERTICAL ABSOLUTE_POSITION SHOW none", "> all h"]
)
def test_items_of_an_ordering_stand_in_their_order(layout: str) -> None:
    question = only(f"Order {{{layout}\nbir\n  eki\nüş = 3 ~\n}}")

    words = [option.text.plain for option in question.answers.options]
    assert question.kind == Kind.ORDERING
    assert words[-3:] == ["bir", "eki", "üş = 3 ~"]
    assert len(words) == (4 if layout == "> all h" else 3)  # no words of Moodle's: an item


def test_an_ordering_of_one_item_is_refused() -> None:
    assert [no.reason for no in read("Order {>\none\n}").refused] == ["too-few-options"]


def test_tags_of_ours_say_points_level_and_letter_case() -> None:
    question = only("// [tag:points:2.5] [tag:level:3] [tag:exact] [tag:дәріс]\nWho? {=a}")

    assert (question.points, question.level, question.is_folded) == (2.5, 3, False)
    assert question.tags == ("дәріс",)
    assert only("Who? {=a}").is_folded  # as in Moodle


def test_both_languages_of_a_question_are_one_with_its_twin() -> None:
    question = only(
        r'::T::<span lang\="kk" class\="multilang">Кім?</span>'
        r'<span lang\="ru" class\="multilang">Кто?</span>'
        r"{=\{mlang kk\}сот\{mlang\}\{mlang ru\}суд\{mlang\} ~2}"
    )

    assert (question.locale, question.text.plain) == ("kk", "Кім?")
    assert [option.text.plain for option in question.answers.options] == ["сот", "2"]
    assert question.twin is not None
    assert (question.twin.locale, question.twin.text.plain) == ("ru", "Кто?")
    assert [option.text.plain for option in question.twin.answers.options] == ["суд", "2"]


def test_text_behind_the_answers_makes_a_gap() -> None:
    assert (
        only("Two and two is {=four =4}, says Ada.").text.plain == "Two and two is _____, says Ada."
    )


def test_stray_signs_behind_the_answers_are_dropped_with_a_notice() -> None:
    found = read('Number? {#3:2}";')

    assert found.questions[0].text.plain == "Number?"
    assert [change.what for change in found.changed] == ["stray-signs"]


def test_escaped_signs_are_text() -> None:
    question = only(r"::a\:b::2 \= 2 \{x\}\nnext {=\=1 ~\~2#\#c}")

    assert question.title == "a:b"
    assert question.text.plain == "2 = 2 {x}\nnext"
    assert [option.text.plain for option in question.answers.options] == ["=1", "~2"]


def test_an_equals_sign_inside_a_word_is_text_with_a_notice() -> None:
    found = read("Which? {=2+2=4 ~2+2=5}")

    assert [o.text.plain for o in found.questions[0].answers.options] == ["2+2=4", "2+2=5"]
    assert [change.what for change in found.changed] == ["unescaped-equals"]


def test_two_whole_answers_in_one_choice_are_told() -> None:
    found = read("Which? {=a =b ~c}")

    assert found.questions[0].kind == Kind.ONE_CHOICE
    assert [change.what for change in found.changed] == ["several-right-in-one-choice"]


def test_questions_without_a_line_between_them_are_two() -> None:
    found = read("First? {=a ~b}\nSecond? {T}\n// [id:3]\n::Third::Third? {F}")

    assert [question.text.plain for question in found.questions] == ["First?", "Second?", "Third?"]
    assert [question.line for question in found.questions] == [1, 2, 4]
    assert found.questions[2].id == "3"


def test_an_open_brace_does_not_swallow_the_next_question() -> None:
    found = read(
        "First? {\n=a\n~b\n\nSecond? {T}\n\n::Third::Third? {=a\n$CATEGORY: x\n\nFourth {F}"
    )

    assert [question.text.plain for question in found.questions] == ["Second?", "Fourth"]
    assert [(no.line, no.reason) for no in found.refused] == [
        (1, "unclosed-brace"),
        (7, "unclosed-brace"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Q {~a ~b}", "no-right-answer"),
        ("Q {~%50%a ~%20%b ~c}", "weights-do-not-add-up"),
        ("Q {=%50%a}", "no-right-answer"),
        ("Q {~%100%a}", "too-few-options"),
        ("Q {=a ~}", "empty-option"),
        ("Q {=}", "empty-option"),
        ("Q {a ~b =c}", "text-before-options"),
        ("Q {~%500%a =b}", "bad-weight"),
        ("Q {=a -> b =c}", "broken-pair"),
        ("Q {=a -> b}", "too-few-pairs"),
        ("Q {#seven}", "not-a-number"),
        ("Q {#5..1}", "empty-range"),
        ("Q {#}", "no-right-answer"),
        ("Q {=a ~b", "unclosed-brace"),
        ("Q =a ~b}", "stray-brace"),
        ("Q {T} or {F}", "brace-inside-braces"),
        ("{T}", "empty-text"),
    ],
)
def test_a_broken_question_is_refused_with_its_line(text: str, reason: str) -> None:
    found = read("\n\n" + text)

    assert (found.found, found.taken) == (1, 0)
    assert [(no.line, no.reason) for no in found.refused] == [(3, reason)]


def test_the_root_of_moodle_is_no_category() -> None:
    found = read("$CATEGORY: $course$/top/Civil law/Topic 1\n\nQ {T}")

    assert found.categories == ("Civil law/Topic 1",)
    assert found.questions[0].category == "Civil law/Topic 1"


def test_a_title_stands_in_for_a_missing_text() -> None:
    assert only("::Is it so?::{T}").text.plain == "Is it so?"


def test_a_picture_that_gift_cannot_carry_is_told() -> None:
    found = read(r'[html]<img src\="@@PLUGINFILE@@/a.jpg"> Who? {=a ~b}')

    assert [change.what for change in found.changed] == ["picture-left-out"]


def test_two_thousand_questions_take_less_than_five_seconds() -> None:
    one = "::Вопрос::[html]<p>Кто\\: <b>суд</b>?</p>{\n=суд#Верно.\n~%-50%нет\n####Статья 5.\n}\n\n"
    data = (one * 2000).encode()

    begun = time.perf_counter()
    found = bank(data)

    assert found.taken == 2000
    assert time.perf_counter() - begun < 5


SIGNS = [
    *("::T::", "Q", "{", "}", "=a", "~b", "~%50%c", "#", "####", "->", "{T}", "{}", "{#", "1..2"),
    *(":", "\\", "\\=", "//", "%", "[html]", "<p>", "&nbsp;", "<![x", " ", "\n", "\n\n"),
    *("// [id:1]\n", "$CATEGORY: x\n"),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join) | st.text())
def test_any_text_is_read_with_nothing_lost(text: str) -> None:
    found = read(text)

    assert found.found == found.taken + len(found.refused)
    assert all(question.text.text for question in found.questions)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_read_with_nothing_lost(data: bytes) -> None:
    found = bank(data)

    assert found.found == found.taken + len(found.refused)
