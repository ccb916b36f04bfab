"""A live quiz in the classroom: native polls, votes that become answers, the table at the end."""

from typing import Any

import pytest
from aiogram.methods import GetMe, SendPoll, StopPoll
from aiogram.types import User
from sqlalchemy import func, select

from bot.app import App
from bot.callbacks.live import AskNext, MakeLive, OpenLiveResults, OpenLiveShelf, StartLive
from storage.database import Database
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.audit import AuditLine
from storage.tables.disciplines import Membership
from storage.tables.live import LivePoll, LiveQuiz, LiveState
from storage.tables.people import Person, Role
from storage.tables.questions import QuestionKind
from storage.tables.quizzes import Quiz
from storage.tables.trace import TraceLine, Verb
from tests.banks import choice, question
from tests.chat import Chat
from tests.conftest import Clock, add, person
from tests.statements import counted, in_the_handler

GROUP = -1001


@pytest.fixture
async def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone; they read Kazakh."""
    return Chat(app, 8)


@pytest.fixture
async def bank(db: Database, discipline: object) -> None:
    """Two questions that fit a poll and three that do not."""
    several = (("А", 50.0), ("Б", 50.0), ("В", -100.0))
    await add(
        db,
        choice(1),
        question(2, QuestionKind.SEVERAL, *several, points=2.0),
        question(3, QuestionKind.SHORT, ("ответ", 100.0)),
        question(4, QuestionKind.ONE_CHOICE, ("ә" * 101, 100.0), ("нет", 0.0)),
        question(5, QuestionKind.ONE_CHOICE, ("а", 100.0), ("б", 0.0), text="ұ" * 301),
    )


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def rows(db: Database, statement: Any) -> list[Any]:
    async with db.read() as session:
        return list(await session.scalars(statement))


def polls(phone: Chat) -> list[SendPoll]:
    return [call for call in phone.api.requests if isinstance(call, SendPoll)]


async def made(desk: Chat) -> None:
    await desk.write("/live")
    await desk.press("Азаматтық іс")
    await desk.press("Санатсыз")
    await desk.press("➕ 2")


async def asked(desk: Chat, app: App) -> None:
    """The first question stands in the learners' chats."""
    await made(desk)
    await desk.press("Бастау")
    await app.courier.deliver()


async def right_vote(db: Database, phone: Chat) -> None:
    """A right vote in the newest poll of this phone."""
    poll = (await rows(db, select(LivePoll).order_by(LivePoll.message_id)))[-1]
    right = polls(phone)[-1].correct_option_ids
    await phone.vote(poll.poll_id, *(right or []))


async def test_what_does_not_fit_a_poll_is_named_before_the_start(desk: Chat, bank: None) -> None:
    await desk.press(OpenLiveShelf(question_id=1))

    assert "Сауалнамаға жарайтыны: 2" in desk.text
    assert "Вопрос-3 (қаз) – <i>жауабын жазу" in desk.text
    assert "Вопрос-4 (қаз) – <i>нұсқасы 100 таңбадан ұзын" in desk.text
    assert "сұрақ 300 таңбадан ұзын" in desk.text
    assert "➕ 2" in desk.labels


async def test_a_poll_is_native_named_and_closes_by_itself(
    db: Database, chat: Chat, desk: Chat, app: App, bank: None
) -> None:
    await asked(desk, app)

    (poll,) = polls(chat)
    kept = await one(db, select(LivePoll))
    live = await one(db, select(LiveQuiz))
    assert (poll.chat_id, poll.type, poll.is_anonymous, poll.open_period) == (7, "quiz", False, 30)
    assert "(қаз)" not in str(poll.question)  # the learner reads Russian
    assert poll.protect_content
    assert kept.question_id == live.paper[0]
    assert len(kept.options) == len(poll.options)
    assert (live.state, live.position) == (LiveState.RUNNING, 0)


async def test_votes_become_answers_with_points_and_a_trace(
    db: Database, chat: Chat, desk: Chat, app: App, bank: None, clock: Clock
) -> None:
    await asked(desk, app)
    await right_vote(db, chat)
    await desk.press(AskNext(quiz_id=1, position=0))
    await app.courier.deliver()
    await right_vote(db, chat)
    await desk.write("/live")
    await desk.press("▶️ Ауди")
    panel = desk.text
    await desk.press("Аяқтау")

    attempt = await one(db, select(Attempt))
    assert sorted(each.points for each in await rows(db, select(Answer))) == [1.0, 2.0]
    assert (attempt.state, attempt.learner_id) == (AttemptState.FINISHED, 7)
    assert attempt.finished_at == clock.now
    assert "Жауап бергендер: 1 / 1" in panel
    assert "1. Әлиева Дана &lt;7&gt; – 3 / 3" in desk.text
    trace = await rows(db, select(TraceLine.verb).order_by(TraceLine.id))
    assert trace == [Verb.ATTEMPTED, Verb.ANSWERED, Verb.ANSWERED, Verb.COMPLETED]
    acts = await rows(db, select(AuditLine.act).order_by(AuditLine.id))
    assert acts == ["live-made", "live-started", "live-ended"]
    assert (await one(db, select(Quiz))).is_draft is False


async def test_the_first_vote_stays_and_one_taken_back_counts_for_nothing(
    db: Database, chat: Chat, desk: Chat, app: App, bank: None
) -> None:
    await asked(desk, app)
    poll = await one(db, select(LivePoll))

    await chat.vote(poll.poll_id, 0)
    await chat.vote(poll.poll_id, 1)
    first = await one(db, select(Answer.response))
    await chat.vote(poll.poll_id)

    assert first == {"options": [poll.options[0]]}
    assert await one(db, select(Answer.answered_at)) is None
    assert await one(db, select(func.count()).select_from(Attempt)) == 1


async def test_who_does_not_study_the_discipline_does_not_count(
    db: Database, chat: Chat, desk: Chat, app: App, bank: None
) -> None:
    await asked(desk, app)
    poll = await one(db, select(LivePoll))
    await person(db, 17, Role.LEARNER)

    for number in (17, 8, 99):  # of another group, the lecturer, a stranger
        await Chat(app, number).vote(poll.poll_id, 0)
    await chat.vote("poll-of-nobody", 0)
    await chat.vote(poll.poll_id, 11)

    assert await one(db, select(func.count()).select_from(Attempt)) == 0


async def test_the_panel_tells_how_many_have_answered(
    db: Database, chat: Chat, desk: Chat, app: App, bank: None, clock: Clock
) -> None:
    await asked(desk, app)
    before = desk.text
    await right_vote(db, chat)
    clock.now = clock.now.replace(second=4)
    await app.courier.deliver()

    assert "Жауап бергендер: 0 / 1" in before
    assert "Жауап бергендер: 1 / 1" in desk.text
    assert "Дұрысы: 1" in desk.text


async def test_next_closes_the_polls_and_asks_once(
    db: Database, chat: Chat, desk: Chat, app: App, bank: None
) -> None:
    await asked(desk, app)

    await desk.press(AskNext(quiz_id=1, position=0))
    await desk.press(AskNext(quiz_id=1, position=0))
    refusal = desk.alert
    await app.courier.deliver()

    stopped = [call for call in chat.api.requests if isinstance(call, StopPoll)]
    assert [call.chat_id for call in stopped] == [7]
    assert len(polls(chat)) == 2
    assert refusal
    assert "/live" in refusal


async def test_a_poll_that_did_not_leave_before_the_next_question_is_not_sent(
    chat: Chat, desk: Chat, app: App, bank: None
) -> None:
    await made(desk)
    await desk.press("Бастау")
    await desk.press(AskNext(quiz_id=1, position=0))
    await app.courier.deliver()

    assert len(polls(chat)) == 1


async def test_a_group_is_bound_from_within_and_its_learners_vote(
    db: Database, chat: Chat, desk: Chat, app: App, bank: None
) -> None:
    await made(desk)
    me = User(id=42, is_bot=True, first_name="Sabaq", username="sabaq_bot")
    desk.api.answers[GetMe] = me
    await app.tools.bot.me()  # as at the start
    chat_of_group = {"id": GROUP, "type": "supergroup", "title": "М-26-1"}
    await desk.write("/class@sabaq_bot", chat=chat_of_group)
    await desk.write("сәлем", chat=chat_of_group)
    await desk.press(StartLive(quiz_id=1))
    await app.courier.deliver()
    (poll,) = polls(chat)
    await right_vote(db, chat)

    assert poll.chat_id == GROUP
    assert "(қаз)" in str(poll.question)  # of who leads
    said = [
        str(getattr(c, "text", ""))
        for c in chat.api.requests
        if getattr(c, "chat_id", 0) == GROUP and c != poll
    ]
    assert len(said) == 1
    assert "осы чатқа келеді" in said[0]
    assert await one(db, select(func.count()).select_from(Answer)) == 1


async def test_without_a_quiz_the_group_is_told_to_make_one(desk: Chat, bank: None) -> None:
    await desk.write("/class", chat={"id": GROUP, "type": "group", "title": "Г"})
    in_group = desk.api.requests[-1]
    await desk.write("/class")

    assert in_group.chat_id == GROUP  # type: ignore[attr-defined]
    assert "/live" in in_group.text  # type: ignore[attr-defined]
    assert "топ чатында жазылады" in desk.text


async def test_lecturers_lead_only_their_own(
    db: Database, desk: Chat, app: App, bank: None
) -> None:
    await made(desk)
    await person(db, 18, Role.LECTURER)
    other = Chat(app, 18)

    for button in (
        StartLive(quiz_id=1),
        MakeLive(question_id=1, count=2),
        OpenLiveResults(quiz_id=1),
    ):
        await other.press(button)

    assert other.shown == []
    assert (await one(db, select(LiveQuiz))).state == LiveState.READY


async def test_no_press_needs_more_than_eight_queries(
    db: Database, chat: Chat, desk: Chat, app: App, bank: None
) -> None:
    spent: dict[str, int] = {}

    async def costs(name: str, act: Any) -> None:
        with counted(db) as queries:
            await act
        spent[name] = len(in_the_handler(queries))

    await costs("list", desk.write("/live"))
    await costs("shelf", desk.press(OpenLiveShelf(question_id=1)))
    await costs("make", desk.press("➕ 2"))
    await costs("time", desk.press("60 с"))
    await costs("start", desk.press("Бастау"))
    await app.courier.deliver()
    poll = await one(db, select(LivePoll))
    await costs("vote", chat.vote(poll.poll_id, 0))
    await costs("next", desk.press(AskNext(quiz_id=1, position=0)))
    await costs("results", desk.press(OpenLiveResults(quiz_id=1)))

    assert {name: count for name, count in spent.items() if count > 8} == {}


async def test_two_learners_are_listed_the_best_first(
    db: Database, chat: Chat, desk: Chat, app: App, bank: None
) -> None:
    await person(db, 17, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=17))
    await asked(desk, app)
    second = Chat(app, 17)
    poll = (await rows(db, select(LivePoll).order_by(LivePoll.message_id)))[-1]
    wrong = next(n for n in range(3) if n not in (polls(chat)[-1].correct_option_ids or []))
    await chat.vote(poll.poll_id, wrong)
    await right_vote(db, second)

    await desk.press(OpenLiveResults(quiz_id=1))

    assert desk.text.index("&lt;17&gt;") < desk.text.index("&lt;7&gt;")
