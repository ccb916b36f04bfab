"""Aiken as people type it: other letters, other words, several lines; every loss has its line."""

import pytest

from academy.importing.aiken import bank
from academy.importing.banks import Bank, Kind, ParsedQuestion


def read(*lines: str) -> Bank:
    return bank("\n".join(lines).encode())


def the_question(*lines: str) -> ParsedQuestion:
    found = read(*lines)
    assert (found.found, found.refused) == (1, ())
    return found.questions[0]


def right(question: ParsedQuestion) -> list[str]:
    return [option.text.plain for option in question.answers.options if option.weight > 0]


@pytest.mark.parametrize("options", [("A)", "B)"), ("a.", "b."), ("(A)", "(B)"), ("А)", "В)")])
@pytest.mark.parametrize("answer", ["ANSWER: B", "answer:b", "ОТВЕТ: В", "Жауап: B", "Ответ: б)"])
def test_letters_and_the_word_before_the_answer_may_be_of_any_keyboard(
    options: tuple[str, str], answer: str
) -> None:
    if "б" in answer:
        options = ("А)", "Б)")

    question = the_question("Сот?", f"{options[0]} иә", f"{options[1]} жоқ", answer)

    assert (question.kind, right(question)) == (Kind.ONE_CHOICE, ["жоқ"])


def test_russian_letters_in_their_own_order_are_not_taken_for_latin_ones() -> None:
    question = the_question("Суд?", "А) 1", "Б) 2", "В) 3", "Г) 4", "ОТВЕТ: В")

    assert right(question) == ["3"]


def test_kazakh_letters_in_their_own_order_name_options() -> None:
    question = the_question("Сот?", "А) 1", "Ә) 2", "Б) 3", "ЖАУАП: Ә")

    assert right(question) == ["2"]


def test_a_question_and_an_option_may_go_over_several_lines() -> None:
    question = the_question(
        "Первая строка,", "вторая строка.", "", "Третья?", "A) да,", "но не всегда", "B) нет",
        "", "ANSWER: A",
    )  # fmt: skip

    assert question.text.plain == "Первая строка,\nвторая строка.\n\nТретья?"
    assert right(question) == ["да,\nно не всегда"]


def test_what_was_mended_is_told() -> None:
    found = read(
        "Q", "", "more", "А) a", "goes on", "В) b", "ОТВЕТ: А, В", "", "Q2", "A) a", "B) a",
        "ANSWER: A",
    )  # fmt: skip

    assert {note.what: note.line for note in found.changed} == {
        "several-right": 1,
        "cyrillic-letters": 1,
        "equal-shares": 1,
        "answer-words": 1,
        "blank-line-in-question": 3,
        "option-goes-on": 5,
        "equal-options": 9,
    }


def test_initials_at_the_beginning_of_a_question_are_no_option() -> None:
    question = the_question("А. Байтұрсынов кім?", "A) ғалым", "B) судья", "ANSWER: A")

    assert question.text.plain == "А. Байтұрсынов кім?"


def test_several_letters_make_a_question_with_several_answers() -> None:
    for answer in ("A, C", "A;C", "A и C", "A және C", "AC", "A) C)"):
        question = the_question("Q", "A) 1", "B) 2", "C) 3", f"ANSWER: {answer}")

        assert question.kind == Kind.SEVERAL
        assert [option.weight for option in question.answers.options] == [50, -100, 50]


def test_the_right_option_may_be_named_by_its_words() -> None:
    assert right(the_question("Q", "A) Тек сот", "B) Үкімет", "ЖАУАП: тек сот")) == ["Тек сот"]


@pytest.mark.parametrize(
    ("lines", "reason", "line"),
    [
        (("Q", "A) a", "ANSWER: A"), "too-few-options", 1),
        (("", "Q", "A) a", "B) b"), "no-answer-line", 2),
        (("Q", "A) a", "B) b", "ANSWER: C"), "unknown-answer", 1),
        (("Q", "A) a", "B) b", "ANSWER: A, X"), "unknown-answer", 1),
        (("Q", "A) a", "B) b", "ANSWER:"), "no-right-answer", 1),
        (("Q", "A) a", "B)", "ANSWER: A"), "empty-option", 1),
        (("A) a", "B) b", "ANSWER: A"), "empty-text", 1),
        (("", "", "ANSWER: A"), "answer-without-question", 3),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_line(
    lines: tuple[str, ...], reason: str, line: int
) -> None:
    found = read(*lines)

    assert (found.found, [(no.line, no.reason) for no in found.refused]) == (1, [(line, reason)])


def test_the_question_behind_a_broken_one_is_taken() -> None:
    found = read("Q1", "A) a", "B) b", "", "Q2", "A) a", "B) b", "ANSWER: B")

    assert [(no.line, no.reason) for no in found.refused] == [(1, "no-answer-line")]
    assert [question.text.plain for question in found.questions] == ["Q2"]


def test_forty_options_and_very_long_ones_are_read_whole_for_the_bank_to_judge() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZБГҒДЖЗЛПФЦЧШЩЮ"
    options = [f"{sign}) {'ұзын' * 750 if sign == 'B' else sign}" for sign in letters]

    question = the_question("Q", *options, "ANSWER: B")

    assert len(question.answers.options) == len(letters)
    assert [len(text) for text in right(question)] == [3000]
