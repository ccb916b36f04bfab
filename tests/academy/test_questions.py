from sqlalchemy import select
from sqlalchemy.orm import selectinload

from academy import questions
from academy.importing.gift import bank
from academy.questions import BankReport
from locales import LOCALES, translators
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.questions import Question, QuestionKind
from tests.academy.importing.samples import sample
from tests.conftest import NOW, add

KK = "$CATEGORY: civil\n\n// [id:Q1]\n::Сот::Төрелікті кім жүзеге асырады? {=Сот ~Құқық қорғаушы}\n"
RU = "$CATEGORY: civil\n\n// [id:Q1]\n::Суд::Кто вершит правосудие? {=Суд ~Адвокат}\n"


async def take(
    db: Database, discipline: Discipline, text: str | bytes, locale: str | None = None
) -> BankReport:
    data = text.encode() if isinstance(text, str) else text
    async with db.begin() as session:
        return await questions.take_bank(
            session, bank(data), discipline=discipline, locale=locale, now=NOW
        )


async def current(db: Database) -> list[Question]:
    async with db.read() as session:
        found = select(Question).where(Question.retired_at.is_(None)).order_by(Question.id)
        return list(await session.scalars(found.options(selectinload(Question.options))))


async def test_both_languages_of_an_item_become_one_question(either_db: Database) -> None:
    discipline = await a_discipline(either_db)

    first = await take(either_db, discipline, KK)
    second = await take(either_db, discipline, RU)

    [item] = await current(either_db)
    assert (first.added, second.joined) == (1, 1)
    assert (item.kind, item.category, item.key) == (QuestionKind.ONE_CHOICE, "civil", "Q1")
    assert item.text == Bilingual("Төрелікті кім жүзеге асырады?", "Кто вершит правосудие?")
    assert item.options[1].text == Bilingual("Құқық қорғаушы", "Адвокат")


async def a_discipline(db: Database) -> Discipline:
    discipline = Discipline(id=1, code="CIVIL", title=Bilingual("Азаматтық", "Гражданское"))
    await add(db, discipline)
    return discipline


async def test_the_same_file_again_changes_nothing(db: Database, discipline: Discipline) -> None:
    await take(db, discipline, KK)
    await take(db, discipline, RU)

    again = [await take(db, discipline, text) for text in (KK, RU)]

    assert [report.unchanged for report in again] == [1, 1]
    assert len(await current(db)) == 1


async def test_a_changed_text_is_a_new_version_that_keeps_the_other_language(
    either_db: Database,
) -> None:
    discipline = await a_discipline(either_db)
    await take(either_db, discipline, KK)
    await take(either_db, discipline, RU)

    report = await take(either_db, discipline, RU.replace("вершит", "осуществляет"))

    [item] = await current(either_db)
    assert report.renewed == 1
    assert item.version == 3  # the second one learnt the other language
    assert item.text == Bilingual("Төрелікті кім жүзеге асырады?", "Кто осуществляет правосудие?")


async def test_changed_options_drop_the_other_language_and_say_so(
    db: Database, discipline: Discipline
) -> None:
    await take(db, discipline, KK)
    await take(db, discipline, RU)

    report = await take(db, discipline, RU.replace("~Адвокат", "~Адвокат ~Нотариус"))

    [item] = await current(db)
    assert item.text.kk == ""
    assert [each.what for each in report.changed] == ["other-language-dropped"]


async def test_languages_that_mean_different_options_are_refused(
    db: Database, discipline: Discipline
) -> None:
    await take(db, discipline, KK)

    report = await take(db, discipline, RU.replace("=Суд ~Адвокат", "~Адвокат =Суд"))

    assert [each.reason for each in report.refused] == ["languages-differ"]
    assert report.taken == 0


async def test_repeated_titles_are_kept_apart_and_repeated_questions_refused(
    db: Database, discipline: Discipline
) -> None:
    twice = "::A::Раз? {T}\n\n::A::Два? {F}\n\n::A::Два? {F}\n"

    first = await take(db, discipline, twice)
    again = await take(db, discipline, twice)

    assert (first.added, [each.reason for each in first.refused]) == (2, ["repeated-question"])
    assert (again.unchanged, again.renewed) == (2, 0)


async def test_what_no_chat_can_ask_is_refused_by_line_and_the_rest_goes_on(
    db: Database, discipline: Discipline
) -> None:
    long, option = "Слово " * 700, "Слово " * 500
    many = " ".join(f"~нет-{number}" for number in range(39))
    report = await take(
        db,
        discipline,
        "Просто текст\n\n"
        f"{long}? {{T}}\n\n"
        f"Много? {{=да {many}}}\n\n"
        f"Длинный? {{=да ~{option}}}\n\n"
        "Ничего? {~да ~нет}\n\n"
        "Да? {T}\n",
    )

    assert [(each.line, each.reason) for each in report.refused] == [
        (1, "kind-not-taken"),
        (3, "too-long"),
        (5, "too-many-options"),
        (7, "option-too-long"),
        (9, "no-right-answer"),
    ]
    assert (report.found, report.taken) == (6, 1)


async def test_a_real_file_is_taken_and_every_refusal_has_words(
    db: Database, discipline: Discipline
) -> None:
    report = await take(db, discipline, sample("gift/moodle_examples.gift.txt"))

    assert report.found == report.taken + len(report.refused) > 10
    assert report.summary()["added"] == report.taken
    for locale in LOCALES:
        t = translators()[locale]
        assert all(t.plain(f"import-refused-{e.reason}", **e.facts) for e in report.refused)


async def test_a_paper_keeps_the_version_it_was_drawn_with(
    db: Database, discipline: Discipline
) -> None:
    await take(db, discipline, KK)
    [old] = await current(db)

    await take(db, discipline, KK.replace("кім", "қандай орган"))

    [new] = await current(db)
    async with db.read() as session:
        kept = await session.get_one(Question, old.id)
    assert new.id != old.id
    assert kept.retired_at == NOW
    assert kept.text.kk == "Төрелікті кім жүзеге асырады?"
