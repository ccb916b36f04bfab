"""A lecturer builds a quiz: a draft from its first step on, so that nothing is lost in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from academy import disciplines as taught
from academy.errors.quiz_building import NothingTaught, QuizPublished, QuizTaken, TitleUnclear
from academy.errors.quizzes import QuizNotFound
from academy.pages import SIZE, Page, cut, place
from academy.quiz_kinds import defaults
from storage.database import Session
from storage.queries import quiz_building as ask
from storage.queries.quiz_building import Built as Built
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Group
from storage.tables.people import Person
from storage.tables.quizzes import Quiz, QuizKind

TITLE_LENGTH = 100  # characters of a title in one language


class Stage(StrEnum):
    """Where a quiz stands for its lecturers."""

    DRAFT = "draft"
    AHEAD = "ahead"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class Plan:
    """A quiz as its lecturers see it; `groups` are those of the discipline, each with whether the
    quiz is for it by name: for none means for all."""

    quiz: Quiz
    discipline: Discipline
    attempts: int
    running: int
    groups: Sequence[tuple[Group, bool]]
    now: datetime

    @property
    def stage(self) -> Stage:
        return stage(self.quiz, self.now)

    @property
    def chosen(self) -> list[Group]:
        return [group for group, is_chosen in self.groups if is_chosen]


def stage(quiz: Quiz, now: datetime) -> Stage:
    """A draft, not open yet, open, or closed."""
    if quiz.is_draft:
        return Stage.DRAFT
    if now < quiz.opens_at:
        return Stage.AHEAD
    return Stage.OPEN if now < quiz.closes_at else Stage.CLOSED


async def quizzes(session: Session, lecturer: Person, page: int) -> Page[Built]:
    """A page of the quizzes of the lecturer's disciplines: drafts first, then the newest."""
    empty: Page[Built] = place(page, await ask.count(session, lecturer.id))
    found = await ask.quizzes(session, lecturer.id, offset=empty.offset, limit=SIZE)
    return Page(found, empty.number, empty.count)


async def plan(session: Session, lecturer: Person, quiz_id: int, *, now: datetime) -> Plan:
    """One of them with all its settings. Raises QuizNotFound."""
    return await shown(session, await found(session, lecturer, quiz_id), now)


async def found(
    session: Session, lecturer: Person, quiz_id: int, *, is_held: bool = False
) -> Built:
    """A quiz the lecturer may change; held, it stays as it is until the end of the transaction.

    Raises QuizNotFound.
    """
    built = await ask.quiz(session, lecturer.id, quiz_id, is_held=is_held)
    if built is None:
        raise QuizNotFound
    return built


async def shown(session: Session, built: Built, now: datetime) -> Plan:
    """The quiz with its groups."""
    groups = await ask.groups(session, built.quiz)
    return Plan(built.quiz, built.discipline, built.attempts, built.running, groups, now)


async def untouched(session: Session, lecturer: Person, quiz_id: int) -> Built:
    """A quiz whose paper nobody has begun, held: what it draws may be changed.

    Raises QuizNotFound, QuizTaken.
    """
    built = await found(session, lecturer, quiz_id, is_held=True)
    if built.attempts:
        raise QuizTaken(attempts=built.attempts)
    return built


async def draft(session: Session, lecturer: Person, quiz_id: int) -> Built:
    """A quiz that nobody sees yet, held. Raises QuizNotFound, QuizPublished."""
    built = await found(session, lecturer, quiz_id, is_held=True)
    if not built.quiz.is_draft:
        raise QuizPublished(title=built.quiz.title)
    return built


async def choices(session: Session, lecturer: Person, page: int) -> Page[Discipline]:
    """A page of the disciplines a quiz can be made for. Raises NothingTaught."""
    rows = await ask.disciplines(session, lecturer.id)
    if not rows:
        raise NothingTaught
    return cut(rows, page)


async def begin(
    session: Session,
    lecturer: Person,
    discipline_id: int,
    kind: QuizKind,
    *,
    has_faces: bool,
    now: datetime,
) -> Quiz:
    """A draft with the kind's defaults; the one begun by a press before, if it is still empty.

    Raises DisciplineNotFound.
    """
    discipline = await taught.taught_one(session, lecturer, discipline_id)
    begun = await ask.untitled(session, lecturer.id, discipline.id, kind)
    if begun is not None:
        return begun
    usual = defaults(kind, has_faces=has_faces)
    quiz = Quiz(
        discipline_id=discipline.id,
        author_id=lecturer.id,
        kind=kind,
        title=Bilingual(),
        length=0,
        opens_at=now,
        closes_at=now,  # no window yet
        time_limit=usual.time_limit,
        attempts_allowed=usual.attempts_allowed,
        navigation=usual.navigation,
        shuffles_options=True,
        grading=usual.grading,
        expiry=usual.expiry,
        review=usual.review,
        policy=usual.policy,
        is_draft=True,
    )
    session.add(quiz)
    await session.flush()
    return quiz


def title(text: str) -> Bilingual:
    """Two lines are Kazakh and Russian, one is both. Raises TitleUnclear."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if not 1 <= len(lines) <= 2 or max(map(len, lines)) > TITLE_LENGTH:
        raise TitleUnclear(limit=TITLE_LENGTH)
    return Bilingual(kk=lines[0], ru=lines[-1])
