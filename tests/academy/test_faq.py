"""Which frequent questions are offered to whoever asks, on both databases."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from academy import faq, faq_editing
from academy.errors.consultations import TextTooLong
from academy.errors.faq import FaqIncomplete, FaqNotFound, FaqPublished
from academy.errors.materials import DisciplineNotFound
from academy.faq import MOST_OFFERED, THRESHOLD
from academy.faq_editing import Part
from academy.stems import language, stems
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.faq import FaqEntry, FaqWord
from storage.tables.people import Person, Role
from tests.conftest import NOW, add, person

QUESTIONS = json.loads((Path(__file__).parent / "faq_questions.json").read_text("utf-8"))


async def staffed(db: Database) -> tuple[Person, Person]:
    """A lecturer of discipline 1, and a learner who studies it; nobody here has discipline 2."""
    await add(db, Discipline(id=1, code="CIVIL", title=Bilingual("Пән", "Дисциплина")))
    await add(db, Discipline(id=2, code="OTHER", title=Bilingual("Басқа", "Другая")))
    await add(db, Group(id=1, code="М-26-1"))
    await add(db, Enrolment(group_id=1, discipline_id=1))
    lecturer, learner = await person(db, 8, Role.LECTURER), await person(db, 7, Role.LEARNER)
    await add(db, Teaching(person_id=8, discipline_id=1), Membership(group_id=1, person_id=7))
    return lecturer, learner


async def published(db: Database, lecturer: Person, kk: str = "", ru: str = "") -> int:
    async with db.begin() as session:
        number = (await faq_editing.draft(session, lecturer, 1, now=NOW)).entry.id
        for locale, text in (("kk", kk), ("ru", ru)):
            if text:
                around = session, lecturer, number
                question, answer = (Part.QUESTION, locale), (Part.ANSWER, locale)
                await faq_editing.write(*around, question, (text, text), now=NOW)
                await faq_editing.write(*around, answer, ("Жауап", "Жауап"), now=NOW)
        await faq_editing.publish(session, lecturer, number, now=NOW)
        return number


async def offered(db: Database, text: str, discipline_id: int = 1) -> list[int]:
    async with db.read() as session:
        return [each.faq_id for each in await faq.offers(session, discipline_id, text)]


async def test_the_right_question_is_offered_first_and_none_to_a_foreign_one(
    either_db: Database,
) -> None:
    """Twenty entries, four questions about each, thirty about none: kk, ru, kk without its own
    letters. The figures of docs/decisions/faq-search.md."""
    lecturer, _ = await staffed(either_db)
    numbers = [
        await published(either_db, lecturer, each["kk"], each["ru"])
        for each in QUESTIONS["entries"]
    ]
    asked = [
        (number, text)
        for number, each in zip(numbers, QUESTIONS["entries"], strict=True)
        for text in each["asked"]
    ]

    first = [(await offered(either_db, text))[:1] == [number] for number, text in asked]
    silent = [not await offered(either_db, text) for text in QUESTIONS["foreign"]]

    assert (sum(first), len(first)) == (77, 80)
    assert (sum(silent), len(silent)) == (28, 30)


async def test_at_most_three_are_offered_the_closest_first(either_db: Database) -> None:
    lecturer, _ = await staffed(either_db)
    for place in range(5):
        await published(either_db, lecturer, ru=f"Срок подачи апелляции {'искового ' * place}")

    async with either_db.read() as session:
        found = await faq.offers(session, 1, "срок подачи апелляции")

    assert len(found) == MOST_OFFERED
    assert [each.likeness for each in found] == sorted(
        (each.likeness for each in found), reverse=True
    )
    assert all(THRESHOLD <= each.likeness <= 1.0001 for each in found)


@pytest.mark.parametrize(
    "text",
    ["", "?", "как и что", "👍👍", "12345 67", "<b>", "'; DROP TABLE faq_word; --", "\u202e"],
)
async def test_what_says_nothing_is_offered_nothing(either_db: Database, text: str) -> None:
    lecturer, _ = await staffed(either_db)
    await published(either_db, lecturer, "Апелляция мерзімі қандай?", "Каков срок апелляции?")

    assert await offered(either_db, text) == []


async def test_the_longest_message_costs_no_more_than_sixty_words(either_db: Database) -> None:
    lecturer, _ = await staffed(either_db)
    number = await published(either_db, lecturer, ru="Каков срок апелляции?")
    words = " ".join(f"{chr(1072 + at % 30)}{chr(1072 + at // 30)}слово" for at in range(400))

    assert len(stems(words)) <= 60
    assert await offered(either_db, f"срок апелляции {words}"[:4096]) == []
    assert await offered(either_db, "срок апелляции") == [number]


async def test_what_is_taken_down_or_not_published_or_of_another_discipline_is_not_offered(
    either_db: Database,
) -> None:
    lecturer, _ = await staffed(either_db)
    number = await published(either_db, lecturer, ru="Каков срок апелляции?")
    assert await offered(either_db, "срок апелляции") == [number]
    assert await offered(either_db, "срок апелляции", discipline_id=2) == []

    async with either_db.begin() as session:
        await faq_editing.archive(session, lecturer, number, now=NOW)
        await faq_editing.archive(session, lecturer, number, now=NOW)
    assert await offered(either_db, "срок апелляции") == []

    async with either_db.begin() as session:
        await faq_editing.publish(session, lecturer, number, now=NOW)
    assert await offered(either_db, "срок апелляции") == [number]


async def test_a_changed_question_is_found_by_its_new_words_only(either_db: Database) -> None:
    lecturer, _ = await staffed(either_db)
    number = await published(either_db, lecturer, ru="Каков срок апелляции?")
    text = "Где список литературы?"

    async with either_db.begin() as session:
        around = session, lecturer, number, (Part.QUESTION, "ru")
        await faq_editing.write(*around, (text, text), now=NOW + timedelta(1))

    assert await offered(either_db, "список литературы") == [number]
    assert await offered(either_db, "срок апелляции") == []


async def test_a_learner_reads_what_their_groups_study_and_it_is_counted(
    either_db: Database,
) -> None:
    lecturer, learner = await staffed(either_db)
    stranger = await person(either_db, 17, Role.LEARNER)
    number = await published(either_db, lecturer, ru="Каков срок апелляции?")

    async with either_db.begin() as session:
        entry, discipline = await faq.read(session, learner, number)
        await faq.suffice(session, learner, number, 0, now=NOW)
        for refused in (stranger, lecturer):
            with pytest.raises(FaqNotFound):
                await faq.read(session, refused, number)
            with pytest.raises(FaqNotFound):
                await faq.suffice(session, refused, number, 0, now=NOW)
            with pytest.raises(DisciplineNotFound):
                await faq.listed(session, refused, 1, 0)

    assert (entry.id, discipline.id) == (number, 1)
    async with either_db.read() as session:
        kept = await session.get_one(FaqEntry, number)
        assert (kept.times_shown, kept.times_enough) == (1, 1)
        assert [each.id for each in (await faq.listed(session, learner, 1, 9))[1].items] == [number]


async def test_teachers_and_heads_keep_the_questions_of_their_disciplines_only(
    either_db: Database,
) -> None:
    lecturer, learner = await staffed(either_db)
    head, other = await person(either_db, 18, Role.LECTURER), await person(either_db, 19)
    await add(either_db, Department(id=1, code="D", title=Bilingual("Кафедра"), head_id=18))
    async with either_db.begin() as session:
        (await session.get_one(Discipline, 2)).department_id = 1
    number = await published(either_db, lecturer, ru="Каков срок апелляции?")

    async with either_db.begin() as session:
        theirs = await faq_editing.disciplines(session, head, 0)
        assert [each.id for each in theirs.items] == [2]
        for refused in (head, other, learner):
            with pytest.raises(FaqNotFound):
                await faq_editing.kept(session, refused, number)
            with pytest.raises(DisciplineNotFound):
                await faq_editing.draft(session, refused, 1, now=NOW)


async def test_an_entry_needs_a_question_and_an_answer_in_one_language(
    either_db: Database,
) -> None:
    lecturer, _ = await staffed(either_db)
    async with either_db.begin() as session:
        number = (await faq_editing.draft(session, lecturer, 1, now=NOW)).entry.id
        around = session, lecturer, number
        await faq_editing.write(*around, (Part.QUESTION, "kk"), ("Мерзім?", "Мерзім?"), now=NOW)
        await faq_editing.write(*around, (Part.ANSWER, "ru"), ("Месяц", "Месяц"), now=NOW)
        with pytest.raises(FaqIncomplete):
            await faq_editing.publish(*around, now=NOW)
        await faq_editing.write(*around, (Part.ANSWER, "kk"), ("Бір ай", "Бір ай"), now=NOW)
        assert (await faq_editing.publish(*around, now=NOW)).is_published
        with pytest.raises(FaqPublished):
            await faq_editing.remove(*around, now=NOW)
        await faq_editing.archive(*around, now=NOW)
        await faq_editing.remove(*around, now=NOW)
        with pytest.raises(FaqNotFound):
            await faq_editing.kept(*around)
    async with either_db.read() as session:
        assert await session.get(FaqWord, (number, "мерзи")) is None


async def test_texts_longer_than_a_message_holds_are_refused(either_db: Database) -> None:
    lecturer, _ = await staffed(either_db)
    async with either_db.begin() as session:
        number = (await faq_editing.draft(session, lecturer, 1, now=NOW)).entry.id
        for part, longest in ((Part.QUESTION, 300), (Part.ANSWER, 3000)):
            text = "😀" * (longest // 2)
            around = session, lecturer, number, (part, "kk")
            await faq_editing.write(*around, (text, text), now=NOW)
            with pytest.raises(TextTooLong):
                await faq_editing.write(*around, (text + "ә", text), now=NOW)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Қалай?", "kk"),
        ("калай керек емес", "kk"),
        ("Где это можно найти", "ru"),
        ("ok", "xx"),
    ],
)
def test_a_language_is_told_by_its_letters_and_small_words(text: str, locale: str) -> None:
    assert language(text, "xx") == locale


def stemmed(*words: Any) -> set[frozenset[str]]:
    return {stems(word) for word in words}


def test_words_are_one_whatever_their_endings_and_letters() -> None:
    assert len(stemmed("апелляция", "апелляциялық", "Апелляции", "АПЕЛЛЯЦИЮ")) == 1
    assert len(stemmed("мерзім", "мерзімі", "мерзими", "МЕРЗІМДЕ")) == 1
    assert stems("как что і да 12 а1") == frozenset()
