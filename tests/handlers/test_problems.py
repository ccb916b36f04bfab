"""A learner has a problem during an attempt; whoever examines sees it live and helps."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from academy import problem_answers
from academy.errors.problems import MinutesUnclear
from academy.problem_answers import Verdict
from bot.app import App
from bot.callbacks.problems import (
    GiveAttempt,
    GiveTime,
    LinkDecision,
    OpenProblem,
    OpenProblemDecisions,
    OpenProblems,
    ReportProblem,
)
from bot.callbacks.quizzes import StartQuiz
from storage.database import Database
from storage.tables.attempts import Attempt, Credit, CreditReason
from storage.tables.audit import AuditLine
from storage.tables.decisions import Decision, DecisionKind, DecisionPerson
from storage.tables.disciplines import Teaching
from storage.tables.people import Person, Role
from storage.tables.problems import Problem, ProblemState
from storage.tables.quizzes import Quiz, QuizOverride
from tests.banks import two_questions
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.statements import counted, in_the_handler

REPORT = ReportProblem(attempt_id=1)
LIMIT = timedelta(minutes=20)


@pytest.fixture
async def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone; they read Kazakh."""
    return Chat(app, 8)


@pytest.fixture
async def running(db: Database, chat: Chat, clock: Clock) -> Chat:
    """The learner has answered one question of two, five minutes after the start."""
    await two_questions(db, time_limit=LIMIT)
    await chat.press(StartQuiz(quiz_id=1))
    clock.now = NOW + timedelta(minutes=5)
    await chat.press("Да")
    return chat


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def problem(db: Database) -> Problem:
    found: Problem = await one(db, select(Problem))
    return found


async def attempt(db: Database) -> Attempt:
    found: Attempt = await one(db, select(Attempt))
    return found


async def test_a_press_keeps_the_moment_before_any_words(
    db: Database, running: Chat, desk: Chat, clock: Clock
) -> None:
    await add(
        db,
        Credit(
            attempt_id=1, reason=CreditReason.OUTAGE, span=timedelta(minutes=3), given_at=clock.now
        ),
    )
    clock.now += timedelta(minutes=1)

    await running.press(REPORT)

    kept = await problem(db)
    assert kept.reported_at == clock.now
    assert kept.question_id in (await attempt(db)).paper
    assert kept.facts == {
        "left": 14 * 60,
        "number": 2,
        "answered": 1,
        "total": 2,
        "last_answer": (clock.now - timedelta(minutes=1)).isoformat(),
        "outage": 180,
    }
    assert "Время, вопрос и ответы записаны" in running.text


async def test_without_words_the_attempt_goes_on_at_the_same_question(running: Chat) -> None:
    question = running.text

    await running.press(REPORT)
    await running.press("Пропустить")

    assert running.text == question


async def test_the_words_are_kept_and_the_attempt_goes_on(db: Database, running: Chat) -> None:
    await running.press(REPORT)
    await running.write("Сурет <ашылмайды> «ә» 😀")

    assert (await problem(db)).text == "Сурет <ашылмайды> «ә» 😀"
    assert "Вопрос 2 из 2" in running.text
    await running.press("Да")
    assert "завершён" in running.text


async def test_words_that_are_too_long_are_refused_and_asked_for_again(
    db: Database, running: Chat
) -> None:
    await running.press(REPORT)
    await running.write("ә" * 501)
    refusal = running.text
    await running.write("коротко")

    assert "500" in refusal
    assert (await problem(db)).text == "коротко"


async def test_more_words_follow_those_before_and_who_examines_reads_them(
    running: Chat, desk: Chat, app: App, db: Database
) -> None:
    for words in ("Экран погас", "Снова работает"):
        await running.press(REPORT)
        await running.write(words)
        await app.courier.deliver()

    assert (await problem(db)).text == "Экран погас\n\nСнова работает"
    assert "Экран погас" in desk.text
    assert "Снова работает" in desk.text


async def test_an_attempt_that_could_begin_only_after_the_close_is_not_promised(
    db: Database, running: Chat, desk: Chat
) -> None:
    async with db.begin() as session:
        quiz = await session.get_one(Quiz, 1)
        quiz.first_delay = timedelta(hours=5)
    await running.press(REPORT)

    await desk.press(GiveAttempt(problem_id=1))
    await desk.write("себеп")

    assert "одан бұрын жабылады" in desk.text
    assert (await problem(db)).state == ProblemState.OPEN


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (("time_given", 7), Verdict(ProblemState.TIME_GIVEN, 7)),
        (("attempt_given", 0), Verdict(ProblemState.ATTEMPT_GIVEN)),
        (("time_given", 10**9), Verdict(ProblemState.ANSWERED)),
        (("time_given", None), Verdict(ProblemState.ANSWERED)),
        (("done", 7), Verdict(ProblemState.ANSWERED)),
        (("open", 0), Verdict(ProblemState.ANSWERED)),
    ],
)
def test_a_remembered_verdict_that_is_none_gives_nothing_away(
    facts: tuple[object, object], expected: Verdict
) -> None:
    assert problem_answers.verdict(*facts) == expected


@pytest.mark.parametrize("text", ["0000000100999", "241", "0", "-5", "²", "9" * 50])
def test_minutes_beyond_the_limit_are_not_read(text: str) -> None:
    with pytest.raises(MinutesUnclear):
        problem_answers.minutes(text)


async def test_pressing_twice_at_one_question_is_one_problem(db: Database, running: Chat) -> None:
    for _ in range(3):
        await running.press(REPORT)

    assert await one(db, select(func.count()).select_from(Problem)) == 1


async def test_after_the_end_the_learner_is_told_whom_to_write_to(
    db: Database, running: Chat
) -> None:
    await running.press("Да")

    await running.press(REPORT)

    assert running.alert
    assert "/ask" in running.alert
    assert await one(db, select(func.count()).select_from(Problem)) == 0


async def test_nobody_reports_in_the_attempt_of_another(
    db: Database, running: Chat, app: App
) -> None:
    await person(db, 17, Role.LEARNER)
    stranger = Chat(app, 17)

    await stranger.press(REPORT)

    assert await one(db, select(func.count()).select_from(Problem)) == 0


async def test_the_lecturer_sees_it_at_once_and_then_the_words(
    running: Chat, desk: Chat, app: App
) -> None:
    await running.press(REPORT)
    await app.courier.deliver()
    first, labels = desk.text, desk.labels
    await running.write("Экран <пустой>")
    await app.courier.deliver()

    assert "Білім алушы мәселе туралы хабарлады" in first
    assert "Дана &lt;7&gt;" in first
    assert "2-сұрақ, барлығы – 2, жауап саны: 1" in first
    assert "Қазір қалған уақыт: 15 минут" in first
    assert labels == ["💬 Жауап беру", "⏱ Уақыт беру", "🔁 Жаңа талпыныс беру", "Ашу"]
    assert "Экран &lt;пустой&gt;" in desk.text


async def test_where_nobody_teaches_the_administrators_are_told(
    running: Chat, app: App, administrator: Person
) -> None:
    office = Chat(app, 9)

    await running.press(REPORT)
    await app.courier.deliver()

    assert "Обучающийся сообщает о проблеме" in office.text


async def test_the_queue_begins_with_what_waits_and_tells_the_time_left(
    db: Database, running: Chat, desk: Chat, clock: Clock
) -> None:
    await add(
        db,
        Problem(
            attempt_id=1,
            reported_at=NOW,
            facts={},
            state=ProblemState.ANSWERED,
            decided_at=NOW,
        ),
    )
    await running.press(REPORT)

    await desk.write("/problems")

    assert desk.labels[:2] == ["🆘 15 мин · Әлиева Дана <7>", "✅ Әлиева Дана <7>"]


async def test_lecturers_see_only_what_they_teach(db: Database, running: Chat, app: App) -> None:
    await person(db, 18, Role.LECTURER)
    other = Chat(app, 18)
    await running.press(REPORT)

    await other.press(OpenProblem(problem_id=1))
    refusal = other.alert
    await other.press(OpenProblems())
    await other.press(GiveTime(problem_id=1, minutes=10))

    assert refusal
    assert "нет" in refusal
    assert "Никто не сообщал" in other.text
    assert (await problem(db)).state == ProblemState.OPEN


async def test_minutes_move_the_deadline_and_the_learner_reads_why(
    db: Database, running: Chat, desk: Chat, app: App
) -> None:
    before = (await attempt(db)).deadline
    await running.press(REPORT)

    await desk.press(OpenProblem(problem_id=1))
    await desk.press("Уақыт беру")
    await desk.press("10 мин")
    await desk.write("Жарық өшті")

    credit = await one(db, select(Credit))
    kept = await problem(db)
    assert (await attempt(db)).deadline == before + timedelta(minutes=10)
    assert (credit.reason, credit.span) == (CreditReason.PROBLEM, timedelta(minutes=10))
    assert credit.author_id == 8
    assert (kept.state, kept.answer) == (ProblemState.TIME_GIVEN, "Жарық өшті")
    await app.courier.deliver()
    told = [call.text for call in running.shown[-1:]]
    assert not [call for call in running.shown if "Изменилось" in call.text]
    assert "Минут: 10" in told[0]
    assert "осталось минут: 25" in told[0]
    assert "Жарық өшті" in told[0]


async def test_another_number_of_minutes_is_typed(db: Database, running: Chat, desk: Chat) -> None:
    await running.press(REPORT)

    await desk.press(OpenProblem(problem_id=1))
    await desk.press("Уақыт беру")
    await desk.press("Басқа сан")
    await desk.write("көп")
    refusal = desk.text
    await desk.write("7")
    await desk.write("себеп")

    assert "240" in refusal
    assert (await one(db, select(Credit))).span == timedelta(minutes=7)


async def test_minutes_after_the_end_are_refused_and_nothing_is_lost(
    db: Database, running: Chat, desk: Chat
) -> None:
    await running.press(REPORT)
    await running.press("Пропустить")
    await running.press("Да")

    await desk.press(GiveTime(problem_id=1, minutes=10))
    await desk.write("кеш")

    assert "Жаңа талпыныс беріңіз" in desk.text
    assert (await problem(db)).state == ProblemState.OPEN
    assert await one(db, select(func.count()).select_from(Credit)) == 0


async def test_another_attempt_is_one_more_than_before_and_what_else_was_given_stays(
    db: Database, running: Chat, desk: Chat
) -> None:
    closes = NOW + timedelta(hours=9)
    own = QuizOverride(quiz_id=1, learner_id=7, closes_at=closes, given_at=NOW)
    await add(db, own)
    await running.press(REPORT)

    await desk.press(GiveAttempt(problem_id=1))
    await desk.write("Байланыс үзілді")

    override = await one(db, select(QuizOverride))
    assert (override.attempts_allowed, override.closes_at) == (2, closes)
    assert (override.reason, override.author_id) == ("Байланыс үзілді", 8)
    assert (await problem(db)).state == ProblemState.ATTEMPT_GIVEN


async def test_another_attempt_in_a_closed_quiz_is_refused_with_what_to_do(
    db: Database, running: Chat, desk: Chat, clock: Clock
) -> None:
    await running.press(REPORT)
    clock.now = NOW + timedelta(hours=3)

    await desk.press(GiveAttempt(problem_id=1))
    await desk.write("себеп")

    assert "мерзімін ұзартып" in desk.text
    assert await one(db, select(func.count()).select_from(QuizOverride)) == 0


async def test_the_first_of_two_who_answer_counts(
    db: Database, running: Chat, desk: Chat, app: App
) -> None:
    await person(db, 18, Role.LECTURER)
    await add(db, Teaching(person_id=18, discipline_id=1))
    other = Chat(app, 18)
    await running.press(REPORT)
    for phone in (desk, other):
        await phone.press(GiveTime(problem_id=1, minutes=10))

    await asyncio.gather(desk.write("бірінші"), other.write("второй"))

    assert await one(db, select(func.count()).select_from(Credit)) == 1
    refused = desk.text + other.text
    assert "уже ответили" in refused or "жауап берілген" in refused


async def test_an_answer_is_audited_and_told(
    db: Database, running: Chat, desk: Chat, app: App
) -> None:
    await running.press(REPORT)

    await desk.press(OpenProblem(problem_id=1))
    await desk.press("Жауап беру")
    await desk.write("Бетті жаңартыңыз")
    await app.courier.deliver()

    line = await one(db, select(AuditLine).where(AuditLine.act == "problem-answered"))
    assert {key: line.facts[key] for key in ("person", "problem", "attempt")} == {
        "person": 7,
        "problem": 1,
        "attempt": 1,
    }
    assert "Ответ на Вашу проблему" in running.text
    assert "Бетті жаңартыңыз" in running.text
    assert running.labels == ["Продолжить"]


async def test_a_letter_that_is_late_says_nothing_of_what_is_answered(
    db: Database, running: Chat, desk: Chat, app: App
) -> None:
    await running.press(REPORT)
    await desk.press(OpenProblem(problem_id=1))
    await desk.press("Жауап беру")
    await desk.write("болды")

    await app.courier.deliver()

    assert not [call for call in desk.shown if "хабарлады" in call.text]


async def test_a_problem_hangs_on_a_decision_with_the_facts_filled_in(
    db: Database, running: Chat, desk: Chat, app: App, administrator: Person
) -> None:
    office = Chat(app, 9)
    await running.press(REPORT)
    await running.write("Нет <света>")
    await desk.press(GiveTime(problem_id=1, minutes=15))
    await desk.write("Жарық жоқ")

    await office.press(OpenProblem(problem_id=1))
    await office.press("Решение")
    await office.press("Новое решение")
    await office.write("15-Ө 24.11.2026 Ахметов А. Б.")
    await office.press("К решению")

    decision = await one(db, select(Decision))
    assert decision.kind == DecisionKind.DEADLINE
    assert "Вопрос 2 из 2" in decision.circumstance.ru
    assert "2-сұрақ, барлығы – 2" in decision.circumstance.kk
    assert decision.circumstance.ru.endswith("«Нет <света>»")
    assert decision.granted.ru == "Дополнительное время, минут: 15. Жарық жоқ"
    assert (await problem(db)).decision_id == decision.id
    assert await one(db, select(DecisionPerson.person_id)) == 7
    assert "черновик" in office.text


async def test_a_problem_is_linked_with_a_decision_that_is_there(
    db: Database, running: Chat, app: App, administrator: Person
) -> None:
    office = Chat(app, 9)
    await office.write("/decisions")
    await office.press("Новое решение")
    await office.write("15-Ө 24.11.2026 Ахметов А. Б.")
    for text in ("а", "б", "в", "г"):
        await office.write(text)
    await running.press(REPORT)

    await office.press(OpenProblemDecisions(problem_id=1))
    await office.press("№ 15-Ө")

    assert "Решение № 15-Ө" in office.text
    assert (await problem(db)).decision_id == 1


async def test_lecturers_write_no_decisions(db: Database, running: Chat, desk: Chat) -> None:
    await running.press(REPORT)

    await desk.press(OpenProblem(problem_id=1))
    labels = desk.labels
    await desk.press(LinkDecision(problem_id=1, decision_id=1))

    assert "📑 Шешім" not in labels
    assert (await problem(db)).decision_id is None


async def test_no_press_needs_more_than_eight_queries(
    db: Database, running: Chat, desk: Chat, app: App, administrator: Person
) -> None:
    office = Chat(app, 9)
    spent: dict[str, int] = {}

    async def costs(name: str, act: Any) -> None:
        with counted(db) as queries:
            await act
        spent[name] = len(in_the_handler(queries))

    await costs("report", running.press(REPORT))
    await costs("words", running.write("свет"))
    await costs("queue", desk.press(OpenProblems()))
    await costs("page", desk.press(OpenProblem(problem_id=1)))
    await costs("times", desk.press("Уақыт беру"))
    await costs("minutes", desk.press("15 мин"))
    await costs("reason", desk.write("себеп"))
    await costs("decisions", office.press(OpenProblemDecisions(problem_id=1)))
    await costs("new", office.press("Новое решение"))
    await costs("heading", office.write("15-Ө 24.11.2026 Ахметов А. Б."))

    assert spent.pop("reason") <= 11  # the credit, the warning and two letters are in it
    assert spent.pop("heading") <= 9
    assert {name: count for name, count in spent.items() if count > 8} == {}
