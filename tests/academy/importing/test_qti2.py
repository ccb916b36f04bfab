"""QTI 2.1 and 3.0 item by item: what is right, what it earns, what is refused."""

from decimal import Decimal

import pytest

from academy.importing.banks import Kind
from tests.academy.importing.qti import choices, item, mapping, only, read, reason, response

_GAP = '<p>Q <textEntryInteraction responseIdentifier="R"/> .</p>'


def shares(text: str) -> list[float]:
    return [option.weight for option in only(text).answers.options]


def test_one_choice_has_one_right_answer() -> None:
    question = only(item(choices("no", "<b>yes</b>"), declared=response("B")))

    assert question.kind == Kind.ONE_CHOICE
    assert (question.line, question.title, question.id) == (1, "T", "i1")
    assert [(o.text.plain, o.weight) for o in question.answers.options] == [("no", 0), ("yes", 100)]


def test_a_mapping_gives_parts_of_the_point() -> None:
    declared = response("B", more=mapping(A=1, B=2, C=-4))

    text = item(choices("a", "b", "c"), declared=declared, rules="map_response")

    assert shares(text) == [50, 100, -100]


def test_a_mapping_that_nothing_asks_for_says_nothing() -> None:
    declared = response("B", more=mapping(A=1, B=1))

    assert shares(item(choices("a", "b"), declared=declared)) == [0, 100]


def test_rules_for_single_answers_give_parts_of_the_point() -> None:
    def rule(tag: str, letter: str, points: float) -> str:
        return (
            f'<{tag}><match><variable identifier="R"/><baseValue>{letter}</baseValue></match>'
            f'<setOutcomeValue identifier="SCORE"><baseValue>{points}</baseValue>'
            f"</setOutcomeValue></{tag}>"
        )

    rules = rule("responseIf", "A", 0.5) + rule("responseElseIf", "B", 2)
    rules = (
        f"<responseProcessing><responseCondition>{rules}</responseCondition></responseProcessing>"
    )

    assert shares(item(choices("a", "b", "c"), declared=response("B"), rules=rules)) == [25, 100, 0]


def test_all_or_nothing_becomes_parts_with_a_notice() -> None:
    found = read(
        item(
            choices("a", "b", "c", "d", "e"),
            declared=response("A", "B", cardinality="multiple"),
        )
    )

    [question] = found.questions
    weights = [option.weight for option in question.answers.options]
    assert question.kind == Kind.SEVERAL
    assert weights == pytest.approx([50, 50, -33.33333, -33.33333, -33.33333])
    assert sum(weights) == pytest.approx(0, abs=0.001)  # ticking everything earns nothing
    assert [change.what for change in found.changed] == ["all-or-nothing"]


def test_true_and_false_are_a_kind_of_their_own() -> None:
    question = only(item(choices("Бұрыс", "Дұрыс"), declared=response("B")))

    assert question.kind == Kind.TRUE_FALSE
    assert [(o.text.text, o.weight) for o in question.answers.options] == [
        ("true", 100),
        ("false", 0),
    ]


def test_yes_and_no_stay_the_words_of_the_author() -> None:
    assert only(item(choices("Иә", "Жоқ"), declared=response("A"))).kind == Kind.ONE_CHOICE


def test_a_word_has_its_other_spellings() -> None:
    declared = response(
        "Аѕтана", base="string", more=mapping('caseSensitive="false"', Астана=2, Ақмола=1)
    )

    question = only(item(_GAP, declared=declared, rules="map_response"))

    assert question.kind == Kind.SHORT
    assert question.is_folded
    assert question.text.plain == "Q _____ ."
    assert [(o.text.text, o.weight) for o in question.answers.options] == [
        ("Астана", 100),
        ("Ақмола", 50),
    ]


def test_a_star_of_the_author_is_a_star() -> None:
    question = only(item(_GAP, declared=response("5*5", base="string")))

    assert question.answers.options[0].text.text == r"5\*5"


def test_capitals_count_where_the_file_does_not_say_otherwise() -> None:
    assert not only(item(_GAP, declared=response("Сот", base="string"))).is_folded


def equal_rule(facts: str) -> str:
    return (
        f"<responseProcessing><responseCondition><responseIf><equal {facts}>"
        '<variable identifier="R"/><correct identifier="R"/></equal>'
        "</responseIf></responseCondition></responseProcessing>"
    )


@pytest.mark.parametrize(
    ("facts", "low", "high"),
    [
        ('toleranceMode="exact"', "50", "50"),
        ('toleranceMode="absolute" tolerance="0.5"', "49.5", "50.5"),
        ('toleranceMode="absolute" tolerance="1 2"', "49", "52"),
        ('toleranceMode="relative" tolerance="10"', "45", "55"),
    ],
)
def test_a_number_has_its_tolerance(facts: str, low: str, high: str) -> None:
    declared = response("50", base="float")

    question = only(item(_GAP, declared=declared, rules=equal_rule(facts)))

    [number] = question.answers.numbers
    assert question.kind == Kind.NUMERIC
    assert (number.low, number.high, number.weight) == (Decimal(low), Decimal(high), 100)


def test_a_number_between_two_others_is_a_range() -> None:
    side = '<variable identifier="R"/><baseValue baseType="float">{}</baseValue>'
    rules = (
        "<responseProcessing><responseCondition><responseIf><and>"
        f"<gte>{side.format('-1,5')}</gte><lte>{side.format('2')}</lte>"
        "</and></responseIf></responseCondition></responseProcessing>"
    )

    question = only(item(_GAP, declared=response(base="float"), rules=rules))

    [number] = question.answers.numbers
    assert (number.low, number.high) == (Decimal("-1.5"), Decimal(2))


def test_several_numbers_earn_what_the_mapping_says() -> None:
    mapped = (
        '<mapping><mapEntry mapKey="7" mappedValue="4"/>'
        '<mapEntry mapKey="8" mappedValue="1"/></mapping>'
    )

    question = only(
        item(_GAP, declared=response("7", base="integer", more=mapped), rules="map_response")
    )

    numbers = [(str(number.low), number.weight) for number in question.answers.numbers]
    assert numbers == [("7", 100), ("8", 25)]


def test_an_order_is_the_right_order() -> None:
    declared = response("C", "A", "B", cardinality="ordered")

    question = only(item(choices("1", "2", "3", tag="orderInteraction"), declared=declared))

    assert question.kind == Kind.ORDERING
    assert [option.text.plain for option in question.answers.options] == ["3", "1", "2"]


def match(*lists: str) -> str:
    sets = "".join(
        "<simpleMatchSet>"
        + "".join(
            f'<simpleAssociableChoice identifier="{each}">{each}!</simpleAssociableChoice>'
            for each in names
        )
        + "</simpleMatchSet>"
        for names in lists
    )
    return f'<p>Q</p><matchInteraction responseIdentifier="R">{sets}</matchInteraction>'


def pairs(text: str) -> list[tuple[str, str]]:
    return [(pair.left.plain, pair.right) for pair in only(text).answers.pairs]


def paired(*right: str) -> str:
    return response(*right, cardinality="multiple", base="directedPair")


def test_a_match_keeps_what_belongs_to_nothing() -> None:
    text = item(match("AB", "XYZ"), declared=paired("A Y", "B X"))

    assert pairs(text) == [("A!", "Y!"), ("B!", "X!"), ("", "Z!")]


def test_a_match_written_the_other_way_round_is_turned() -> None:
    text = item(match("XY", "AB"), declared=paired("X A", "X B"))

    assert pairs(text) == [("A!", "X!"), ("B!", "X!"), ("", "Y!")]


def test_a_table_with_several_answers_in_a_line_is_not_taken() -> None:
    text = item(match("AB", "XY"), declared=paired("A X", "A Y", "B X", "B Y"))

    [refused] = read(text).refused
    assert refused.facts["kind"] == "matchtable"


def test_pairs_out_of_one_list_are_a_matching() -> None:
    inside = match("ABCDE").replace("matchInteraction", "associateInteraction")
    declared = response("A C", "B D", cardinality="multiple", base="pair")

    assert pairs(item(inside, declared=declared)) == [("A!", "C!"), ("B!", "D!"), ("", "E!")]


def test_an_essay_has_no_right_answer() -> None:
    inside = (
        '<extendedTextInteraction responseIdentifier="R"><prompt>Write</prompt>'
        "</extendedTextInteraction>"
    )

    question = only(item(inside, declared=response(base="string")))

    assert (question.kind, question.text.plain) == (Kind.ESSAY, "Write")


def test_a_text_without_answers_is_a_description() -> None:
    assert only(item("<p>Read</p>")).kind == Kind.DESCRIPTION


OTHERS = [
    *("hotspot", "hottext", "selectPoint", "positionObject", "gapMatch", "graphicGapMatch"),
    *("graphicOrder", "graphicAssociate", "upload", "drawing", "slider", "media", "endAttempt"),
    *("custom", "portableCustom"),
]


@pytest.mark.parametrize("name", OTHERS)
def test_other_kinds_are_refused_by_their_names(name: str) -> None:
    found = read(item(f'<p>Q</p><{name}Interaction responseIdentifier="R"/>'))

    [refused] = found.refused
    assert (refused.reason, refused.facts["kind"]) == ("kind-not-taken", name.lower())


def test_two_gaps_are_not_taken() -> None:
    [refused] = read(item(_GAP + _GAP, declared=response("a", base="string"))).refused

    assert refused.facts["kind"] == "gaps"


def test_what_a_formula_changes_is_not_taken() -> None:
    declared = '<templateDeclaration identifier="N"/>' + response("7", base="float")

    [refused] = read(item(_GAP, declared=declared)).refused

    assert refused.facts["kind"] == "calculated"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (item(choices("a"), declared=response("A")), "too-few-options"),
        (item(choices("a", "b"), declared=response()), "no-right-answer"),
        (item(choices("a", "b")), "no-right-answer"),
        (item(choices("a", " "), declared=response("B")), "empty-option"),
        (item(choices("a", "b").replace("<p>Q</p>", ""), declared=response("B")), "empty-text"),
        (item(choices('<img src="1.png"/>', "b"), declared=response("B")), "options-are-pictures"),
        (item(_GAP, declared=response("x", base="float")), "not-a-number"),
        (item(_GAP, declared=response(base="string")), "no-right-answer"),
        (item(match("AB", "XY"), declared=paired("A X")), "too-few-pairs"),
        (item(match("AB", "XY"), declared=paired("A Q", "B X")), "no-right-answer"),
        (item(match("AB", "XY"), declared=paired()), "no-right-answer"),
        (item(choices("a", tag="orderInteraction"), declared=response("A")), "too-few-options"),
        (item(choices("a", "b", tag="orderInteraction"), declared=response()), "no-right-answer"),
    ],
)
def test_what_cannot_be_asked_says_why(text: str, why: str) -> None:
    assert reason(text) == why


def test_an_empty_answer_that_earns_nothing_is_left_out() -> None:
    found = read(item(choices("a", "", "c"), declared=response("A")))

    assert [o.text.plain for o in found.questions[0].answers.options] == ["a", "c"]
    assert [change.what for change in found.changed] == ["empty-options-left-out"]


def test_a_remark_that_bears_the_name_of_a_choice_is_kept() -> None:
    more = (
        '<modalFeedback identifier="B" outcomeIdentifier="F" showHide="show">Yes, B</modalFeedback>'
    )

    question = only(item(choices("a", "b"), declared=response("B"), more=more))

    remark = question.answers.options[1].feedback
    assert remark is not None
    assert remark.plain == "Yes, B"


def test_a_remark_that_depends_on_the_result_is_left_out_with_a_notice() -> None:
    more = '<modalFeedback identifier="right" outcomeIdentifier="F">Well done</modalFeedback>'

    found = read(item(choices("a", "b"), declared=response("B"), more=more))

    assert [change.what for change in found.changed] == ["feedback-left-out"]


def test_the_third_version_reads_as_the_second() -> None:
    text = (
        '<qti-assessment-item identifier="i1" title="Ә&lt;b&gt;" xml:lang="kk-KZ">'
        '<qti-response-declaration identifier="R" cardinality="single" base-type="identifier">'
        "<qti-correct-response><qti-value> A </qti-value></qti-correct-response>"
        "</qti-response-declaration>"
        '<qti-outcome-declaration identifier="MAXSCORE"><qti-default-value><qti-value> 2.5 '
        "</qti-value></qti-default-value></qti-outcome-declaration><qti-item-body>"
        '<qti-choice-interaction response-identifier="R"><qti-prompt>Сұрақ</qti-prompt>'
        '<qti-simple-choice identifier="A">1</qti-simple-choice>'
        '<qti-simple-choice identifier="B">2</qti-simple-choice>'
        "</qti-choice-interaction></qti-item-body></qti-assessment-item>"
    )

    question = only(text)

    assert (question.title, question.locale, question.points) == ("Ә<b>", "kk", 2.5)
    assert question.text.plain == "Сұрақ"
    assert [option.weight for option in question.answers.options] == [100, 0]


def test_points_out_of_reach_are_not_said() -> None:
    score = '<outcomeDeclaration identifier="SCORE" normalMaximum="1e9"/>'

    assert only(item("<p>Q</p>", declared=score)).points is None


def test_tables_and_formulas_stay_readable() -> None:
    inside = (
        "<table><tr><td>1</td><td>2 &lt; 3</td></tr></table>"
        '<math alttext="x^2"><mi>x</mi></math><script>alert(1)</script>'
    )

    found = read(item(inside))

    assert found.questions[0].text.plain == "1 | 2 < 3\n\nx^2"
    assert [change.what for change in found.changed] == ["formula-as-text"]
