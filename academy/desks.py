"""The desk: an attempt that is being taken, the question on it, and what time allows (Q2, Q4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from academy import papers, question_pictures, rechecks, stages, submitting
from academy.errors.quizzes import AttemptDiscarded, AttemptNotFound, TimeOver, TimeToSubmit
from academy.papers import Progress
from academy.submitting import Ending
from storage.database import Session
from storage.queries import attempts as ask
from storage.queries.attempts import Sheet
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.people import Person
from storage.tables.questions import Option, Question
from storage.tables.quizzes import Expiry, Navigation


@dataclass
class Desk:
    """An attempt at this moment. `place` is that of the question on the screen, from 0; `question`
    is that question where it was loaded, `found` what was loaded with it. `is_late`: the time of
    the question before has run out."""

    sheet: Sheet
    now: datetime
    question: Question | None = None
    found: Mapping[int, Question] = field(default_factory=dict)
    chosen: int | None = None  # the place a button of a free paper was pressed in
    is_late: bool = False
    is_part: bool = False  # the message came together with the answer before
    is_standing: bool = False  # still, for a recheck of the identity

    @property
    def attempt(self) -> Attempt:
        return self.sheet.attempt

    @property
    def is_free(self) -> bool:
        return self.attempt.quiz.navigation == Navigation.FREE

    @property
    def is_over(self) -> bool:
        return self.attempt.state != AttemptState.OPEN

    @property
    def is_in_grace(self) -> bool:
        return stages.is_in_grace(self.attempt, self.attempt.quiz, self.now)

    @property
    def place(self) -> int:
        """Of a sequential paper the first question without an answer, from where it was left."""
        attempt = self.attempt
        if self.is_free:
            at = attempt.position if self.chosen is None else self.chosen
            return max(min(at, len(attempt.paper) - 1), 0)
        left = range(attempt.position, len(attempt.paper))
        open_ones = (at for at in left if attempt.paper[at] not in self.sheet.answers)
        return next(open_ones, len(attempt.paper))

    @property
    def present(self) -> int | None:
        """The number of the question on the screen; none when the attempt takes no answer."""
        at, attempt = self.place, self.attempt
        is_there = not stages.is_over(attempt, self.now) and at < len(attempt.paper)
        return attempt.paper[at] if is_there else None

    @property
    def answer(self) -> Answer | None:
        """What was answered to the question on the screen, or begun."""
        number = self.question.id if self.question else 0
        return self.sheet.answers.get(number) or self.sheet.begun.get(number)

    @property
    def response(self) -> Mapping[str, Any]:
        return self.answer.response if self.answer is not None else {}

    @property
    def seconds(self) -> float:
        """How long the question was on the screen until now, this time and before."""
        attempt, before = self.attempt, self.answer.seconds if self.answer else 0.0
        since = attempt.shown_at or self.now
        spent = max((self.now - since).total_seconds(), 0.0)
        return round(before + spent if self.is_free else max(spent, before), 1)

    @property
    def is_run_out(self) -> bool:
        """Whether the time of the question on the screen is over (row Q4)."""
        limit, attempt = self.attempt.quiz.question_limit, self.attempt
        has_limit = limit is not None and not self.is_free and attempt.shown_at is not None
        return has_limit and self.now >= (attempt.shown_at or self.now) + (limit or timedelta())

    def put(self, answer: Answer) -> None:
        """The sheet knows an answer that is being kept."""
        number = answer.question_id
        self.sheet.answers.pop(number, None)
        self.sheet.begun.pop(number, None)
        there = self.sheet.begun if answer.answered_at is None else self.sheet.answers
        there[number] = answer


async def desk(session: Session, learner: Person, attempt_id: int, *, now: datetime) -> Desk:
    """The learner's attempt, as it stands now; where the time of a question ran out unseen, the
    next one begins. Raises AttemptNotFound."""
    sheet = await ask.sheet(session, learner.id, attempt_id)
    if sheet is None:
        raise AttemptNotFound
    at = Desk(sheet, now)
    await _settle(session, at)
    if not at.is_standing and at.present is not None and at.is_run_out:
        await _skip(session, at)
    return at


async def running(
    session: Session, learner: Person, attempt_id: int, question_id: int | None, *, now: datetime
) -> Desk:
    """The desk with the question that is answered, by none the one on the screen. It has no
    question where an old button was pressed, the question's time has run out or the attempt is
    submitted. Raises AttemptNotFound, TimeOver, TimeToSubmit, AttemptDiscarded."""
    at = await desk(session, learner, attempt_id, now=now)
    if at.is_standing:
        return at
    refuse_late(at)
    present = at.present
    wanted = question_id or present
    if present is None or at.is_late or wanted not in at.attempt.paper:
        return at
    if wanted != present and not at.is_free:
        return at
    if wanted != present:
        at.chosen = at.attempt.paper.index(wanted)
    at.found = await ask.questions(session, _coming(at))
    at.question = at.found[wanted]
    return at


def refuse_late(at: Desk, *, is_submitting: bool = False) -> None:
    """Nothing is answered after the deadline; in the grace period it can be submitted still.

    Raises TimeOver, TimeToSubmit, AttemptDiscarded.
    """
    attempt, quiz = at.attempt, at.attempt.quiz
    if at.is_over or at.now < attempt.deadline:
        return
    if at.is_in_grace:
        if not is_submitting:
            until = attempt.deadline + (quiz.grace or timedelta())
            raise TimeToSubmit(title=quiz.title, until=until)
    elif quiz.expiry == Expiry.SUBMIT:
        raise TimeOver(title=quiz.title, deadline=attempt.deadline)
    else:
        raise AttemptDiscarded(title=quiz.title, deadline=attempt.deadline)


def _coming(at: Desk) -> list[int]:
    """The present question, and of a sequential paper the one after it: an answer shows it."""
    rest = at.attempt.paper[at.place :]
    open_ones = [number for number in rest if number not in at.sheet.answers]
    return [at.attempt.paper[at.place]] if at.is_free else open_ones[:2]


async def _skip(session: Session, at: Desk) -> None:
    """What is marked in a question whose time has run out counts; the next one begins now, or the
    attempt is submitted."""
    number, place, row = at.attempt.paper[at.place], at.place, None
    at.is_late = True
    if place + 1 == len(at.attempt.paper):
        await submitting.submit(session, Ending(at.sheet, at.now), now=at.now)
        return
    if number in at.sheet.begun:
        row = at.sheet.begun[number]
        at.found = await ask.questions(session, _coming(at))
        limit = (at.attempt.quiz.question_limit or timedelta()).total_seconds()
        question = at.found[number]
        at.put(submitting.answer(at.sheet, question, row.response, at.now, limit))
    if await turn(session, at, place + 1) and row is not None:
        await ask.keep(session, [at.sheet.answers[number]], is_first=True)


async def turn(session: Session, at: Desk, place: int) -> bool:
    """The question in this place stands on the screen from now on. False when the attempt has ended
    meanwhile: then it is loaded anew."""
    if await ask.show(session, at.attempt.id, place, at.now):
        at.chosen = place
        at.question = at.found.get(at.present or 0)
        return True
    await session.refresh(at.attempt, ["state", "finished_at", "digest"])
    return False


async def _settle(session: Session, at: Desk) -> None:
    """An attempt that stands still goes on as soon as its recheck is over."""
    recheck = at.sheet.recheck
    if recheck is None or recheck.asked_at is None or at.is_over:
        return
    if await rechecks.settle(session, at.attempt, recheck, at.sheet.asked, at.now):
        at.sheet = replace(at.sheet, recheck=None)
    else:
        at.is_standing = True


async def _hold(session: Session, at: Desk) -> None:
    """Before the question of its place is shown, the recheck comes first. Of a free paper also when
    so many questions are answered."""
    recheck = at.sheet.recheck
    if recheck is None or recheck.asked_at is not None or at.present is None:
        return
    reached = max(at.place, len(at.sheet.answers)) if at.is_free else at.place
    if reached >= recheck.place:
        at.is_standing = await rechecks.hold(session, at.attempt, recheck, at.now)


async def shown(session: Session, at: Desk, *, left: Option | None = None) -> Progress:
    """The attempt as its learner sees it; the pictures of a new question follow by letters. While
    it stands still there is no question."""
    await _hold(session, at)
    attempt, present = at.attempt, None if at.is_standing else at.present
    question = at.found.get(present or 0)
    if question is None and present is not None:
        question = (await ask.questions(session, [present]))[present]
    at.question = question
    if question is not None and question.pictures and at.answer is None:  # not touched yet
        place = attempt.learner_id, attempt.id
        await question_pictures.queue(session, *place, question, at.place + 1, now=at.now)
    return Progress(
        attempt=attempt,
        question=question,
        response=at.response if question is not None else {},
        tally=papers.tally(attempt, at.sheet.answers),
        confirmation=papers.confirmation(at.sheet.check),
        now=at.now,
        place=at.place,
        answered=frozenset(at.sheet.answers),
        left=left,
        is_late=at.is_late,
        is_part=at.is_part,
        is_standing=at.is_standing,
    )
