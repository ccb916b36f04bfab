"""Live quizzes, asked of both databases."""

from typing import Any

from academy import live, live_asking, live_votes
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.live import LiveState
from storage.tables.people import Person, Role
from storage.tables.questions import Question
from tests.banks import choice
from tests.conftest import NOW, add, person

TITLE = Bilingual("Т", "Т")


async def classroom(db: Database) -> tuple[Person, Person]:
    """A lecturer and a learner of one discipline with two questions."""
    await add(db, Discipline(id=1, code="C", title=TITLE), Group(id=1, code="A"))
    host, learner = await person(db, 8, Role.LECTURER), await person(db, 7, Role.LEARNER)
    await add(db, Enrolment(group_id=1, discipline_id=1), Membership(group_id=1, person_id=7))
    await add(db, Teaching(person_id=8, discipline_id=1), choice(1), choice(2))
    return host, learner


def poll(quiz_id: int, question: Question) -> dict[str, Any]:
    """What is kept of the poll that asks this question in the learner's chat."""
    options = [each.id for each in question.options]
    where = {"chat_id": 7, "message_id": 1, "options": options, "asked_at": NOW}
    return {"poll_id": "p", "quiz_id": quiz_id, "question_id": question.id, **where}


async def test_a_live_quiz_goes_its_way_on_both_databases(either_db: Database) -> None:
    host, learner = await classroom(either_db)
    async with either_db.begin() as session:
        shelves = await live.shelves(session, host, 1, 0, now=NOW)
        quiz_id = (await live.make(session, host, 1, 2, TITLE, now=NOW)).quiz.id
        bound = await live.bind(session, host, -5)
        await live.leave_group(session, host, quiz_id)
        await live_asking.start(session, host, quiz_id, now=NOW)
        asked = await live_asking.asked(session, quiz_id, 0, now=NOW)
        assert asked is not None
        await live_asking.keep_poll(session, **poll(quiz_id, asked.question))
        counted = await live_votes.take(session, learner, "p", [0], now=NOW)
        again = await live_votes.take(session, learner, "p", [1], now=NOW)
        panel = await live.panel(session, host, quiz_id)
        await live_asking.ask_next(session, host, quiz_id, 0, now=NOW)
        await live_asking.end(session, host, quiz_id, now=NOW)
        end, page = await live_asking.results(session, host, quiz_id, 0)
        listed = await live.quizzes(session, host, 0)

    assert [(each.name, each.count) for each in shelves.items] == [("", 2)]
    assert bound.id == quiz_id
    assert (counted, again) == (True, False)
    assert (panel.learners, panel.answered, panel.right) == (1, 1, 1)
    assert [(each.learner.id, each.points, each.most) for each in page.items] == [(7, 1.0, 2.0)]
    assert end.live.state == LiveState.ENDED
    assert len(listed.items) == 1
