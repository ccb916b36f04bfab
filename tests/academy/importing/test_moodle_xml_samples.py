"""Moodle XML files of other programs: the counts of the samples' README."""

import pytest

from academy.importing.banks import Kind
from academy.importing.moodle_xml import bank
from tests.academy.importing.samples import SAMPLES, sample

FOUND = {  # found, taken
    "moodle_xml/moodle33_multianswer.xml": (1, 0),
    "moodle_xml/moodle33_multichoice.xml": (1, 1),
    "moodle_xml/moodle33_sample_questions_with_old_image_tag.xml": (2, 1),
    "moodle_xml/moodle33_truefalse.xml": (2, 2),
    "moodle_xml/moodle33_type_ddwtos_testquestion.moodle.xml": (1, 0),
    "moodle_xml/moodle33_type_description_testquestion.moodle.xml": (1, 1),
    "moodle_xml/moodle33_type_essay_testquestion.moodle.xml": (1, 1),
    "moodle_xml/moodle33_type_gapselect_testquestion.moodle.xml": (1, 0),
    "moodle_xml/moodle33_type_match_testquestion.moodle.xml": (1, 1),
    "moodle_xml/moodle33_type_multichoice_testquestion.moodle.xml": (1, 1),
    "moodle_xml/moodle33_type_shortanswer_testquestion.moodle.xml": (1, 1),
    "moodle_xml/moodle33_type_truefalse_testquestion.moodle.xml": (1, 1),
    "moodle_xml/moodle50_broken_cloze_questions.xml": (5, 0),
    "moodle_xml/moodle50_categories_reverse_order.xml": (2, 2),
    "moodle_xml/moodle50_category_with_description.xml": (1, 1),
    "moodle_xml/moodle50_error_invalid_grades.xml": (1, 1),  # Moodle rejects 33; we round as GIFT
    "moodle_xml/moodle50_html_chars_in_idnumbers.xml": (1, 1),
    "moodle_xml/moodle50_nested_categories_with_questions.xml": (5, 5),
    "moodle_xml/moodle50_old_format_file.xml": (2, 2),
    "moodle_xml/moodle50_type_numerical_testquestion.moodle.xml": (1, 1),
    "moodle_xml/qas_all.xml": (25, 15),
    "own/bad/named_entity.moodle.xml": (1, 1),
    "own/bad/entity_bomb.xml": (0, 0),
}
CATEGORIES = {
    "moodle_xml/moodle50_nested_categories_with_questions.xml": 4,
    "moodle_xml/moodle50_category_with_description.xml": 1,
    "moodle_xml/qas_all.xml": 5,
}


@pytest.mark.parametrize("name", FOUND)
def test_every_question_of_the_samples_is_taken_or_refused(name: str) -> None:
    read = bank(sample(name))

    assert (read.found, read.taken) == FOUND[name]
    assert {no.reason for no in read.refused} <= {"kind-not-taken"}


@pytest.mark.parametrize("name", CATEGORIES)
def test_categories_are_counted(name: str) -> None:
    assert len(bank(sample(name)).categories) == CATEGORIES[name]


def test_no_sample_is_forgotten() -> None:
    sample("moodle_xml/qas_all.xml")
    there = {
        str(path.relative_to(SAMPLES))
        for pattern in ("moodle_xml/*.xml", "own/bad/*.xml")
        for path in SAMPLES.glob(pattern)
    }

    assert there == FOUND.keys()


def test_kinds_that_are_not_taken_are_named_with_their_line() -> None:
    read = bank(sample("moodle_xml/qas_all.xml"))

    assert [no.facts["kind"] for no in read.refused] == [
        *("ddwtos", "ddmarker", "calculated", "calculatedmulti", "calculatedmulti"),
        *("calculatedsimple", "cloze", "ddimageortext", "randomsamatch", "gapselect"),
    ]
    assert read.refused[0].line == 33
    assert read.kinds["one_choice"] == 5


def test_pictures_of_text_and_answers_are_kept_and_those_of_feedback_are_not() -> None:
    flags = bank(sample("moodle_xml/moodle33_multichoice.xml"))
    logo = bank(sample("moodle_xml/moodle33_truefalse.xml"))

    assert [picture.name for picture in flags.questions[0].pictures] == [
        *("flag-uk.jpg", "flag-france.jpg", "flag-german.jpg", "flag-denmark.jpg")
    ]
    assert [change.what for change in flags.changed] == ["file-left-out"]
    assert [picture.name for picture in logo.questions[0].pictures] == ["logo.jpg"]


def test_the_old_tag_for_a_picture_is_read() -> None:
    [question] = bank(
        sample("moodle_xml/moodle33_sample_questions_with_old_image_tag.xml")
    ).questions

    assert [picture.name for picture in question.pictures] == ["moodle.png"]
    assert question.text.plain.startswith(
        'This is a multichoice question with an image in the old "'
    )


def test_an_entity_bomb_is_refused_as_a_whole() -> None:
    refusal = bank(sample("own/bad/entity_bomb.xml")).refusal

    assert refusal is not None
    assert refusal.reason == "xml-entities"


def test_entities_of_html_become_letters_with_a_notice() -> None:
    read = bank(sample("own/bad/named_entity.moodle.xml"))

    assert read.questions[0].text.plain.startswith("Стрелка ↑ и неразрывный пробел")
    assert [(change.line, change.facts["entity"]) for change in read.changed] == [
        (3, "&uarr;"),
        (3, "&nbsp;"),
    ]


def test_matching_keeps_a_choice_that_fits_nothing() -> None:
    [question] = bank(sample("moodle_xml/moodle33_type_match_testquestion.moodle.xml")).questions

    assert question.kind == Kind.MATCHING
    assert [(pair.left.plain, pair.right) for pair in question.answers.pairs][-1] == ("", "insect")
