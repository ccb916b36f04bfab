"""Question tables of faculty: headers in three languages, every kind, two languages of one item."""

from decimal import Decimal

import pytest
from openpyxl.styles import numbers
from openpyxl.worksheet.worksheet import Worksheet

from academy.importing.banks import Bank, Kind, ParsedQuestion
from academy.importing.question_files import questions
from tests.academy.importing.workbooks import workbook

KK = ("Сұрақ", "A", "B", "C", "Дұрыс жауап")
KINDS = ("Түрі", *KK)


def read(*rows: tuple[object, ...]) -> Bank:
    return questions(workbook(rows), "сұрақтар.xlsx")


def the_question(*rows: tuple[object, ...]) -> ParsedQuestion:
    found = read(*rows)
    assert (found.found, found.refused) == (1, ())
    return found.questions[0]


def weights(question: ParsedQuestion) -> list[float]:
    return [option.weight for option in question.answers.options]


def why(*rows: tuple[object, ...]) -> str:
    found = read(*rows)
    assert (found.found, found.taken) == (1, 0)
    return found.refused[0].reason


@pytest.mark.parametrize(
    "titles",
    [
        ("Сұрақ", "A", "B", "Дұрыс"),
        ("Вопрос", "А", "Б", "Правильный ответ"),
        ("Question", "Option 1", "Option 2", "Correct answer"),
        ("Сұрақ / Вопрос", "A нұсқасы", "B нұсқасы", "Дұрыс жауап / Правильный ответ"),
        ("Текст вопроса", "Вариант ответа 1", "Вариант ответа 2", "Ключ"),
        ("Сұрақ мәтіні", "1-нұсқа", "2-нұсқа", "Кілт"),
        ("Вопрос", "Ответ 1", "Ответ 2", "Ответ"),
        ("ВОПРОС:", "Вариант", "Вариант", "верный ответ"),
    ],
)
@pytest.mark.parametrize("right", ["B", "b)", "2", "жоқ"])
def test_columns_are_known_by_their_titles(titles: tuple[str, ...], right: str) -> None:
    is_russian = titles[1] == "А"
    written = "Б" if is_russian and right == "B" else "б" if is_russian and right == "b)" else right

    question = the_question(("Тест",), titles, ("Сот?", "иә", "жоқ", written))

    assert (question.line, question.text.plain) == (3, "Сот?")
    assert (question.kind, weights(question)) == (Kind.ONE_CHOICE, [0, 100])


def test_options_of_a_merged_title_are_counted_from_the_first() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B1:D1")

    content = workbook([("Сұрақ", "Нұсқалар", "", "", "Дұрыс"), ("Q", "a", "b", "c", "C")], merge)

    assert weights(questions(content, "").questions[0]) == [0, 0, 100]


@pytest.mark.parametrize("right", ["A,C", "A; C", "1, 3", "C A", "екі; бес", "AC"])
def test_two_right_answers_make_a_question_with_several(right: str) -> None:
    question = the_question(KK, ("Q", "екі", "үш", "бес", right))

    assert (question.kind, weights(question)) == (Kind.SEVERAL, [50, -100, 50])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("", "Q", "a", "b", "", ""), "no-right-answer"),
        (("", "Q", "a", "b", "", "C"), "unknown-answer"),
        (("", "Q", "a", "b", "", "A, Ы"), "unknown-answer"),
        (("", "Q", "2", "1", "", "1"), "ambiguous-answer"),
        (("", "Q", "a", "", "", "A"), "too-few-options"),
        (("", "", "a", "b", "", "A"), "empty-text"),
        (("", "Q", "", "", "", ""), "no-right-answer"),
        (("бір жауап", "Q", "a", "b", "", "A, B"), "several-right-where-one"),
        (("жұмбақ", "Q", "a", "b", "", "A"), "unknown-kind"),
        (("дұрыс/бұрыс", "Q", "", "", "", "мүмкін"), "not-true-or-false"),
        (("число", "Q", "", "", "", "пять"), "not-a-number"),
        (("число", "Q", "", "", "", "5..1"), "empty-range"),
        (("краткий ответ", "Q", "", "", "", ""), "no-right-answer"),
        (("соответствие", "Q", "a = b", "c", "", ""), "pair-without-sign"),
        (("соответствие", "Q", "a = b", "→ c", "", ""), "too-few-pairs"),
        (("порядок", "Q", "a", "", "", ""), "too-few-options"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(row: tuple[str, ...], reason: str) -> None:
    assert why(KINDS, row) == reason


@pytest.mark.parametrize("kind", ["Дұрыс не бұрыс", "верно/неверно", "true_false", "Да / Нет"])
@pytest.mark.parametrize(
    ("right", "is_true"), [("дұрыс", True), ("Неверно", False), (True, True), ("жоқ", False)]
)
def test_truth_is_told_by_words(kind: str, right: object, is_true: bool) -> None:
    question = the_question(KINDS, (kind, "Q", "", "", "", right))

    assert question.kind == Kind.TRUE_FALSE
    assert [option.text.plain for option in question.answers.options] == ["true", "false"]
    assert weights(question) == ([100, 0] if is_true else [0, 100])


def test_truth_may_be_the_letter_of_an_option() -> None:
    question = the_question(KINDS, ("верно/неверно", "Q", "Неверно", "Верно", "", "B"))

    assert weights(question) == [100, 0]


def test_spellings_of_a_short_answer_are_listed_and_folded() -> None:
    question = the_question(KINDS, ("қысқа жауап", "Q", "", "", "", "талапкер; талап қоюшы"))

    assert (question.kind, question.is_folded, weights(question)) == (Kind.SHORT, True, [100, 100])


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("3,5±0,1", "3.4", "3.6"),
        ("3.5 +- 0.1", "3.4", "3.6"),
        ("1..5", "1", "5"),
        ("\N{MINUS SIGN}2", "-2", "-2"),
        (1.5, "1.5", "1.5"),
        ("10 000", "10000", "10000"),
    ],
)
def test_numbers_have_a_tolerance_or_limits(written: object, low: str, high: str) -> None:
    question = the_question(KINDS, ("сан", "Q", "", "", "", written))

    number = question.answers.numbers[0]
    assert (question.kind, number.low, number.high) == (Kind.NUMERIC, Decimal(low), Decimal(high))


def test_pairs_stand_in_option_cells_and_a_lone_right_side_fits_nothing() -> None:
    written = "Түрі;Сұрақ;A;B;C\nсәйкестендіру;Q;a = 1;b -> 2;= 3"
    assert questions(written.encode(), "").taken == 1
    question = the_question(KINDS, ("сәйкестендіру", "Q", "a = 1", "b -> 2", "→ 3", ""))

    assert question.kind == Kind.MATCHING
    assert [(pair.left.plain, pair.right) for pair in question.answers.pairs] == [
        ("a", "1"),
        ("b", "2"),
        ("", "3"),
    ]


def test_an_ordering_stands_in_the_right_order_and_an_essay_needs_nothing() -> None:
    order = the_question(KINDS, ("реттеу", "Q", "a", "b", "c", ""))
    essay = the_question(KINDS, ("эссе", "Q", "", "", "", ""))

    assert [option.text.plain for option in order.answers.options] == ["a", "b", "c"]
    assert (order.kind, essay.kind) == (Kind.ORDERING, Kind.ESSAY)


@pytest.mark.parametrize(
    ("right", "kind"),
    [("иә", Kind.TRUE_FALSE), ("3,5±0,1", Kind.NUMERIC), ("талапкер", Kind.SHORT)],
)
def test_without_kind_and_options_the_answer_tells_and_it_is_noted(right: str, kind: Kind) -> None:
    found = read(KK, ("Q", "", "", "", right))

    assert [question.kind for question in found.questions] == [kind]
    assert [note.what for note in found.changed] == ["kind-by-answer"]


def test_points_topic_level_language_and_remark_come_along() -> None:
    question = the_question(
        ("Коды", "Тілі", *KK, "Балл", "Тақырып", "Деңгей", "Түсіндірме"),
        ("K1", "қазақша", "Q", "a", "b", "", "A", "1,5", "1-дәріс", "қиын", "75-бап"),
    )

    assert (question.id, question.locale, question.points) == ("K1", "kk", 1.5)
    assert (question.category, question.level) == ("1-дәріс", 3)
    assert question.feedback is not None
    assert question.feedback.plain == "75-бап"


def test_what_is_not_understood_beside_a_question_is_told_and_the_question_taken() -> None:
    found = read(
        (*KK, "Балл", "Деңгей", "Тілі"), ("Q", "a", "b", "", "A", "көп", "мүмкін", "latin")
    )

    assert found.taken == 1
    assert [note.what for note in found.changed] == [
        "points-not-read",
        "level-not-read",
        "language-not-read",
    ]


def test_two_rows_of_one_id_are_the_two_languages_of_one_item() -> None:
    question = the_question(
        ("ID", "Тіл", *KK),
        ("1", "kk", "Сот?", "иә", "жоқ", "", "A"),
        ("1", "ru", "Суд?", "да", "нет", "", "A"),
    )

    assert (question.locale, question.text.plain) == ("kk", "Сот?")
    assert question.twin is not None
    assert (question.twin.locale, question.twin.text.plain) == ("ru", "Суд?")


def test_spellings_may_be_more_in_one_language_than_in_the_other() -> None:
    question = the_question(
        ("ID", "Тіл", *KINDS),
        ("1", "kk", "short", "Q", "", "", "", "талапкер; талап қоюшы"),
        ("1", "ru", "short", "Q", "", "", "", "истец"),
    )

    assert question.twin is not None
    assert [each.text.plain for each in question.twin.answers.options] == ["истец", "истец"]


@pytest.mark.parametrize(
    ("locales", "right", "reason"),
    [
        (("kk", "ru"), "B", "languages-differ"),
        (("kk", "kk"), "A", "repeated-question"),
        (("kk", ""), "A", "repeated-question"),
    ],
)
def test_a_second_row_that_does_not_fit_the_first_is_refused(
    locales: tuple[str, str], right: str, reason: str
) -> None:
    found = read(
        ("ID", "Тіл", *KK),
        ("1", locales[0], "Q", "a", "b", "", "A"),
        ("1", locales[1], "Q", "a", "b", "", right),
    )

    assert (found.found, found.taken) == (2, 1)
    assert [(no.line, no.reason) for no in found.refused] == [(3, reason)]


def test_a_formula_without_a_value_and_a_date_are_told() -> None:
    def date(sheet: Worksheet) -> None:
        sheet["B3"].value = 45000
        sheet["B3"].number_format = numbers.FORMAT_DATE_XLSX14

    content = workbook([KK, ("Q", "=1+1", "b", "", "B"), ("Q", "", "b", "", "B")], date)

    found = questions(content, "")

    assert [(no.line, no.reason) for no in found.refused] == [(2, "formula-without-value")]
    assert [(note.line, note.what) for note in found.changed] == [(3, "date-in-option")]


def test_sheets_without_questions_and_lines_between_are_named() -> None:
    found = read((*KK, "Балл"), ("Q", "a", "b", "", "A"), KK, ("", "", "", "", "", "5"))

    assert found.taken == 1
    assert [(note.line, note.what) for note in found.changed] == [(4, "line-without-question")]
    lone = questions(workbook([("Кесте",), ("бос",)]), "")
    assert lone.refusal is not None
    assert lone.refusal.reason == "no-question-header"


def test_forty_options_and_a_long_one_are_read_for_the_bank_to_judge() -> None:
    titles = [f"Нұсқа {number}" for number in range(1, 41)]

    question = the_question(("Сұрақ", *titles, "Дұрыс"), ("Q", *["ұ" * 3000] * 39, "x", "40"))

    assert weights(question) == [0] * 39 + [100]
