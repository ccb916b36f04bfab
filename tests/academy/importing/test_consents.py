"""Lists of consents given elsewhere, as an office writes them."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from academy.importing.consents import consents

CSV = """Согласия, собранные на бумаге;;;;
Код;ИИН;Цель;Номер;Дата;Источник
R7;;учёба;15-Ө;24.11.2026;бумага
;880101300123;Фото лица;№ 7/2;2026-11-20;госсервис
R9;;Оқу деректері;3;1.9.2026;
;;учёба;4;24.11.2026;бумага
R7;;танцы;5;24.11.2026;бумага
R7;;учёба;;24.11.2026;бумага
R7;;учёба;6;31.02.2026;бумага
R7;;учёба;8;24.11.2026;голубь
"""


def test_a_text_is_read_line_by_line_and_every_refusal_has_its_line() -> None:
    read = consents(CSV.encode("kz1048"), "list.csv")

    assert [(r.line, r.code, r.purpose, r.origin, r.number, r.given_on) for r in read.rows] == [
        (3, "R7", "study", "paper", "15-Ө", date(2026, 11, 24)),
        (4, "", "face", "state", "7/2", date(2026, 11, 20)),
        (5, "R9", "study", "paper", "3", date(2026, 9, 1)),
    ]
    assert [(no.line, no.reason) for no in read.refused] == [
        (6, "consent-person"),
        (7, "consent-purpose"),
        (8, "consent-number"),
        (9, "consent-date"),
        (10, "consent-origin"),
    ]
    assert (read.found, read.taken) == (8, 3)


def test_a_workbook_gives_its_dates_and_numbers_as_they_are_seen() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ЖСН", "Мақсаты", "Нөмірі", "Күні", "Қайнар көзі"])
    sheet.append(["950101300125", "бет фотосы", 12, date(2026, 9, 1), "қағаз"])
    file = BytesIO()
    book.save(file)

    read = consents(file.getvalue(), "тізім.xlsx")

    assert [(r.line, r.purpose, r.number, r.given_on) for r in read.rows] == [
        (2, "face", "12", date(2026, 9, 1))
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty-file"),
        (b"\x89PNG\r\n", "picture"),
        (b"PK\x03\x04broken", "broken-archive"),
        ("Фамилия;Имя\nА;Б\n".encode(), "consent-header"),
        ("Код;Цель;Номер;Дата\n".encode(), "consent-none"),
    ],
)
def test_a_file_that_is_no_list_of_consents_is_refused_as_a_whole(
    content: bytes, reason: str
) -> None:
    read = consents(content)

    assert (read.found, read.refusal and read.refusal.reason) == (0, reason)
