"""Live class quizzes: made of a category's questions that fit a poll, and where they are asked.

The polls are native, named and of the kind quiz; they go into a group's chat, or into the own chat
of each learner (row Q25, order No 25, art. 11 and 13).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from secrets import randbits

from academy import audit, polls
from academy.errors.live import LiveMoved, LiveNotFound, NoLiveToBind, NothingFits
from academy.pages import SIZE, Page
from academy.pages import place as page_of
from academy.polls import Shelf
from storage.database import Session
from storage.queries import live as ask
from storage.queries import live_banks as banks
from storage.queries.live_banks import Category as Category
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.live import LiveQuiz, LiveState
from storage.tables.people import Person
from storage.tables.quizzes import Quiz, QuizKind

MOST = 20  # questions of one live quiz
TIMES = (15, 30, 60, 120)  # seconds a question may stay open
_FIRST_TIME = timedelta(seconds=30)
_READ = 300  # questions of a category that are looked at
_LIFE = timedelta(days=1)  # of a live quiz that nobody ends


@dataclass(frozen=True)
class Standing:
    """A live quiz as its host sees it: how many can take part; of the question at `place`, from 0,
    how many answered it, and how many of those rightly."""

    live: LiveQuiz
    quiz: Quiz
    learners: int
    place: int = -1
    answered: int = 0
    right: int = 0
    question: Bilingual | None = None

    @property
    def is_present(self) -> bool:
        return self.live.state == LiveState.RUNNING and self.place == self.live.position

    @property
    def is_last(self) -> bool:
        return self.live.position + 1 >= len(self.live.paper)


async def disciplines(session: Session, host: Person) -> Sequence[Discipline]:
    """What the host teaches now."""
    return await banks.disciplines(session, host.id)


async def quizzes(session: Session, host: Person, page: int) -> Page[tuple[LiveQuiz, Quiz]]:
    """A page of the host's live quizzes, newest first."""
    empty: Page[tuple[LiveQuiz, Quiz]] = page_of(page, await ask.count(session, host.id))
    rows = await ask.quizzes(session, host.id, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count)


async def shelves(
    session: Session, host: Person, discipline_id: int, page: int, *, now: datetime
) -> Page[Category]:
    """A page of the categories of a discipline the host teaches."""
    empty: Page[Category] = page_of(
        page, await banks.count_categories(session, host.id, discipline_id, now)
    )
    rows = await banks.categories(session, host.id, discipline_id, now, empty.offset, SIZE)
    return Page(rows, empty.number, empty.count)


async def shelf(session: Session, host: Person, question_id: int, *, now: datetime) -> Shelf:
    """The category of this question, sorted into what fits and what does not.

    Raises LiveNotFound.
    """
    found = await banks.beside(session, host.id, question_id, now, _READ)
    if not found:
        raise LiveNotFound
    return polls.shelf(found[0].category, found)


async def make(
    session: Session, host: Person, question_id: int, count: int, title: Bilingual, *, now: datetime
) -> Standing:
    """A live quiz of so many questions of the category, drawn by lot; nothing is asked yet.

    Raises LiveNotFound, NothingFits.
    """
    found = await shelf(session, host, question_id, now=now)
    if not found.fitting:
        raise NothingFits
    chosen = Random(randbits(31)).sample(  # noqa: S311 - a draw, not a secret
        list(found.fitting), min(count, MOST, len(found.fitting))
    )
    quiz = Quiz(
        discipline_id=chosen[0].discipline_id,
        author_id=host.id,
        kind=QuizKind.CURRENT,
        title=title,
        length=len(chosen),
        opens_at=now,
        closes_at=now + _LIFE,
        is_live=True,
        is_draft=True,  # nobody begins it alone
    )
    session.add(quiz)
    await session.flush()
    paper = [each.id for each in chosen]
    live = LiveQuiz(
        quiz_id=quiz.id,
        host_id=host.id,
        paper=paper,
        position=-1,
        open_for=_FIRST_TIME,
        state=LiveState.READY,
    )
    session.add(live)
    audit.note(session, host.id, "live-made", now=now, quiz=quiz.id, questions=len(paper))
    return Standing(live, quiz, await ask.count_learners(session, quiz.discipline_id))


async def standing(session: Session, host: Person, quiz_id: int) -> Standing:
    """One of the host's live quizzes, with the present question. Raises LiveNotFound."""
    found = await ask.standing(session, host.id, quiz_id)
    if found is None:
        raise LiveNotFound
    return Standing(*found, place=found[0].position)


async def panel(session: Session, host: Person, quiz_id: int, place: int | None = None) -> Standing:
    """The same with who has answered the question at this place, or the present one.

    Raises LiveNotFound.
    """
    at = await standing(session, host, quiz_id)
    place = at.place if place is None else place
    if not 0 <= place < len(at.live.paper):
        return at
    counts = await ask.answered(session, quiz_id, at.live.paper[place])
    return Standing(at.live, at.quiz, at.learners, place, *counts)


async def set_time(session: Session, host: Person, quiz_id: int, seconds: int) -> None:
    """How long each question stays open. Raises LiveMoved once the quiz has begun."""
    if seconds not in TIMES:
        raise LiveMoved
    await _change(session, host, quiz_id, open_for=timedelta(seconds=seconds))


async def leave_group(session: Session, host: Person, quiz_id: int) -> None:
    """The polls go into each learner's own chat. Raises LiveMoved once the quiz has begun."""
    await _change(session, host, quiz_id, group_chat=None)


async def bind(session: Session, host: Person, chat_id: int) -> Quiz:
    """The polls of the host's newest quiz that has not begun go into this group's chat.

    Raises NoLiveToBind.
    """
    quiz = await ask.bind(session, host.id, chat_id)
    if quiz is None:
        raise NoLiveToBind
    return quiz


async def _change(session: Session, host: Person, quiz_id: int, **fields: object) -> None:
    if not await ask.change(session, host.id, quiz_id, LiveState.READY, **fields):
        raise LiveMoved
