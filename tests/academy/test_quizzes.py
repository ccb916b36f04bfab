from datetime import timedelta

import pytest
from sqlalchemy import select

from academy import (
    answers,
    collecting,
    consents,
    evidence,
    expiries,
    findings,
    identity,
    judgements,
    quizzes,
    receipts,
)
from academy.abilities import Ability
from academy.collecting import Picture
from academy.consents import Offer
from academy.errors.quizzes import CategoryTooSmall
from academy.findings import Finding, Outcome
from academy.judgements import Judgement
from academy.papers import Confirmation, drawn
from academy.references import Reference
from academy.stages import Stage
from academy.steps import Need, Terms
from storage.database import Database
from storage.queries.quizzes import Item
from storage.tables.attempts import AttemptState
from storage.tables.columns import Bilingual
from storage.tables.consents import Purpose
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.identity import Check, CheckPicture, CheckState, StepKind, Template, Way
from storage.tables.people import Person, Role
from storage.tables.questions import Question, QuestionKind
from storage.tables.quizzes import Navigation, Policy, Quiz
from storage.tables.work import Work
from tests.banks import HOUR, both, choice, question, quiz
from tests.conftest import NOW, add, person

TERMS = Terms(frozenset(Ability), HOUR, timedelta(minutes=10), (1, -1, 1))


async def a_learner(db: Database) -> Person:
    title = Bilingual(kk="Азаматтық", ru="Гражданское")
    await add(db, Discipline(id=1, code="CIVIL", title=title), Group(id=1, code="М-26-1"))
    await add(db, Enrolment(group_id=1, discipline_id=1))
    learner = await person(db, 7, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=7))
    return learner


async def test_a_quiz_is_taken_from_start_to_result_on_both_databases(
    either_db: Database,
) -> None:
    learner = await a_learner(either_db)
    several = question(2, QuestionKind.SEVERAL, ("A", 50.0), ("B", 50.0))
    await add(either_db, choice(1), several, quiz())

    for _ in range(2):
        async with either_db.begin() as session:
            at = await quizzes.start(session, learner, 1, life=HOUR, now=NOW)
            assert at is not None
            assert at.question is not None
            number, kind = at.question.id, at.question.kind
            attempt = at.attempt.id
        async with either_db.begin() as session:
            await answers.choose(session, learner, attempt, number, number * 10, now=NOW)
        if kind == QuestionKind.SEVERAL:
            async with either_db.begin() as session:
                await answers.confirm(session, learner, attempt, number, now=NOW)

    async with either_db.begin() as session:
        [standing] = await quizzes.quizzes(session, learner, life=HOUR, now=NOW)
    assert standing.stage == Stage.FINISHED
    assert standing.tally is not None
    assert (standing.tally.points, standing.tally.percent) == (1.5, 75)


async def test_overdue_attempts_end_once_on_both_databases(either_db: Database) -> None:
    learner = await a_learner(either_db)
    await add(either_db, choice(1), choice(2), quiz(time_limit=timedelta(minutes=10)))
    async with either_db.begin() as session:
        await quizzes.start(session, learner, 1, life=HOUR, now=NOW)

    counts = []
    for _ in range(2):
        async with either_db.begin() as session:
            later = NOW + timedelta(minutes=11)
            counts.append(await expiries.end_overdue(session, now=later))

    assert counts == [1, 0]


async def photographed(db: Database, learner: Person, need: Need, finding: Finding) -> int:
    """Pictures are asked for, come, and are looked at; the number of their check."""
    pictures = [Picture("f", f"u-{need}", 7, n) for n in range(1 if need == Need.PICTURE else 3)]
    async with db.begin() as session:
        offer = Offer(Purpose.FACE, "ru", "text")
        await consents.agree(session, learner, offer, is_enough=True, now=NOW)
        step = await identity.step(session, learner, 1, TERMS, now=NOW)
        assert step.need == need
        assert step.check is not None
        for each in pictures:
            await collecting.receive(session, learner, step.check.id, each, now=NOW)
    async with db.begin() as session:
        check = await findings.check(session, step.check.id)
        assert check is not None
        await findings.keep_picture(session, check.pictures[0], b"sealed", now=NOW)
        await findings.record(session, step.check.id, finding, now=NOW)
    return step.check.id


async def test_an_identity_check_is_decided_by_a_person_on_both_databases(
    either_db: Database,
) -> None:
    learner = await a_learner(either_db)
    reviewer = await person(either_db, 9, Role.ADMINISTRATOR)
    await add(either_db, choice(1), choice(2), quiz(policy=Policy.FACE))
    sealed = Reference("m", b"e", b"c", 3)
    enrolled = Finding(Outcome.ENROLLED, reference=sealed, hashes={"u-reference": (b"w", b"c")})
    await photographed(either_db, learner, Need.REFERENCE, enrolled)
    unclear = Finding(Outcome.DOUBTFUL, {"distance": 0.45})
    check_id = await photographed(either_db, learner, Need.PICTURE, unclear)
    async with either_db.begin() as session:
        at = await quizzes.start(session, learner, 1, life=HOUR, now=NOW)
        assert at is not None
        assert (await answers.progress(session, learner, at.attempt.id, now=NOW)).confirmation == (
            Confirmation.PROVISIONAL
        )

    async with either_db.begin() as session:
        yes = Judgement(StepKind.CONFIRMED, Way.REVIEW)
        check = await judgements.decide(session, reviewer, check_id, yes, days=3, now=NOW)
        gone = await evidence.delete_old(session, now=NOW + timedelta(days=3))
        standing = await quizzes.standing(session, learner, 1, life=HOUR, now=NOW)
        assert await session.scalar(select(Template.embedding)) == b"e"
        assert await session.scalar(select(CheckPicture)) is None
        assert len((await session.scalars(select(Work))).all()) == 2
    assert check.state == CheckState.CONFIRMED
    assert gone == 1
    assert standing.confirmation == Confirmation.SETTLED


def test_the_same_seed_draws_the_same_paper() -> None:
    bank = [Item(number, "civil", 1.0) for number in range(100, 130)]
    quiz = Quiz(title=Bilingual("Тест"), length=10, draws=[], shuffles_questions=True)

    papers = [drawn(7, bank, quiz) for _ in range(2)]

    assert papers[0] == papers[1]
    assert len(set(papers[0].questions)) == 10
    assert drawn(8, bank, quiz) != papers[0]


def test_each_rule_draws_from_its_category_and_what_lies_below_it() -> None:
    names = ["law", "law/civil", "lawyers", "ethics"]
    bank = [Item(number, names[number % 4], 1.0) for number in range(40)]
    draws = [
        {"category": "law", "count": 15, "points": 2.0},
        {"category": None, "count": 3, "points": None},
    ]
    quiz = Quiz(title=Bilingual("Тест"), length=18, draws=draws, shuffles_questions=False)

    paper = drawn(7, bank, quiz)

    assert {names[number % 4] for number in paper.questions[:15]} == {"law", "law/civil"}
    assert paper.questions[:15] == sorted(paper.questions[:15])
    assert paper.worth == [2.0] * 15 + [1.0] * 3
    assert len(set(paper.questions)) == 18


def test_a_category_that_is_too_small_is_named_with_both_numbers() -> None:
    draws = [{"category": "law", "count": 2, "points": None}]
    quiz = Quiz(title=Bilingual("Тест"), length=2, draws=draws, shuffles_questions=True)

    with pytest.raises(CategoryTooSmall) as refused:
        drawn(7, [Item(1, "law", 1.0), Item(2, "lawyers", 1.0)], quiz)

    assert (refused.value.category, refused.value.needed, refused.value.there) == ("law", 2, 1)


async def test_a_kept_seed_rebuilds_the_very_paper_after_the_bank_has_changed(
    either_db: Database,
) -> None:
    """New items, retired ones and new versions came after the start."""
    learner = await a_learner(either_db)
    draws = [
        {"category": "law", "count": 3, "points": 2.0},
        {"category": None, "count": 3, "points": None},
    ]
    bank = [choice(number) for number in range(1, 21)]
    for each in bank:
        each.category = "law" if each.id % 2 else "ethics"
        each.points = float(each.id)
    gone = [choice(number, retired_at=NOW - HOUR) for number in (30, 31)]
    await add(either_db, *bank, *gone, quiz(length=6, draws=draws))
    async with either_db.begin() as session:
        begun = await quizzes.start(session, learner, 1, life=HOUR, now=NOW)
    assert begun is not None
    async with either_db.begin() as session:
        for number in (*begun.attempt.paper[:3], 2, 3):
            (await session.get_one(Question, number)).retired_at = NOW + HOUR
    later = [choice(number, added_at=NOW + HOUR) for number in range(40, 60)]
    await add(either_db, *later)

    async with either_db.begin() as session:
        at = await answers.progress(session, learner, begun.attempt.id, now=NOW + HOUR)
        paper = await quizzes.rebuilt(session, at.attempt)

    assert paper.questions == at.attempt.paper
    assert paper.worth == at.attempt.worth
    assert paper.worth.count(2.0) >= 3


async def test_a_free_paper_is_taken_and_sealed_on_both_databases(either_db: Database) -> None:
    """Answered, changed, paired, written, left, and submitted with what is begun."""
    learner = await a_learner(either_db)
    matching = question(2, QuestionKind.MATCHING, ("Иск", 0.0), ("Жалоба", 0.0))
    for option in matching.options:
        option.match = both(f"пара {option.position}")
    essay = question(3, QuestionKind.ESSAY)
    bank = quiz(length=3, navigation=Navigation.FREE, shuffles_questions=False)
    await add(either_db, choice(1), matching, essay, bank)
    async with either_db.begin() as session:
        await quizzes.start(session, learner, 1, life=HOUR, now=NOW)
    for tapped in (11, 10):
        async with either_db.begin() as session:
            await answers.choose(session, learner, 1, 1, tapped, now=NOW)
    async with either_db.begin() as session:
        await answers.pair(session, learner, 1, 2, (0, 0), now=NOW)
    async with either_db.begin() as session:
        await answers.go(session, learner, 1, 2, now=NOW)
    async with either_db.begin() as session:
        await answers.write(session, learner, 1, "Слова", now=NOW)

    async with either_db.begin() as session:
        at = await answers.submit(session, learner, 1, is_sure=True, now=NOW)
    async with either_db.begin() as session:
        receipt = await receipts.receipt(session, learner, 1)

    assert at.attempt.state == AttemptState.MARKING
    assert (receipt.tally.points, receipt.tally.most, receipt.tally.awaiting) == (1.5, 3.0, 1)
    assert receipt.is_intact


async def test_each_attempt_has_an_identity_check_of_its_own(either_db: Database) -> None:
    learner = await a_learner(either_db)
    bank = quiz(length=1, policy=Policy.FACE, attempts_allowed=2)
    await add(either_db, choice(1), bank)
    checks = {"person_id": 7, "quiz_id": 1, "asked_at": NOW, "expires_at": NOW}
    first = Check(id=1, state=CheckState.ACCEPTED, received_at=NOW, **checks)
    await add(either_db, first)
    async with either_db.begin() as session:
        await quizzes.start(session, learner, 1, life=HOUR, now=NOW)
    async with either_db.begin() as session:
        await answers.choose(session, learner, 1, 1, 10, now=NOW)

    async with either_db.begin() as session:
        unchecked = await quizzes.start(session, learner, 1, 2, life=HOUR, now=NOW)
        step = await identity.step(session, learner, 1, TERMS, now=NOW)
    await add(either_db, Check(id=2, state=CheckState.ACCEPTED, received_at=NOW, **checks))
    async with either_db.begin() as session:
        second = await quizzes.start(session, learner, 1, life=HOUR, now=NOW)

    assert unchecked is None
    assert step.need == Need.CONSENT
    assert second is not None
    assert (second.attempt.number, second.attempt.check_id) == (2, 2)
