"""What holds for one learner: the own override before a group's, a group's before the quiz."""

from datetime import timedelta

from academy.conditions import conditions
from storage.tables.quizzes import QuizOverride
from tests.banks import HOUR, quiz
from tests.conftest import NOW

MINUTE = timedelta(minutes=1)


def test_without_overrides_the_quiz_holds() -> None:
    found = conditions(quiz(time_limit=20 * MINUTE), [])

    assert (found.opens_at, found.closes_at) == (NOW - HOUR, NOW + 2 * HOUR)
    assert (found.time_limit, found.attempts_allowed) == (20 * MINUTE, None)


def test_the_learners_own_goes_first_and_each_thing_it_does_not_say_is_asked_further() -> None:
    own = QuizOverride(learner_id=7, time_limit=25 * MINUTE)
    group = QuizOverride(group_id=1, time_limit=60 * MINUTE, attempts_allowed=3)

    found = conditions(quiz(time_limit=20 * MINUTE), [group, own])

    assert (found.time_limit, found.attempts_allowed) == (25 * MINUTE, 3)


def test_of_several_groups_the_kindest_counts() -> None:
    rows = [
        QuizOverride(group_id=1, closes_at=NOW + HOUR, opens_at=NOW),
        QuizOverride(group_id=2, closes_at=NOW + 3 * HOUR, opens_at=NOW - 2 * HOUR),
    ]

    found = conditions(quiz(), rows)

    assert (found.opens_at, found.closes_at) == (NOW - 2 * HOUR, NOW + 3 * HOUR)


def test_the_deadline_is_the_earlier_of_limit_and_closing() -> None:
    own = QuizOverride(learner_id=7, time_limit=HOUR)

    found = conditions(quiz(), [own])

    assert found.deadline(NOW) == NOW + HOUR
    assert found.deadline(NOW + 90 * MINUTE) == NOW + 2 * HOUR
