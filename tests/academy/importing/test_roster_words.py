"""Telephone numbers, addresses, names and words, as people write them into rosters."""

import pytest

from academy.importing import roster_names, roster_phones, roster_words
from academy.importing.roster_headers import Column, column_named


@pytest.mark.parametrize(
    "written",
    [
        "+7 701 123 45 67",
        "8 701 123 45 67",
        "8(701)1234567",
        "8-701-123-45-67",
        "7701 123 4567",
        "701 123 45 67",
        "87011234567.0",
        "87011234567,0",
        "+8 701 123 45 67",
        "007 701 123 45 67",
        "тел.: 8 701 123 45 67",
        "8 701 123 45 67 (WhatsApp)",
        "8 701 123 45 67 доб. 12",
        "\u202a+7\u00a0701\u00a0123‑45‑67",
    ],
)
def test_a_kazakhstani_number_has_one_form(written: str) -> None:
    assert roster_phones.phones(written) == ["+77011234567"]


@pytest.mark.parametrize(
    ("written", "number"),
    [("+996 555 123 456", "+996555123456"), ("00998 90 123 45 67", "+998901234567")],
)
def test_a_foreign_number_keeps_its_country(written: str, number: str) -> None:
    assert roster_phones.phones(written) == [number]


@pytest.mark.parametrize(
    "written",
    ["", "нет", "12345", "6037778888", "+0 123 456 789", "+7 001 123 45 67", "8701123456"],
)
def test_what_is_no_number_gives_none(written: str) -> None:
    assert roster_phones.phones(written) == []


@pytest.mark.parametrize(
    "written",
    [
        "87011234567, 87021234567",
        "87011234567; +77021234567",
        "87011234567/87021234567",
        "87011234567\n87021234567",
        "+77011234567 +77021234567",
        "87011234567 87021234567",
        "8 701 123 45 67, 8 702 123 45 67",
    ],
)
def test_several_numbers_of_a_cell_are_told_apart(written: str) -> None:
    assert roster_phones.phones(written) == ["+77011234567", "+77021234567"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("a.b@example.kz", ["a.b@example.kz"]),
        ("mailto:a@example.kz", ["a@example.kz"]),
        ("Ким О. <o.kim@sot.gov.kz>; o@mail.kz", ["o.kim@sot.gov.kz", "o@mail.kz"]),
        ("a@b", []),
        ("нет", []),
    ],
)
def test_addresses_are_found_in_their_cell(written: str, found: list[str]) -> None:
    assert roster_phones.emails(written) == found


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Ким Ольга", ("Ким", "Ольга", "")),
        ("Иванова - Петрова Анна Сергеевна", ("Иванова-Петрова", "Анна", "Сергеевна")),
        ("Ким, Ольга Петровна", ("Ким", "Ольга", "Петровна")),
        ("Мамедов Али Вагиф оглы", ("Мамедов", "Али", "Вагиф оглы")),
        ("Ким О.П.", ("Ким", "О.", "П.")),
        ("Ким О.", ("Ким", "О.", "")),
    ],
)
def test_a_name_has_three_parts(written: str, parts: tuple[str, str, str]) -> None:
    found = roster_names.split(written)

    assert found
    assert (found.family, found.given, found.patronymic) == parts


@pytest.mark.parametrize("written", ["", "Ким", ",", "Ким,", ", Ольга"])
def test_one_word_is_no_name(written: str) -> None:
    assert roster_names.split(written) is None


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("№ п/п", Column.ORDINAL),
        ("Р/с", Column.ORDINAL),
        ("№", Column.ORDINAL),
        ("Тел. моб.", Column.PHONE),
        ("Фамилия И.О.", Column.FULL_NAME),
        ("Әкесiнiң аты", Column.PATRONYMIC),
        ("E-mail", Column.EMAIL),
        ("Электрондық пошта", Column.EMAIL),
        ("Тегі, аты, әкесінің аты", Column.FULL_NAME),
        ("Фамилия, имя, отчество слушателя", Column.FULL_NAME),
        ("Оқу тобы\nУчебная группа", Column.GROUPS),
        ("№ сертификата", Column.CERTIFICATE),
        ("Қолы", None),
        ("Дата рождения", None),
        ("ИИН " * 60, None),
    ],
)
def test_a_title_names_its_column(title: str, column: Column | None) -> None:
    assert column_named(title) == column


def test_what_a_programme_is_called_tells_its_learners() -> None:
    assert roster_words.kind_of_programme("7M04201 – магистратура") == "master"
    assert roster_words.kind_of_programme("Судьялардың біліктілігін арттыру") == "listener"
    assert roster_words.kind_of_programme("Азаматтық құқық") == ""
