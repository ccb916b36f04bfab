"""Every kind of question finds its place in the bank, with all that its file says about it."""

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from academy import questions
from academy.importing.banks import (
    Answers,
    Bank,
    Kind,
    NumberAnswer,
    Option,
    Pair,
    ParsedQuestion,
    Picture,
)
from academy.importing.texts import Text, TextFormat
from academy.questions import BankReport
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.materials import StoredFile
from storage.tables.questions import Question, QuestionKind
from tests.conftest import NOW, add

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 10


def text(words: str) -> Text:
    return Text(words, TextFormat.PLAIN)


def parsed(answers: Answers, line: int = 1, words: str = "Сұрақ қандай?", **own: Any) -> Any:
    return ParsedQuestion(line=line, title="", text=text(words), answers=answers, **own)


def options(*pairs: tuple[str, float]) -> tuple[Option, ...]:
    return tuple(Option(text(words), weight) for words, weight in pairs)


ORDER = Answers(Kind.ORDERING, options(("иск", 100), ("суд", 100), ("решение", 100)))
PAIRS = Answers(
    Kind.MATCHING,
    pairs=(
        Pair(text("талап қоюшы"), "истец"),
        Pair(text("куә"), "свидетель"),
        Pair(text(""), "судья"),
    ),
)
NUMBER = Answers(
    Kind.NUMERIC,
    numbers=(NumberAnswer(Decimal("3.10"), Decimal("3.20"), 100.0, text("Дәл")),),
    otherwise=text("Жоқ"),
)
SHORT = Answers(
    Kind.SHORT, (Option(text("сот"), 100.0, text("Иә")), Option(text("сот*"), 50.0, None))
)


async def take(db: Database, *found: ParsedQuestion, locale: str | None = None) -> BankReport:
    bank = Bank(format="gift", found=len(found), questions=found)
    async with db.begin() as session:
        discipline = await session.get(Discipline, 1)
        if discipline is None:
            discipline = Discipline(id=1, code="CIVIL", title=Bilingual("Азаматтық", "Гражд."))
            session.add(discipline)
            await session.flush()
        return await questions.take_bank(
            session, bank, discipline=discipline, locale=locale, now=NOW
        )


async def current(db: Database) -> list[Question]:
    async with db.read() as session:
        found = select(Question).where(Question.retired_at.is_(None)).order_by(Question.id)
        found = found.options(selectinload(Question.options), selectinload(Question.pictures))
        return list(await session.scalars(found))


async def test_every_kind_is_kept_with_what_makes_an_answer_right(either_db: Database) -> None:
    kinds = [ORDER, PAIRS, NUMBER, SHORT, Answers(Kind.ESSAY)]
    found = [parsed(each, n, f"Сұрақ {n} қандай?", id=f"Q{n}") for n, each in enumerate(kinds)]

    report = await take(either_db, *found)

    ordering, matching, number, short, essay = await current(either_db)
    assert (report.added, report.kinds) == (5, dict.fromkeys(report.kinds, 1))
    assert [each.position for each in ordering.options] == [0, 1, 2]
    assert [each.match.kk for each in matching.options if each.match] == [
        "истец",
        "свидетель",
        "судья",
    ]
    assert matching.options[2].text == Bilingual()
    assert (number.options[0].low, number.options[0].high) == (Decimal("3.10"), Decimal("3.20"))
    other = number.options[1]
    assert (other.low, other.high, other.weight) == (None, None, 0.0)
    assert other.feedback == Bilingual(kk="Жоқ")
    assert [(each.text.kk, each.weight) for each in short.options] == [("сот", 100), ("сот*", 50)]
    assert (essay.kind, essay.options) == (QuestionKind.ESSAY, [])
    assert {each.added_at for each in (ordering, essay)} == {NOW}


async def test_points_level_tags_and_explanations_come_along(either_db: Database) -> None:
    full: dict[str, Any] = {
        "points": 2.5,
        "level": 3,
        "tags": ("дәріс-1", "сот"),
        "category": "Сот/Ісі",
    }
    question = parsed(SHORT, feedback=text("Түсіндірме"), is_folded=True, **full)

    await take(either_db, question)

    [kept] = await current(either_db)
    assert (kept.points, kept.level, kept.tags) == (2.5, 3, ["дәріс-1", "сот"])
    assert (kept.category, kept.is_folded) == ("Сот/Ісі", True)
    assert kept.feedback == Bilingual(kk="Түсіндірме")
    assert kept.options[0].feedback == Bilingual(kk="Иә")
    assert kept.options[1].feedback is None


@pytest.mark.parametrize(
    "change",
    [
        {"points": 3.0},
        {"level": 1},
        {"tags": ("жаңа",)},
        {"category": "Басқа"},
        {"feedback": text("Жаңа түсіндірме")},
        {"is_folded": True},
        {"answers": Answers(Kind.SHORT, options(("сот", 100), ("сот*", 30)))},
        {"pictures": (Picture("a.png", PNG),)},
    ],
    ids=str,
)
async def test_whatever_changes_makes_a_new_version_and_again_nothing(
    db: Database, change: dict[str, Any]
) -> None:
    question = parsed(SHORT, id="Q1", points=2.0, level=2, tags=("ескі",), category="Сот")
    await take(db, question)

    reports = [await take(db, replace(question, **change)) for _ in range(2)]

    [kept] = await current(db)
    assert [(each.renewed, each.unchanged) for each in reports] == [(1, 0), (0, 1)]
    assert kept.version == 2


async def test_a_picture_is_kept_once_under_its_own_mark(either_db: Database) -> None:
    shown = (Picture("суд.png", PNG),)
    first, second = parsed(ORDER, 1, "Бірінші?"), parsed(ORDER, 2, "Екінші?")
    vector = (Picture("схема.svg", b"<svg/>"),)

    report = await take(
        either_db,
        replace(first, pictures=shown),
        replace(second, pictures=shown),
        parsed(ORDER, 3, "Үшінші?", pictures=vector),
    )

    key = sha256(PNG).hexdigest()
    kept = await current(either_db)
    async with either_db.read() as session:
        files = list(await session.scalars(select(StoredFile)))
    assert [[p.file_key for p in each.pictures] for each in kept] == [[key], [key], []]
    assert [(each.file_key, each.content) for each in files] == [(key, PNG)]
    assert [(each.line, each.what) for each in report.changed] == [(3, "picture-not-shown")]


async def test_both_languages_of_one_line_are_one_item(either_db: Database) -> None:
    russian = parsed(SHORT, words="Кто вершит правосудие?")
    question = parsed(SHORT, words="Сот кім?", id="Q1", twin=russian, locale="kk")

    report = await take(either_db, question, locale="ru")

    [kept] = await current(either_db)
    assert (report.found, report.added, report.joined) == (1, 1, 0)
    assert kept.text == Bilingual("Сот кім?", "Кто вершит правосудие?")
    assert kept.options[0].text == Bilingual("сот", "сот")


async def test_two_languages_that_mean_other_answers_are_refused_together(db: Database) -> None:
    question = parsed(SHORT, id="Q1", twin=parsed(ORDER, words="Порядок?"))

    report = await take(db, question)

    assert [each.reason for each in report.refused] == ["languages-differ"]
    assert await current(db) == []


async def test_the_language_of_the_question_goes_before_that_of_the_command(db: Database) -> None:
    await take(db, parsed(ORDER, words="Порядок?", locale="kk"), locale="ru")

    [kept] = await current(db)
    assert kept.text == Bilingual(kk="Порядок?")


async def test_a_file_mostly_in_kazakh_is_kazakh_where_no_letter_tells(db: Database) -> None:
    kazakh = [parsed(ORDER, n, f"Сұрақ {n} қандай?") for n in range(4)]

    await take(db, *kazakh, parsed(ORDER, 9, "Сот деген не?"))

    assert all(each.text.kk and not each.text.ru for each in await current(db))


async def test_the_category_of_the_first_language_stays_and_that_is_told(db: Database) -> None:
    kazakh = parsed(ORDER, id="Q1", category="Азаматтық", locale="kk")
    await take(db, kazakh)

    report = await take(db, replace(kazakh, locale="ru", category="Гражданское"))

    [kept] = await current(db)
    assert (report.joined, kept.category) == (1, "Азаматтық")
    assert [each.what for each in report.changed] == ["category-kept"]


async def test_questions_with_the_same_words_and_other_answers_are_all_taken(
    either_db: Database,
) -> None:
    other = Answers(Kind.ONE_CHOICE, options(("иә", 100), ("жоқ", 0)))
    found = [parsed(ORDER, 1, "Дұрысын таңдаңыз"), parsed(other, 2, "Дұрысын таңдаңыз")]

    first = await take(either_db, *found, replace(found[1], line=3))
    again = await take(either_db, *found)

    assert (first.added, [each.line for each in first.refused]) == (2, [3])
    assert (again.unchanged, again.renewed) == (2, 0)


async def test_two_right_answers_where_one_is_due_are_refused_or_told(db: Database) -> None:
    truth = Answers(Kind.TRUE_FALSE, options(("true", 100), ("false", 100)))
    choice = Answers(Kind.ONE_CHOICE, options(("бір", 100), ("екі", 100), ("үш", 0)))

    report = await take(db, parsed(truth, 1), parsed(choice, 2, "Қайсысы?"))

    assert [(each.line, each.reason) for each in report.refused] == [(1, "two-right-answers")]
    assert [(each.line, each.what) for each in report.changed] == [
        (2, "several-right-in-one-choice")
    ]


async def test_a_name_of_a_thousand_letters_is_a_key_all_the_same(either_db: Database) -> None:
    question = parsed(ORDER, id="ұ" * 1000)

    reports = [await take(either_db, question) for _ in range(2)]

    assert [each.added for each in reports] == [1, 0]


async def test_rows_of_other_disciplines_are_left_alone(db: Database) -> None:
    await add(db, Discipline(id=2, code="CRIM", title=Bilingual("Қ", "У")))
    await add(
        db,
        Question(
            discipline_id=2,
            key="Q1",
            kind=QuestionKind.ESSAY,
            text=Bilingual("Эссе", "Эссе"),
            options=[],
            pictures=[],
        ),
    )

    report = await take(db, parsed(ORDER, id="Q1"))

    assert report.added == 1
    assert len(await current(db)) == 2
