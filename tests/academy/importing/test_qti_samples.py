"""QTI files of other programs: the counts of the samples' README, and what is read of them."""

import pytest

from academy.importing.banks import Bank, Kind, ParsedQuestion
from academy.importing.qti import bank
from tests.academy.importing.samples import SAMPLES, sample
from tests.academy.importing.workbooks import zipped

_ITEMS = "qti/2.1_taosdk_items"
FOLDER = "qti/2.1_qtiworks_WebDeveloperTest1"
FOUND = {
    "qti/1.2_instructure/all_canvas_simple_1.2.xml": (10, 8),
    "qti/1.2_instructure/essay.xml": (1, 1),
    "qti/1.2_instructure/fib.xml": (1, 0),  # tags are not closed, and it has three gaps
    "qti/1.2_instructure/matching.xml": (1, 1),
    "qti/1.2_instructure/multiple_answer.xml": (1, 1),
    "qti/1.2_instructure/multiple_choice.xml": (1, 1),
    "qti/1.2_instructure/numeric_exact_match.xml": (2, 2),  # the README counts the file as one
    "qti/1.2_instructure/true_false.xml": (1, 1),
    "qti/2.1_qtiworks_cyrillic.xml": (1, 1),
    f"{_ITEMS}/Choicemultiple_2014410822.xml": (1, 1),
    f"{_ITEMS}/Choicemultiple_871212949.xml": (1, 1),
    f"{_ITEMS}/Choicesingle_853928446.xml": (1, 0),  # four pictures of flags
    f"{_ITEMS}/Choicetruefalse_176040516.xml": (1, 1),
    f"{_ITEMS}/Hotspot_278940407.xml": (1, 0),
    f"{_ITEMS}/Hottext_801974120.xml": (1, 0),
    f"{_ITEMS}/Matchmultiple_1038910213.xml": (1, 0),  # pictures without descriptions
    f"{_ITEMS}/Matchsingle_143114773.xml": (1, 1),
    f"{_ITEMS}/Order_913967682.xml": (1, 1),
    f"{_ITEMS}/TextEntry_883368511.xml": (1, 1),
    f"{_ITEMS}/TextEntrynumeric_2040297025.xml": (1, 0),  # two gaps
    f"{_ITEMS}/TextEntrynumeric_770468849.xml": (1, 1),
    f"{_ITEMS}/TextEntrysubset_806481421.xml": (1, 0),  # three gaps
    "qti/3.0_cito_kennisnet-1.zip": (10, 5),
    "own/qti12_text2qti.zip": (6, 6),
    "own/qti21_qti_package_maker.zip": (7, 7),
    FOLDER: (9, 8),
}


def read(name: str) -> Bank:
    """The bank of a sample; a folder is packed first."""
    if name != FOLDER:
        return bank(sample(name), name)
    sample(f"{FOLDER}/question1.xml")
    return bank(zipped({each.name: each.read_bytes() for each in (SAMPLES / name).iterdir()}), name)


def titled(name: str) -> dict[str, ParsedQuestion]:
    return {question.title: question for question in read(name).questions}


@pytest.mark.parametrize("name", FOUND)
def test_every_question_of_the_samples_is_taken_or_refused(name: str) -> None:
    found = read(name)

    assert (found.found, found.taken) == FOUND[name]
    assert found.found == found.taken + len(found.refused)


def test_no_sample_is_forgotten() -> None:
    sample("qti/2.1_qtiworks_cyrillic.xml")
    there = {
        str(path.relative_to(SAMPLES))
        for pattern in ("qti/**/*.xml", "qti/**/*.zip", "own/qti*")
        for path in SAMPLES.glob(pattern)
        if FOLDER not in str(path)
    }

    assert there | {FOLDER} == set(FOUND)


def test_what_is_not_taken_is_named_with_its_file() -> None:
    found = read("qti/3.0_cito_kennisnet-1.zip")

    assert [(no.facts["file"], no.facts.get("kind"), no.reason) for no in found.refused] == [
        ("ITEM001.xml", "hottext", "kind-not-taken"),
        ("ITEM002.xml", None, "options-are-pictures"),
        ("ITEM004.xml", "gapmatch", "kind-not-taken"),
        ("ITEM005.xml", "selectpoint", "kind-not-taken"),
        ("ITEM006.xml", "gaps", "kind-not-taken"),
    ]


def test_canvas_kinds_are_read() -> None:
    found = read("qti/1.2_instructure/all_canvas_simple_1.2.xml")

    assert found.kinds == {
        "one_choice": 2,
        "true_false": 1,
        "short": 1,
        "several": 1,
        "matching": 1,
        "numeric": 1,
        "essay": 1,
    }
    assert {no.facts["kind"] for no in found.refused} == {"gaps", "calculated"}
    assert all(question.points == 1 for question in found.questions)
    first = found.questions[0]
    assert first.feedback is not None
    assert first.feedback.plain == "Item Feedback, Neutral"
    remark = first.answers.options[0].feedback
    assert remark is not None
    assert remark.plain == "Answer feedback for C, correct"


def test_kazakh_questions_of_text2qti_keep_their_letters() -> None:
    found = read("own/qti12_text2qti.zip")

    assert [question.kind for question in found.questions] == [
        Kind.ONE_CHOICE,
        Kind.SEVERAL,
        Kind.ONE_CHOICE,
        Kind.NUMERIC,
        Kind.SHORT,
        Kind.ESSAY,
    ]
    assert found.questions[0].text.plain == "Азаматтық іс бойынша талап қоюшы кім?"
    assert [o.weight for o in found.questions[0].answers.options] == [100, 0, 0, 0]
    assert [o.text.plain for o in found.questions[4].answers.options] == ["Астана", "Astana"]
    assert found.questions[4].is_folded


def test_what_a_program_wrote_twice_is_read_once() -> None:
    questions = read("own/qti21_qti_package_maker.zip").questions

    assert [question.text.plain for question in questions][3:] == [
        "Сколько дней в неделе?",
        "Қазақстанның мемлекеттік тілі – ____ тілі.",
        "Сәйкестендіріңіз:",
        "Азаматтық іс қозғау кезеңдерін ретімен қойыңыз.",
    ]
    assert [o.text.plain for o in questions[4].answers.options] == ["қазақ", "Қазақ"]
    assert [(p.left.plain, p.right) for p in questions[5].answers.pairs] == [
        ("талап қоюшы", "истец"),
        ("жауапкер", "ответчик"),
    ]


def test_the_questions_of_a_test_keep_its_order_and_their_pictures() -> None:
    found = read(FOLDER)

    assert [question.title[-1] for question in found.questions] == list("12345679")
    assert {question.category for question in found.questions} == {
        "Electronics and Computer Science"
    }
    [picture] = found.questions[3].pictures
    assert (picture.name, picture.content[:3]) == ("directory.jpg", b"GIF")  # told by its bytes
    # All of them are called `choice` or `choiceMultiple`: that tells nothing apart.
    assert {question.id for question in found.questions} == {""}


def test_points_of_a_mapping_become_shares() -> None:
    [question] = read(f"{_ITEMS}/Choicemultiple_871212949.xml").questions

    assert question.points == 3
    assert [option.weight for option in question.answers.options] == [
        33.33333,
        33.33333,
        33.33333,
        -33.33333,
        -66.66667,
    ]


def test_a_relative_tolerance_makes_a_range() -> None:
    [question] = read(f"{_ITEMS}/TextEntrynumeric_770468849.xml").questions

    [number] = question.answers.numbers
    assert (str(number.low), str(number.high)) == ("3.9292", "4.3428")


def test_declared_entities_are_refused() -> None:
    found = bank(sample("own/bad/entity_bomb.xml"), "entity_bomb.xml")

    assert found.found == 0
    assert found.refusal is not None
    assert (found.refusal.line, found.refusal.reason) == (3, "xml-entities")
