from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from academy.quiz_reviews import more_at
from academy.stages import Item, Moment, seen
from bot.app import App
from bot.callbacks.quiz_reviews import OpenQuizReview, OpenQuizReviews, OpenReviewedAnswer
from storage.database import Database
from storage.tables.attempts import AttemptState
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Membership
from storage.tables.identity import Check, CheckState
from storage.tables.people import Role
from storage.tables.questions import Option, Question, QuestionKind
from storage.tables.quizzes import Grading, QuizOverride
from tests.attempts import MINUTE, answer, attempt
from tests.banks import HOUR, both, choice, question, quiz
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person

EVERYTHING = [each.value for each in Item]
ALWAYS = {each.value: EVERYTHING for each in Moment}
REVIEW, ANSWER = OpenQuizReview(attempt_id=1), OpenReviewedAnswer(attempt_id=1, number=1)
BANDS = [{"from": 50, "kk": "Жарайсыз", "ru": "Молодцы"}]
AT = {
    Moment.AFTER: NOW,
    Moment.LATER: NOW + MINUTE,
    Moment.CLOSED: NOW + 2 * HOUR,
}


def told(number: int = 1) -> Question:
    """One choice of three; the author has something to say to everybody, and to the wrong one."""
    asked = choice(number, feedback=both("Статья 8 ГПК"))
    asked.options[1].feedback = both("Это обычное заблуждение")
    return asked


async def submitted(db: Database, *questions: Question, **fields: Any) -> None:
    """Attempt 1 of learner 7 at quiz 1: the second question's answer is right, the first wrong."""
    own = {"review": ALWAYS, "bands": BANDS}
    await add(db, *(questions or (told(1), choice(2))), quiz(**own | fields))
    await add(db, attempt(paper=[1, 2]))
    await add(db, answer(1, 1, 0, options=[11]), answer(1, 2))


def visible(chat: Chat, whole: str) -> set[Item]:
    """What of the matrix can be read on the pages of the review."""
    signs = {
        Item.MARKS: ("Баллы:", "(50 %)", "Неверно: 0 из 1", "❌"),
        Item.ANSWERS: ("☑",),
        Item.RIGHT: ("Верный ответ",),
        Item.FEEDBACK: ("Статья 8", "заблуждение", "Молодцы"),
    }
    return {item for item, words in signs.items() if any(each in whole for each in words)}


@pytest.mark.parametrize("at", Moment)
@pytest.mark.parametrize("item", [*Item, None])
async def test_each_cell_of_the_matrix_opens_what_it_says_and_nothing_else(
    db: Database, chat: Chat, clock: Clock, at: Moment, item: Item | None
) -> None:
    cell = [item.value] if item else []
    others = {each.value: EVERYTHING for each in Moment if each != at}
    await submitted(db, review={**others, at.value: cell})
    clock.now = AT[at]

    await chat.press(REVIEW)
    overview = chat.text
    await chat.press(ANSWER)

    assert visible(chat, overview + chat.text) == ({item} if item else set())


async def test_without_a_matrix_the_marks_are_told_at_once_and_nothing_else(
    db: Database, chat: Chat, clock: Clock
) -> None:
    await submitted(db, review={})
    for at in AT.values():
        clock.now = at
        await chat.press(REVIEW)
        assert visible(chat, chat.text) == {Item.MARKS}
        assert chat.labels == ["К тесту"]

        await chat.press(ANSWER)
        assert "не показывает ответы" in (chat.alert or "")


def test_the_moments_are_two_minutes_then_the_close() -> None:
    own = quiz(review={"after": ["marks"], "later": [], "closed": ["right"]})
    closed_at = own.closes_at

    assert seen(own, Moment.AFTER) == {Item.MARKS}
    assert more_at(own, NOW, closed_at, NOW) == closed_at
    assert more_at(own, NOW, closed_at, closed_at) is None


def test_an_unknown_word_of_the_matrix_opens_nothing() -> None:
    assert seen(quiz(review={"after": ["everything"]}), Moment.AFTER) == frozenset()


async def test_what_opens_later_is_announced_with_its_hour(
    db: Database, chat: Chat, clock: Clock
) -> None:
    await submitted(db, review={"after": ["marks"], "closed": EVERYTHING})

    await chat.press(REVIEW)

    assert "Больше откроется: 1 сентября 2026" in chat.text
    assert "16:00" in chat.text
    await chat.press(ANSWER)
    assert "Откроются: 1 сентября 2026" in (chat.alert or "")


async def test_the_key_stays_closed_while_anybody_may_still_take_the_quiz(
    db: Database, chat: Chat, clock: Clock
) -> None:
    await submitted(db, review={"closed": EVERYTHING})
    later = NOW + 5 * HOUR
    await add(db, QuizOverride(quiz_id=1, learner_id=7, closes_at=later, given_at=NOW))

    clock.now = NOW + 3 * HOUR
    await chat.press(REVIEW)
    assert visible(chat, chat.text) == set()

    clock.now = later
    await chat.press(REVIEW)
    assert "Баллы: 1 из 2" in chat.text


async def test_the_key_stays_closed_while_an_attempt_of_another_learner_goes_on(
    db: Database, chat: Chat, clock: Clock
) -> None:
    await submitted(db, review={"closed": EVERYTHING})
    await person(db, 17, Role.LEARNER)
    late = {"state": AttemptState.OPEN, "finished_at": None, "deadline": NOW + 4 * HOUR}
    await add(db, attempt(2, learner=17, paper=[1, 2], **late))
    clock.now = NOW + 3 * HOUR

    await chat.press(REVIEW)

    assert visible(chat, chat.text) == set()
    assert "Больше откроется" in chat.text


async def test_an_earlier_attempt_is_closed_while_the_next_one_goes_on(
    db: Database, chat: Chat
) -> None:
    await submitted(db)
    await add(db, attempt(2, paper=[1, 2], number=2, state=AttemptState.OPEN, finished_at=None))

    for press in (REVIEW, ANSWER, OpenQuizReview(attempt_id=2)):
        await chat.press(press)

        assert "ещё идёт" in (chat.alert or "")
        assert not chat.shown


async def test_somebody_elses_attempt_is_not_found(db: Database, app: App, chat: Chat) -> None:
    await submitted(db)
    await person(db, 17, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=17))
    other = Chat(app, 17)

    for press in (REVIEW, ANSWER, OpenQuizReviews(quiz_id=1)):
        await other.press(press)

        assert other.alert
        assert not other.shown


async def test_a_question_beyond_the_paper_is_not_found(db: Database, chat: Chat) -> None:
    await submitted(db)

    for number in (0, 3, 2**40):
        await chat.press(OpenReviewedAnswer(attempt_id=1, number=number))

        assert "больше не действует" in (chat.alert or "")


async def test_a_review_in_kazakh_from_its_button_to_a_question(
    db: Database, app: App, chat: Chat
) -> None:
    await person(db, 17, Role.LEARNER, locale="kk")
    await add(db, told(1), choice(2), quiz(review=ALWAYS, bands=BANDS))
    await add(db, attempt(paper=[1, 2], learner=17))
    await add(db, answer(1, 1, 0, options=[11]))
    phone = Chat(app, 17)

    await phone.press(OpenQuizReviews(quiz_id=1))
    overview = phone.text
    await phone.press("1")

    assert "1-талпыныс" in overview
    assert "Жауап саны: 1 / 2" in overview
    assert "Балл: 0 / 2 (0 %)" in overview
    assert "Жарайсыз" not in overview
    assert "➖ 2. Вопрос-2 (қаз) (0 / 1)" in overview
    assert "☑ <b>Нет (қаз)</b>" in phone.text
    assert "<b>Дұрыс жауап:</b>\nДа (қаз)" in phone.text
    assert "Это обычное заблуждение (қаз)" in phone.text
    assert phone.labels == ["Келесі ›", "Сұрақтар тізіміне"]


async def test_several_attempts_are_listed_with_the_grade_of_the_method(
    db: Database, chat: Chat
) -> None:
    await submitted(db, grading=Grading.LAST, attempts_allowed=None)
    await add(db, attempt(2, paper=[1, 2], number=2))
    await add(db, attempt(3, paper=[1, 2], number=3, state=AttemptState.DISCARDED))
    await add(db, answer(2, 1), answer(2, 2))

    await chat.press(OpenQuizReviews(quiz_id=1))

    assert "Попытка 1: 50 %" in chat.text
    assert "Попытка 2: 100 %" in chat.text
    assert "Попытка 3: не засчитана" in chat.text
    assert "Итог, последняя попытка: 100 %" in chat.text
    await chat.press("Попытка 1")
    assert "Баллы: 1 из 2 (50 %)" in chat.text


async def test_a_grade_is_not_told_where_the_marks_are_closed(db: Database, chat: Chat) -> None:
    await submitted(db, review={"closed": EVERYTHING})
    await add(db, attempt(2, paper=[1, 2], number=2))

    await chat.press(OpenQuizReviews(quiz_id=1))

    assert "%" not in chat.text
    assert "Попытка 2: сдана" in chat.text


async def test_an_essay_that_waits_shows_the_points_so_far(db: Database, chat: Chat) -> None:
    essay = question(1, QuestionKind.ESSAY)
    await add(db, essay, choice(2), quiz(review=ALWAYS))
    await add(db, attempt(paper=[1, 2], worth=[5.0, 1.0], state=AttemptState.MARKING))
    await add(db, answer(1, 1, None, text="Менің <ойым> 😀"), answer(1, 2))

    await chat.press(REVIEW)
    overview = chat.text
    await chat.press(ANSWER)

    assert "Баллы: 1 из 6 (17 %)" in overview
    assert "Эссе ждёт оценки" in overview
    assert "✍️ 1. Вопрос-1 (до 5)" in overview
    assert "Менің &lt;ойым&gt; 😀" in chat.text
    assert "Ждёт оценки преподавателя (до 5)" in chat.text


async def test_a_doubtful_identity_keeps_the_result_provisional(db: Database, chat: Chat) -> None:
    await add(db, choice(1), quiz(review=ALWAYS))
    moments = {"asked_at": NOW, "expires_at": NOW}
    await add(db, Check(id=5, person_id=7, quiz_id=1, state=CheckState.DOUBTFUL, **moments))
    await add(db, attempt(paper=[1], check_id=5))

    await chat.press(REVIEW)

    assert "Результат предварительный" in chat.text


def pairs(*rows: tuple[str, str]) -> list[Option]:
    return [
        Option(
            id=10 + at,
            position=at,
            text=both(left) if left else Bilingual(),
            weight=0,
            match=both(right),
        )
        for at, (left, right) in enumerate(rows)
    ]


def matching() -> Question:
    asked = question(1, QuestionKind.MATCHING)
    asked.options = pairs(("Сот", "суд"), ("Заң", "закон"), ("", "право"))
    return asked


def numeric() -> Question:
    asked = question(1, QuestionKind.NUMERIC, ("", 100), ("", 100), ("", 50))
    asked.options[0].low = asked.options[0].high = Decimal("12.5")
    asked.options[1].low, asked.options[1].high = Decimal("-3"), Decimal("1000")
    return asked


KINDS: list[tuple[Question, dict[str, Any], Sequence[str]]] = [
    (
        question(1, QuestionKind.SEVERAL, ("А", 50), ("Б", 50), ("В", -50)),
        {"options": [10, 12]},
        ["☑ <b>А</b>\n☐ Б\n☑ <b>В</b>", "<b>Верный ответ:</b>\nА\nБ"],
    ),
    (
        question(1, QuestionKind.SHORT, ("суд", 100), ("с*д", 100), ("сот", 50)),
        {"text": "<сот>"},
        ["<b>Ответ:</b>\n&lt;сот&gt;", "<b>Верный ответ:</b>\nсуд\nс*д"],
    ),
    (
        question(1, QuestionKind.ORDERING, ("раз", 0), ("два", 0), ("три", 0)),
        {"options": [12, 10, 11]},
        ["<b>Ответ:</b>\n1) три\n2) раз\n3) два", "<b>Верный ответ:</b>\n1) раз\n2) два\n3) три"],
    ),
    (
        numeric(),
        {"text": "12,50"},
        ["<b>Ответ:</b>\n12,50", "<b>Верный ответ:</b>\n12,5\nот -3 до 1000"],
    ),
    (
        matching(),
        {"pairs": {"10": 12, "11": 11}},
        ["<b>Ответ:</b>\nСот → право\nЗаң → закон", "ответ:</b>\nСот → суд\nЗаң → закон\n\n"],
    ),
]


@pytest.mark.parametrize(("asked", "response", "expected"), KINDS, ids=lambda each: None)
async def test_every_kind_of_question_is_shown_with_its_answer(
    db: Database, chat: Chat, asked: Question, response: dict[str, Any], expected: Sequence[str]
) -> None:
    for option in asked.options:
        option.text = Bilingual(ru=option.text.ru)
        option.match = option.match and Bilingual(ru=option.match.ru)
    await add(db, asked, quiz(review=ALWAYS))
    await add(db, attempt(paper=[1]))
    await add(db, answer(1, 1, 0.5, **response))

    await chat.press(ANSWER)

    assert all(words in chat.text for words in expected), chat.text
    assert "🟡 Частично верно: 0,5 из 1" in chat.text
