"""GIFT files of other programs and of real teachers: the counts of the samples' README."""

import json

import pytest

from academy.importing.banks import Bank, Kind, ParsedQuestion
from academy.importing.gift import bank
from tests.academy.importing.samples import SAMPLES, sample

TAKEN = {
    "gift/moodle_examples.gift.txt": 43,
    "gift/moodle_questions_crlf.gift.txt": 9,
    "gift/moodle_questions_in_category.gift.txt": 4,
    "gift/moodle_windows-1252.gift.txt": 3,
    "gift/pegjs/TFTwoFeedback.gift": 3,
    "gift/pegjs/descriptionTitleEscapedColon.gift": 2,
    "gift/pegjs/escapeAll.gift": 1,
    "gift/pegjs/escapeEquals.gift": 1,
    "gift/pegjs/formatExamples.gift": 1,
    "gift/pegjs/markdown.gift": 4,
    "gift/pegjs/mc1.gift": 1,
    "gift/pegjs/mc4.gift": 1,
    "gift/pegjs/mcHTMLComment.gift": 1,
    "gift/pegjs/multipleAnswersFloat.gift": 1,
    "gift/pegjs/numerical1.gift": 10,
    "gift/pegjs/shortAnswer1.gift": 2,
    "gift/pegjs/shortAnswerNotMatching.gift": 2,
    "gift/pegjs/shortFirstEmbeddedUnderline.gift": 2,
    "gift/pegjs/symbolsAll.gift": 1,
    "gift/pegjs/tag_id_and_two_tags.gift": 1,
    "gift/pegjs/tf1.gift": 1,
    "gift/pegjs/tf1_markdown.gift": 1,
    "gift/pegjs/totara_moodle_backslash.gift": 1,
    "gift/pegjs/totara_moodle_match.gift": 1,
    "gift/pegjs/totara_moodle_multichoice_multi.gift": 1,
    "gift/pegjs/totara_moodle_pre_content.gift": 1,
    "gift/pegjs/totara_moodle_shortanswer_general_feedback.gift": 1,
    "gift/pegjs/totara_moodle_truefalse_true_answer1.gift": 1,
    "gift/pegjs/type_inferred_multiline_markdown.gift": 1,
    "gift/qas_editor/all.gift": 22,
    "gift/qas_editor/multichoice.gift": 4,
    "gift/qas_editor/numericals.gift": 4,
    "gift/ruby/example-gift-multiple-choice.gift": 3,
    "own/gift_kk_ru.gift": 13,
    "own/bad/utf16.gift": 1,
}
REFUSED = {
    "own/bad/empty.gift": "empty-file",
    "own/bad/picture_named.gift": "not-text",
    "gift/pegjs/categorySpecialCharacter.gift": "no-questions",
}
CATEGORIES = {
    "gift/qas_editor/all.gift": 9,
    "gift/ruby/example-gift-multiple-choice.gift": 2,
    "gift/moodle_questions_in_category.gift.txt": 1,
    "own/gift_kk_ru.gift": 2,
    "own/gift_lenient.gift": 2,
}


@pytest.mark.parametrize("name", TAKEN)
def test_every_question_of_the_samples_is_taken(name: str) -> None:
    read = bank(sample(name))

    assert (read.found, read.taken, read.refused) == (TAKEN[name], TAKEN[name], ())


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_without_questions_says_why(name: str) -> None:
    read = bank(sample(name))

    assert read.found == 0
    assert read.refusal is not None
    assert read.refusal.reason == REFUSED[name]


@pytest.mark.parametrize("name", CATEGORIES)
def test_categories_are_counted_also_without_questions(name: str) -> None:
    assert len(bank(sample(name)).categories) == CATEGORIES[name]


def test_no_sample_is_forgotten() -> None:
    sample("gift/pegjs/mc1.gift")
    there = {
        str(path.relative_to(SAMPLES))
        for pattern in ("gift/**/*.gift*", "own/**/*.gift")
        for path in SAMPLES.glob(pattern)
    }

    assert there == {*TAKEN, *REFUSED, "own/gift_lenient.gift"}


def test_a_teachers_untidy_file_loses_only_the_question_with_the_open_brace() -> None:
    read = bank(sample("own/gift_lenient.gift"))

    assert (read.found, read.taken) == (7, 6)
    assert [(no.line, no.reason) for no in read.refused] == [(22, "unclosed-brace")]
    assert [question.title for question in read.questions][-1] == "Вопрос 7"
    assert {change.what for change in read.changed} == {
        "no-line-after-category",
        "empty-line-in-braces",
        "no-line-between",
    }


def test_every_kind_is_read_in_kazakh_and_in_russian() -> None:
    questions = {
        question.title: question for question in bank(sample("own/gift_kk_ru.gift")).questions
    }

    assert {title: question.kind for title, question in questions.items()} == {
        "К1": Kind.ONE_CHOICE,
        "К2": Kind.SEVERAL,
        "К3": Kind.TRUE_FALSE,
        "К4": Kind.TRUE_FALSE,
        "К5": Kind.SHORT,
        "К6": Kind.MATCHING,
        "Р1": Kind.NUMERIC,
        "Р2": Kind.NUMERIC,
        "Р3": Kind.NUMERIC,
        "Р4": Kind.SHORT,
        "Р5": Kind.ESSAY,
        "Р6": Kind.DESCRIPTION,
        "Р7": Kind.ONE_CHOICE,
    }
    first = questions["К1"]
    assert (first.id, first.tags) == ("KK-001", ("дәріс-1",))
    assert first.category == "Азаматтық іс жүргізу/Ағымдағы бақылау"
    assert questions["К2"].text.plain == "Азаматтық іс бойынша тараптар кімдер?"
    assert questions["Р7"].answers.options[2].text.plain == "{2, 2}"


PEG_KINDS = {
    "MC": {Kind.ONE_CHOICE, Kind.SEVERAL},
    "TF": {Kind.TRUE_FALSE},
    "Short": {Kind.SHORT},
    "Numerical": {Kind.NUMERIC},
    "Matching": {Kind.MATCHING},
    "Essay": {Kind.ESSAY},
    "Description": {Kind.DESCRIPTION},
}


@pytest.mark.parametrize("name", [name for name in TAKEN if "/pegjs/" in name])
def test_another_parser_reads_the_same(name: str) -> None:
    theirs = json.loads(sample(name.replace(".gift", ".json")))

    read: Bank = bank(sample(name))

    for question, their in zip(read.questions, theirs, strict=True):
        assert question.kind in PEG_KINDS[their["type"]]
        assert question.title == (their["title"] or "")
        assert folded(question.text.text) == folded(their["stem"]["text"])
        assert question.text.format == their["stem"]["format"]
        assert question.id == (their["id"] or "")
        assert list(question.tags) == (their["tags"] or [])
        assert our_answers(question) == their_answers(their)


def folded(text: str) -> str:
    """Without white space: the other parser folds lines and puts spaces around a gap."""
    return "".join(text.split())


def our_answers(question: ParsedQuestion) -> list[tuple[str, str]]:
    answers = question.answers
    if question.kind == Kind.MATCHING:
        return [(folded(pair.left.text), pair.right) for pair in answers.pairs]
    if question.kind in (Kind.ONE_CHOICE, Kind.SEVERAL, Kind.SHORT):
        return [
            (folded(option.text.text), folded(option.feedback.text if option.feedback else ""))
            for option in answers.options
        ]
    return []


def their_answers(their: dict[str, list[dict[str, dict[str, str]]]]) -> list[tuple[str, str]]:
    if "matchPairs" in their:
        return [
            (folded(pair["subquestion"]["text"]), str(pair["subanswer"]))
            for pair in their["matchPairs"]
        ]
    if not isinstance(their.get("choices"), list) or str(their["type"]) == "Numerical":
        return []
    return [
        (folded(choice["text"]["text"]), folded((choice["feedback"] or {}).get("text", "")))
        for choice in their["choices"]
    ]
