"""QTI 1.2 item by item, in the many ways in which programs write the same rule."""

from decimal import Decimal

import pytest

from academy.importing.banks import Kind
from tests.academy.importing.qti import (
    equal,
    old_choices,
    old_item,
    old_rule,
    old_text,
    only,
    read,
    reason,
)

_WORD = (
    '<response_str ident="R"><render_fib><response_label ident="a"/></render_fib></response_str>'
)


def shares(text: str) -> list[float]:
    return [option.weight for option in only(text).answers.options]


def lid(words: str, *labels: str, cardinality: str = "Single") -> str:
    return old_text(words) + old_choices(*labels, cardinality=cardinality)


def fact(label: str, entry: str) -> str:
    return (
        "<itemmetadata><qtimetadata><qtimetadatafield>"
        f"<fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry>"
        "</qtimetadatafield></qtimetadata></itemmetadata>"
    )


def test_one_choice_has_parts_of_the_point() -> None:
    rules = old_rule(equal("A"), 10) + old_rule(equal("B"), 5) + old_rule(equal("C"), 0)

    question = only(old_item(lid("Q", "a", "b", "c"), rules))

    assert (question.kind, question.text.plain) == (Kind.ONE_CHOICE, "Q")
    assert [option.weight for option in question.answers.options] == [100, 50, 0]


def test_several_choices_that_each_add_something_keep_it() -> None:
    rules = "".join(old_rule(equal(each), 25, "Add") for each in "AB")
    rules += old_rule(equal("C"), -10, "Add") + old_rule(equal("D"), 10, "Subtract")

    question = only(old_item(lid("Q", "a", "b", "c", "d", cardinality="Multiple"), rules))

    assert question.kind == Kind.SEVERAL
    assert [option.weight for option in question.answers.options] == [50, 50, -20, -20]


@pytest.mark.parametrize(
    ("rule", "weights"),
    [
        (f"<and>{equal('A')}{equal('B')}<not>{equal('C')}</not></and>", [50, 50, -100]),
        (f"{equal('A')}<not>{equal('B')}</not><not>{equal('C')}</not>", [100, -50, -50]),
        (f"<and>{equal('A')}{equal('B')}{equal('C')}</and>", [33.33333] * 3),
    ],
)
def test_several_choices_that_count_only_together_become_parts(
    rule: str, weights: list[float]
) -> None:
    found = read(old_item(lid("Q", "a", "b", "c", cardinality="Multiple"), old_rule(rule)))

    assert [o.weight for o in found.questions[0].answers.options] == weights
    assert [change.what for change in found.changed] == ["all-or-nothing"]


def test_a_word_has_its_other_spellings() -> None:
    rules = old_rule(equal("сот") + equal("Сот"))

    question = only(old_item(old_text("Кім?") + _WORD, rules))

    assert question.kind == Kind.SHORT
    assert question.is_folded
    assert [option.text.text for option in question.answers.options] == ["сот", "Сот"]


def test_a_part_of_a_word_stands_between_stars() -> None:
    rules = old_rule('<varsubstring respident="R" case="Yes">сот</varsubstring>')

    question = only(old_item(old_text("Кім?") + _WORD, rules))

    assert not question.is_folded
    assert [option.text.text for option in question.answers.options] == ["*сот*"]


def test_words_behind_the_answer_leave_a_gap() -> None:
    text = old_item(old_text("Now is the") + _WORD + old_text("of content"), old_rule(equal("x")))

    assert only(text).text.plain == "Now is the _____ of content"


def test_a_number_is_a_range_or_a_value() -> None:
    limits = '<vargte respident="R">41.5</vargte><varlte respident="R">42.5</varlte>'

    question = only(old_item(old_text("Q") + _WORD, old_rule(limits) + old_rule(equal("7"), 50)))

    assert question.kind == Kind.NUMERIC
    assert [(n.low, n.high, n.weight) for n in question.answers.numbers] == [
        (Decimal("41.5"), Decimal("42.5"), 100),
        (7, 7, 50),
    ]


def test_what_is_written_without_a_right_answer_is_an_essay() -> None:
    rules = "<respcondition><conditionvar><other/></conditionvar></respcondition>"

    assert only(old_item(old_text("Q") + _WORD, rules)).kind == Kind.ESSAY


def test_lists_with_the_same_answers_are_a_matching() -> None:
    asked = "".join(
        old_choices("1", "2", "3", ident=name, material=old_text(f"left {name}")) for name in "XY"
    )
    rules = old_rule(equal("B", "X"), 50, "Add") + old_rule(equal("A", "Y"), 50, "Add")

    question = only(old_item(old_text("Q") + asked, rules))

    assert (question.kind, question.text.plain) == (Kind.MATCHING, "Q")
    assert [(pair.left.plain, pair.right) for pair in question.answers.pairs] == [
        ("left X", "2"),
        ("left Y", "1"),
        ("", "3"),
    ]


def test_an_order_is_the_order_of_its_condition() -> None:
    rules = old_rule(f"<and>{equal('B')}{equal('C')}{equal('A')}</and>")

    question = only(old_item(lid("Q", "a", "b", "c", cardinality="Ordered"), rules))

    assert question.kind == Kind.ORDERING
    assert [option.text.plain for option in question.answers.options] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("inside", "named", "kind"),
    [
        ('<response_xy ident="R"><render_hotspot/></response_xy>', "", "hotspot"),
        ('<response_lid ident="R"><render_hotspot/></response_lid>', "", "hotspot"),
        ('<response_num ident="R"><render_slider/></response_num>', "", "slider"),
        ('<response_grp ident="R"/>', "", "graphicassociate"),
        (_WORD + _WORD, "", "gaps"),
        (old_choices("a", material=old_text("a")), "fill_in_multiple_blanks_question", "gaps"),
        (_WORD, "calculated_question", "calculated"),
        (_WORD, "file_upload_question", "upload"),
    ],
)
def test_other_kinds_are_refused_by_their_names(inside: str, named: str, kind: str) -> None:
    found = read(old_item(old_text("Q") + inside, more=fact("question_type", named)))

    assert [no.facts.get("kind") for no in found.refused] == [kind]


def test_points_and_the_section_are_kept() -> None:
    text = old_item(old_text("Q"), more=fact("points_possible", "2.5"))
    text = text.replace("<item ident", '<section title="Дәріс 1"><item ident').replace(
        "</item>", "</item></section>"
    )

    found = read(text)

    assert found.questions[0].points == 2.5
    assert found.questions[0].category == "Дәріс 1"
    assert found.categories == ("Дәріс 1",)


def test_html_in_letters_and_plain_letters_are_told_apart() -> None:
    assert (
        only(old_item(old_text("&lt;b&gt;1 &amp;lt; 2&lt;/b&gt;", "text/html"))).text.plain
        == "1 < 2"
    )
    assert only(old_item(old_text("a &lt;b&gt;\nc"))).text.plain == "a <b>\nc"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (old_item(lid("Q", "a", "b")), "no-right-answer"),
        (old_item(lid("", "a", "b"), old_rule(equal("A"))), "empty-text"),
        (old_item(lid("Q", "a"), old_rule(equal("A"))), "too-few-options"),
        (
            old_item(lid("Q", "a", "b", cardinality="Ordered"), old_rule(equal("A"))),
            "no-right-answer",
        ),
        (
            old_item(old_text("Q") + _WORD, old_rule('<vargte respident="R">4</vargte>')),
            "open-range",
        ),
    ],
)
def test_what_cannot_be_asked_says_why(text: str, why: str) -> None:
    assert reason(text) == why
