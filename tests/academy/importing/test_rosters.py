"""Rosters as offices send them: whose columns, which lines are people, what becomes of the rest."""

import pytest

from academy.importing.roster_rows import RosterRow
from academy.importing.rosters import Roster, roster
from tests.academy.importing.samples import sample
from tests.academy.importing.workbooks import csv_of, iin

ONE, TWO, THREE = iin(1), iin(2), iin(3)


def only(read: Roster) -> RosterRow:
    assert not read.refused, read.refused
    assert read.taken == 1
    return read.rows[0]


def reasons(read: Roster) -> list[tuple[int, str]]:
    return [(no.line, no.reason) for no in read.refused]


def notices(read: Roster) -> list[tuple[int, str]]:
    return [(note.line, note.what) for note in read.changed]


def test_the_sample_in_kazakh_is_read_whole() -> None:
    read = roster(sample("own/roster_utf8.csv"))

    assert (read.found, read.taken) == (3, 3)
    first = read.rows[0]
    assert (first.family_name, first.given_name) == ("Әбдіқалықова", "Гүлназ")
    assert (first.patronymic, first.position, first.locale) == ("Серікқызы", "судья", "kk")
    assert first.groups == ("С-2026-1",)
    assert [row.phone for row in read.rows] == ["+77000000001", "+77000000002", "+77000000003"]
    assert read.rows[1].patronymic == ""
    assert {row.role for row in read.rows} == {"learner"}
    assert read.rows[2].kind == "master"


def test_the_sample_of_russian_excel_is_read_and_its_encoding_told() -> None:
    read = roster(sample("own/roster_cp1251.csv"))

    assert (read.found, read.taken) == (2, 2)
    assert [row.family_name for row in read.rows] == ["Сидоров", "Ким"]
    assert (0, "decoded") in notices(read)


def test_an_iin_without_a_date_becomes_the_code_of_the_list() -> None:
    read = roster(sample("own/roster_utf8.csv"))

    assert [row.code for row in read.rows] == ["000000000001", "000000000002", "000000000003"]
    assert {row.iin for row in read.rows} == {""}
    told = [note.facts for note in read.changed if note.what == "placeholders"]
    assert told == [{"people": 3}]


@pytest.mark.parametrize(
    "header",
    [
        "ЖСН;Тегі;Аты;Әкесінің аты;Телефон",
        "жсн;ТЕГІ;аты;әкесінің АТЫ;ұялы телефоны",
        "ИИН;Фамилия;Имя;Отчество (при наличии);Номер телефона",
        "ИИН обучающегося;Фамилия;Имя;Отчество;Моб. тел.",
        "ЖСН / ИИН;Тегі / Фамилия;Аты / Имя;Әкесінің аты / Отчество;Телефон",
        "IIN;Last name;First name;Middle name;Mobile phone",
    ],
)
def test_a_header_is_known_in_any_language_and_spelling(header: str) -> None:
    row = only(roster(csv_of(header, f"{ONE};Сәрсенов;Нұрлан;Болатұлы;8 701 123 45 67")))

    assert row == RosterRow(2, "Сәрсенов", "Нұрлан", "Болатұлы", iin=ONE, phone="+77011234567")


@pytest.mark.parametrize(
    "title", ["ФИО", "Ф.И.О.", "Т.А.Ә.", "Аты-жөні", "Full name", "ФИО слушателя"]
)
def test_a_name_in_one_column_is_parted(title: str) -> None:
    read = roster(
        csv_of(
            f"№;{title};ИИН",
            f"1;Әбдіқалықова Гүлназ Серікқызы;{ONE}",
            f"2;Ким Ольга;{TWO}",
            f"3;Серік Нұрлан Болат ұлы;{THREE}",
        )
    )

    names = [(row.family_name, row.given_name, row.patronymic) for row in read.rows]
    assert names == [
        ("Әбдіқалықова", "Гүлназ", "Серікқызы"),
        ("Ким", "Ольга", ""),
        ("Серік", "Нұрлан", "Болат ұлы"),
    ]


def test_titles_and_approvals_above_the_header_are_no_people() -> None:
    read = roster(
        csv_of(
            "УТВЕРЖДАЮ;;;",
            "Список слушателей курса повышения квалификации;;;",
            "",
            "№ п/п;ИИН;ФИО;Должность",
            "1;2;3;4",
            f"1;{ONE};Ким Ольга Петровна;судья",
            ";;;",
            "2;;;",
            "Итого: 1;;;",
            "Директор ____________ Ахметов А.А.;;;",
        )
    )

    assert only(read).position == "судья"
    assert notices(read) == [(9, "total-line"), (10, "row-left-out")]


@pytest.mark.parametrize("word", ["Итого", "Всего:", "Барлығы", "Жиыны: 1", "Total"])
def test_a_line_that_counts_the_others_is_no_person(word: str) -> None:
    read = roster(csv_of("ФИО;ИИН;Часы", f"Ким Ольга;{ONE};72", f"{word};;72"))

    assert only(read).hours == 72
    assert (3, "total-line") in notices(read)


def test_a_header_told_again_in_the_middle_makes_nobody() -> None:
    header = "ФИО;ИИН;Группа"

    read = roster(csv_of(header, f"Ким Ольга;{ONE};А", header, f"Ли Пётр;{TWO};Б"))

    assert [row.family_name for row in read.rows] == ["Ким", "Ли"]
    assert (read.found, notices(read)) == (2, [(3, "header-again")])


def test_a_second_table_below_has_columns_of_its_own() -> None:
    read = roster(csv_of("ФИО;ИИН", f"Ким Ольга;{ONE}", "ИИН;Фамилия;Имя", f"{TWO};Ли;Пётр"))

    assert [(row.family_name, row.iin) for row in read.rows] == [("Ким", ONE), ("Ли", TWO)]


def test_a_person_whose_cells_are_words_of_headers_is_still_a_person() -> None:
    header = "ФИО;Роль;Программа;Группа;ИИН"

    read = roster(csv_of(header, f"Ким Ольга;слушатель;Курс;А;{ONE}"))

    assert only(read).role == "learner"


def test_a_group_named_above_its_people_is_theirs() -> None:
    read = roster(
        csv_of(
            "ФИО;ИИН;Телефон",
            "Группа С-2026-1;;",
            f"Ким Ольга;{ONE};",
            "№2 топ;;",
            f"Ли Пётр;{TWO};",
        )
    )

    assert [row.groups for row in read.rows] == [("С-2026-1",), ("№2",)]


def test_a_header_alone_makes_nobody_and_says_so() -> None:
    read = roster(csv_of("ЖСН;Тегі;Аты"))

    assert (read.found, read.refusal and read.refusal.reason) == (0, "no-people")


def test_a_file_without_a_header_is_refused() -> None:
    read = roster(csv_of("Ким;Ольга", "Ли;Пётр"))

    assert read.refusal
    assert read.refusal.reason == "no-header"


def test_columns_that_are_not_needed_are_named() -> None:
    read = roster(csv_of("№;ФИО;ИИН;Любимый цвет", f"1;Ким Ольга;{ONE};синий"))

    assert [note.facts for note in read.changed] == [{"column": "Любимый цвет"}]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("850412300017", "iin-check-digit"),
        ("851312300011", "iin-date"),
        ("010229500012", "iin-date"),  # 2001 had no 29 February
        ("85041230001", "iin-date"),  # eleven digits: one in the middle is lost
        ("8504123000166", "iin-length"),
        ("850412", "iin-length"),
        ("8,50412E+11", "iin-rounded"),
        ("85O412300016", "iin-letters"),
    ],
)
def test_a_wrong_iin_refuses_its_line_and_no_other(written: str, reason: str) -> None:
    read = roster(csv_of("ФИО;ИИН", f"Ким Ольга;{written}", f"Ли Пётр;{ONE}"))

    assert reasons(read) == [(2, reason)]
    assert [row.family_name for row in read.rows] == ["Ли"]


@pytest.mark.parametrize(
    "written",
    [
        "850412300016",
        "8504 1230 0016",
        "850412-300016",
        '="850412300016"',
        "'850412300016",
        "850412300016.0",
    ],
)
def test_an_iin_is_read_however_it_is_spaced(written: str) -> None:
    assert only(roster(csv_of("ФИО;ИИН", f"Ким Ольга;{written}"))).iin == "850412300016"


def test_zeros_that_a_table_ate_come_back_and_are_told() -> None:
    born_in_2001 = iin(7, born="010203", century=5)

    read = roster(csv_of("ФИО;ИИН", f"Ким Ольга;{born_in_2001.lstrip('0')}"))

    assert only(read).iin == born_in_2001
    assert notices(read) == [(0, "zeros-restored")]


@pytest.mark.parametrize("written", ["", "нет", "-", "0", "000000000000"])
def test_a_person_without_an_iin_is_taken_and_told(written: str) -> None:
    read = roster(csv_of("ФИО;ИИН;Телефон", f"Ким Ольга;{written};87011234567"))

    assert (only(read).iin, only(read).code) == ("", "")
    assert notices(read) == [(0, "without-number")]


def test_the_same_person_twice_is_taken_once() -> None:
    read = roster(csv_of("ФИО;ИИН", f"Ким Ольга;{ONE}", f"КИМ Ольга Петровна;{ONE}"))

    assert read.taken == 1
    assert [(no.line, no.reason, no.facts) for no in read.refused] == [
        (3, "repeated-person", {"other": 2})
    ]


def test_two_people_with_one_iin_are_both_refused_and_name_each_other() -> None:
    read = roster(csv_of("ФИО;ИИН", f"Ким Ольга;{ONE}", f"Ли Пётр;{TWO}", f"Цой Анна;{ONE}"))

    assert [row.family_name for row in read.rows] == ["Ли"]
    assert [(no.line, no.reason, no.facts["other"]) for no in read.refused] == [
        (2, "iin-of-two", 4),
        (4, "iin-of-two", 2),
    ]


def test_two_people_with_one_code_are_both_refused() -> None:
    read = roster(csv_of("ФИО;Код", "Ким Ольга;7", "Цой Анна;7"))

    assert reasons(read) == [(2, "code-of-two"), (3, "code-of-two")]


def test_namesakes_are_both_taken_and_told() -> None:
    read = roster(csv_of("ФИО;ИИН", f"Ким Ольга;{ONE}", f"Ким Ольга;{TWO}"))

    assert read.taken == 2
    assert [(note.line, note.what, note.facts) for note in read.changed] == [
        (3, "same-name", {"other": 2})
    ]


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("", "learner"),
        ("білім алушы", "learner"),
        ("Слушатель", "learner"),
        ("магистрант", "learner"),
        ("ОҚЫТУШЫ", "lecturer"),
        ("преподаватель", "lecturer"),
        ("Teacher", "lecturer"),
        ("проверяющий личность", "reviewer"),
        ("диспетчер", "dispatcher"),
        ("әкімші", "administrator"),
        ("auditor", "auditor"),
    ],
)
def test_a_role_is_known_in_three_languages(word: str, role: str) -> None:
    assert only(roster(csv_of("ФИО;ИИН;Рөлі", f"Ким Ольга;{ONE};{word}"))).role == role


def test_an_unknown_role_refuses_the_line_with_its_word() -> None:
    read = roster(csv_of("ФИО;ИИН;Роль", f"Ким Ольга;{ONE};председатель"))

    assert [(no.line, no.reason, no.facts) for no in read.refused] == [
        (2, "unknown-role", {"role": "председатель"})
    ]


def test_a_position_gives_no_right() -> None:
    row = only(roster(csv_of("ФИО;ИИН;Должность", f"Ким Ольга;{ONE};администратор суда")))

    assert (row.role, row.position) == ("learner", "администратор суда")


def test_a_lecturer_may_review_as_well() -> None:
    header = "ФИО;ИИН;Роль;Дисциплины"

    read = roster(csv_of(header, f'Ким Ольга;{ONE};оқытушы, тексеруші;"ETHICS, CIVIL"'))

    row = only(read)
    assert (row.role, row.other_roles) == ("lecturer", ("reviewer",))
    assert row.disciplines == ("ETHICS", "CIVIL")
    assert notices(read) == [(2, "several-roles")]


def test_disciplines_are_only_of_who_teaches() -> None:
    read = roster(csv_of("ФИО;ИИН;Дисциплины", f"Ким Ольга;{ONE};ETHICS"))

    assert only(read).disciplines == ()
    assert notices(read) == [(2, "disciplines-left-out")]


def test_a_masters_student_has_credits_and_a_listener_hours_and_a_certificate() -> None:
    read = roster(
        csv_of(
            "ФИО;ИИН;Вид обучения;Программа;Кредиты;Часы;Сертификат;Группа",
            f"Ким Ольга;{ONE};магистратура;7M04201;120;;;М-1",
            f"Ли Пётр;{TWO};;Курс повышения квалификации судей;;72 ч.;KZ-001;С-1, С-2",
            f"Цой Анна;{THREE};;;;много;;",
        )
    )

    master, listener, third = read.rows
    assert (master.kind, master.programme, master.credits, master.hours) == (
        "master", "7M04201", 120, None,
    )  # fmt: skip
    assert (listener.kind, listener.hours, listener.certificate) == ("listener", 72, "KZ-001")
    assert listener.groups == ("С-1", "С-2")
    assert (third.kind, third.hours) == ("", None)
    assert notices(read) == [(4, "bad-number")]


def test_a_wrong_phone_or_address_is_left_out_and_the_person_taken() -> None:
    read = roster(csv_of("ФИО;ИИН;Телефон;Почта;Тіл", f"Ким Ольга;{ONE};12345;o.kim;марсианский"))

    row = only(read)
    assert (row.phone, row.email, row.locale) == ("", "", "")
    assert notices(read) == [(2, "bad-phone"), (2, "bad-email"), (2, "unknown-language")]


def test_of_several_phones_the_first_is_taken_and_told() -> None:
    written = "8 (701) 123-45-67, +7 702 765 43 21"

    read = roster(csv_of("ФИО;ИИН;Телефон", f'Ким Ольга;{ONE};"{written}"'))

    assert only(read).phone == "+77011234567"
    assert notices(read) == [(2, "several-phones")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f";;;{ONE};8701", "no-name"),
        (f";Ольга;;{ONE};", "no-family-name"),
        (f"Ким;;;{ONE};", "no-given-name"),
        (f"{'я' * 201};Ольга;;{ONE};", "name-too-long"),
        (f"12;34;;{ONE};", "name-without-letters"),
        ("Ким;;;;", "no-given-name"),
        (f"Ким;=A1;;{ONE};", "formula-without-value"),
    ],
)
def test_a_person_without_a_whole_name_is_refused(line: str, reason: str) -> None:
    read = roster(csv_of("Фамилия;Имя;Отчество;ИИН;Телефон", line, f"Ли;Пётр;;{TWO};"))

    assert reasons(read) == [(2, reason)]
    assert read.taken == 1


def test_a_signature_in_the_column_of_names_is_not_made_a_person() -> None:
    read = roster(csv_of("ФИО;ИИН;Телефон", f"Ким Ольга;{ONE};", "Проректор по учебной работе;;"))

    assert reasons(read) == [(3, "nothing-but-a-name")]


@pytest.mark.parametrize(
    "name",
    ["я" * 200, "<b>Ким</b>", 'О"Нил', "Ким😀", "ӘәҒғҚқҢңӨөҰұҮүҺһІі", "-Ким", "@Ким", "+Ким"],
)
def test_a_name_comes_through_as_it_is_written(name: str) -> None:
    quoted = name.replace('"', '""')

    assert only(roster(csv_of("Тегі;Аты;ЖСН", f'"{quoted}";Ольга;{ONE}'))).family_name == name


def test_unseen_letters_of_messengers_are_dropped() -> None:
    row = only(roster(csv_of("ФИО;ИИН", f"\u202bКим\u200b  Ольга\u00a0Петровна;\ufeff{ONE}")))

    assert (row.family_name, row.given_name, row.patronymic) == ("Ким", "Ольга", "Петровна")


def test_latin_letters_in_cyrillic_words_are_mended_and_told() -> None:
    read = roster(csv_of("ЖСН;Тегi;Аты", f"{ONE};Серiк;Hұрлан", f"{TWO};Smith;John"))

    assert [(row.family_name, row.given_name) for row in read.rows] == [
        ("Серік", "Нұрлан"),
        ("Smith", "John"),
    ]
    assert [(note.what, note.facts) for note in read.changed] == [("latin-letters", {"people": 1})]


@pytest.mark.parametrize("nothing", ["-", "—", "нет", "жоқ", "Отсутствует", "n/a", "..."])
def test_a_word_for_nothing_is_nothing(nothing: str) -> None:
    header = "Фамилия;Имя;Отчество;ИИН;Почта;Язык;Группа"

    row = only(roster(csv_of(header, f"Ким;Ольга;{nothing};{ONE};{nothing};{nothing};{nothing}")))

    assert (row.patronymic, row.email, row.locale, row.groups) == ("", "", "", ())


def test_a_given_name_and_a_patronymic_may_share_a_column() -> None:
    row = only(roster(csv_of("Фамилия;Имя и отчество;ИИН", f"Ким;Ольга Петровна;{ONE}")))

    assert (row.family_name, row.given_name, row.patronymic) == ("Ким", "Ольга", "Петровна")


def test_a_family_name_may_stand_beside_a_column_called_name() -> None:
    row = only(roster(csv_of("Last name;Name;IIN", f"Smith;John;{ONE}")))

    assert (row.family_name, row.given_name) == ("Smith", "John")
