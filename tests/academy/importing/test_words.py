"""Everything a report can say has words in both languages, with the facts it carries."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from academy.importing import gift, rosters, timetable
from academy.importing.question_files import questions
from academy.importing.report import Report
from locales import LOCALES, Translator
from tests.academy.importing.workbooks import zipped

SOURCES = Path(__file__).parents[3] / "academy" / "importing"
SINGLE_WORDS = {"decoded", "password", "picture", "placeholders", "initials"}
NO_KEYS = {"utf-8", "utf-16-le", "utf-16-be", "identity-check", "moodle-xml"}
WINDOW = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))


def keys() -> set[str]:
    """Every text of the importers that is written like a key."""
    texts = (
        node.value
        for path in SOURCES.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in texts if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)} - NO_KEYS


TOLD = ("import-refused", "import-changed", "faces-reason", "faces-refusal")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_key_of_the_importers_has_words(locale: str) -> None:
    t = Translator(locale)

    silent = {
        key for key in keys() | SINGLE_WORDS if not any(t.has(f"{told}-{key}") for told in TOLD)
    }

    assert silent == set()


PEOPLE = [
    "ФИО;ИИН;Роль;Телефон;Почта;Тіл;Вид;Часы;Пән;Цвет", "группа А", "Итого", "Подпись;",
    "Ким О.;1;;8701;x.y;xx;xx;xx;E;", "Ли Пётр;850412300016;;87011234567,+77011234568;;;;;;",
    "Ли Пётр;850412300016", "Ли Анна;2;;87011234567", "Ли Анна;3;;;a@b.kz c@d.kz;", "Цой;4;",
    "Цой Яна;850412300017", "Цой Яна;851312300017", "Цой Яна;8E+11", "Цой Яна;x1",
    "Цой Яна;1234567", "Цой Яна;=1", ";5;", "1 2;6;",
    "Цой Яна;7;судья", 'Цой Яна;8;;"', f"Цой {'я' * 201};9;",
    f"Цой Яна;10;;;{'я' * 501};", "Цой Яна;2", "Цой Яна", "ФИО;ИИН", "Пак Яна;10203500078;",
    "Цой Яна;нет;", "Цoй Яна;11;преподаватель, аудитор",
]  # fmt: skip
ROSTERS = [
    "\n".join(PEOPLE).encode("utf-16"),
    "ФИО;ИИН".encode(),
    "Фамилия;Имя;Код\n;Яна;1\nЦой;;2".encode(),
    *(b"%PDF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"Rar!", b"<html>", b"PK\x03\x04", b"a"),
]

AIKEN = [
    "Q\nA) a\nANSWER: A\n", "A) a\n", "ANSWER: A\n", "Q\n\nmore\nА) a\nВ) b\nmore\nОТВЕТ: А, В\n",
    "Q\nA) a\nB) a\n\nQ\nA) a\nB) b\nANSWER: Z\n", "Q\nA) a\nB) b\nANSWER:\n",
    "Q\nA) x\nB) x\nANSWER: A",
]  # fmt: skip
TAGS = "x<variant>a<question>Q <img src='1.png'><variantright>a<variant>b<question><variant>a"
TABLE = [
    "id;тіл;түрі;сұрақ;A;B;дұрыс;балл;деңгей", "1;kk;бір жауап;Q;a;b;A,B;x;x", "1;xx;luck;Q;a;b;A",
    "2;kk;;Q;a;b;A", "2;kk;;Q;a;b;A", "3;kk;;Q;a;b;A", "3;ru;;Q;a;b;B", "4;;;Q;2;1;1",
    "5;;;Q;a;b;C",
    "6;;дұрыс/бұрыс;Q;;;x", "7;;сәйкестендіру;Q;a = b;c", "8;;;Q;;;7", "example-1;;;Q;a;b;A,B", "9",
    "10;xx;;Q;a;b;A;x;x", '11;;;Q;a;b;"A',
]  # fmt: skip


def banks() -> list[Report]:
    """What is said of question banks that are no GIFT."""
    document = zipped({"word/document.xml": "<w"})
    bomb = zipped({f"{number}.xml": b"" for number in range(2001)})
    return [
        *(questions(text.encode(), "", "aiken") for text in AIKEN),
        questions(TAGS.encode(), ""),
        questions("\n".join(TABLE).encode(), ""),
        questions(b"a;b\n", "", "table"),
        questions(b"x", ""),
        questions(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc"),
        questions(document, "a.docx"),
        questions(bomb, "a.zip"),
    ]


def reports() -> list[Report]:
    """Reports that together say nearly everything."""
    questions = [
        "Q {~%50%a ~%20%b}", "Q {~%100%a}", "Q {=a ~%500%b}", "Q {=a -> b =c}", "Q {#x}",
        "Q {#5..1}", "Q {=2+2=4 ~5}", "Q {#1,5}", "Q {=a ~b ~}", "::Title::{T}", "Q {a}", "Q {=a",
    ]  # fmt: skip
    events = [
        "DTSTART:x", "SUMMARY:a", "DTSTART:18000101T000000Z", "DTSTART;VALUE=DATE:20260907",
        "DTSTART;TZID=Mars:20260907T100000\nRRULE:FREQ=DAILY\nX-SABAQ-MODE:moon",
        "DTSTART:20260907T100000\nDTEND:20260907T090000\nnonsense",
        "UID:1\nDTSTART:20300101T000000Z",
        "UID:1\nDTSTART:20260907T100000Z", "DTSTART:20260907T100000Z\nRDATE;VALUE=TIME:133000Z",
    ]  # fmt: skip
    calendar = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return [
        gift.bank("\n\n".join(questions).encode("utf-16")),
        gift.bank(b"\x89PNG"),
        gift.bank(b" " * (21 * 1024 * 1024)),
        timetable.calendar(f"BEGIN:VCALENDAR\n{calendar}END:VCALENDAR".encode(), *WINDOW),
        *(rosters.roster(data) for data in ROSTERS),
        timetable.calendar(b"x\nBEGIN:VCALENDAR\nEND:VCALENDAR", *WINDOW),
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_fit_the_facts(locale: str) -> None:
    t = Translator(locale)

    said = [
        t.plain(f"import-refused-{no.reason}", **no.facts)
        for report in (*reports(), *banks())
        for no in (*report.refused, *([report.refusal] if report.refusal else []))
    ]
    said += [
        t.plain(f"import-changed-{change.what}", **change.facts)
        for report in (*reports(), *banks())
        for change in report.changed
    ]

    assert len(set(said)) > 85
    assert all("{" not in text and text for text in said)
