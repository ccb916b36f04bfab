"""What a quiz draws from the bank: rules of category, count and points (row Q8)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from academy.errors.quiz_building import NothingDrawn, SettingUnclear
from academy.errors.quizzes import CategoryTooSmall, QuizNotFound, TooFewQuestions
from academy.papers import rules
from academy.quiz_building import found, untouched
from academy.quiz_changes import noted
from storage.database import Session
from storage.queries import quiz_building as ask
from storage.queries.quiz_building import Built, Category
from storage.tables.people import Person
from storage.tables.quizzes import Quiz

WHOLE = 0  # in place of a question's number: the whole bank
MOST_POINTS = 100


@dataclass(frozen=True)
class Source:
    """A category, or the whole bank: `there` questions in it and below, `drawn` of them by its own
    rule, `free` for that rule when the narrower ones have taken theirs. `points` for each question,
    or none for the question's own."""

    category: str | None
    question_id: int
    there: int
    free: int
    drawn: int
    points: float | None


@dataclass(frozen=True)
class Draws:
    """Everything a quiz can draw from, the whole bank first."""

    quiz: Quiz
    attempts: int
    categories: Sequence[Category]
    sources: Sequence[Source]

    @property
    def total(self) -> int:
        return sum(source.drawn for source in self.sources)


async def draws(session: Session, lecturer: Person, quiz_id: int) -> Draws:
    """The bank beside what the quiz draws. Raises QuizNotFound."""
    return (await _beside(session, await found(session, lecturer, quiz_id), WHOLE))[0]


async def source(
    session: Session, lecturer: Person, quiz_id: int, question_id: int
) -> tuple[Draws, Source]:
    """One category, found by any of its questions. Raises QuizNotFound."""
    return await _beside(session, await found(session, lecturer, quiz_id), question_id)


async def draw(
    session: Session, lecturer: Person, quiz_id: int, question_id: int, count: int, *, now: datetime
) -> tuple[Draws, Source]:
    """Draw so many questions from there; none: no rule. Raises QuizNotFound, QuizTaken,
    SettingUnclear when there are not so many."""
    built = await untouched(session, lecturer, quiz_id)
    beside, there = await _beside(session, built, question_id)
    if not 0 <= count <= there.free:
        raise SettingUnclear(lowest=0, highest=there.free)
    rule = replace(there, drawn=count)
    _rule(built.quiz, rule)
    noted(session, lecturer, built.quiz, now=now, setting="draws", value=built.quiz.length)
    return _among(built, rule.category, beside.categories)


async def weigh(
    session: Session,
    lecturer: Person,
    quiz_id: int,
    question_id: int,
    points: float | None,
    *,
    now: datetime,
) -> tuple[Draws, Source]:
    """Give so many points for each question of the rule; none: the question's own.

    Raises QuizNotFound, QuizTaken, SettingUnclear.
    """
    if points is not None and not 0 < points <= MOST_POINTS:
        raise SettingUnclear(lowest=1, highest=MOST_POINTS)
    built = await untouched(session, lecturer, quiz_id)
    beside, there = await _beside(session, built, question_id)
    _rule(built.quiz, replace(there, points=points))
    noted(session, lecturer, built.quiz, now=now, setting="points", value=there.drawn)
    return _among(built, there.category, beside.categories)


async def settle(session: Session, quiz: Quiz) -> None:
    """Put narrower rules first, so that every paper can be drawn, whatever the seed.

    Raises NothingDrawn, CategoryTooSmall, TooFewQuestions."""
    if quiz.length == 0:
        raise NothingDrawn
    categories = await ask.categories(session, quiz.discipline_id)
    quiz.draws = sorted(rules(quiz), key=_narrowest_first)
    for each in _sources(quiz, categories):
        if each.drawn > each.free and each.category is None:
            raise TooFewQuestions(title=quiz.title, needed=each.drawn, there=each.free)
        if each.drawn > each.free:
            name = each.category or ""
            raise CategoryTooSmall(
                title=quiz.title, category=name, needed=each.drawn, there=each.free
            )


async def _category(session: Session, quiz: Quiz, question_id: int) -> str | None:
    if question_id == WHOLE:
        return None
    name = await ask.category(session, quiz.discipline_id, question_id)
    if name is None:
        raise QuizNotFound
    return name


async def _beside(session: Session, built: Built, question_id: int) -> tuple[Draws, Source]:
    name = await _category(session, built.quiz, question_id)
    return _among(built, name, await ask.categories(session, built.quiz.discipline_id))


def _among(built: Built, name: str | None, categories: Sequence[Category]) -> tuple[Draws, Source]:
    sources = _sources(built.quiz, categories)
    one = next((each for each in sources if each.category == name), None)
    if one is None:
        raise QuizNotFound
    return Draws(built.quiz, built.attempts, categories, sources), one


def _rule(quiz: Quiz, to: Source) -> None:
    """The rule of this category is as `to` says, the others stay."""
    name = to.category
    others = [rule for rule in rules(quiz) if rule["category"] != name and rule["count"]]
    own = [{"category": name, "count": to.drawn, "points": to.points}] if to.drawn else []
    quiz.draws = sorted([*others, *own], key=_narrowest_first)
    quiz.length = sum(rule["count"] for rule in quiz.draws)


def _sources(quiz: Quiz, categories: Sequence[Category]) -> list[Source]:
    """The whole bank, its categories, and those of rules that the bank lacks by now."""
    ruled = {rule["category"]: rule for rule in rules(quiz) if rule["count"]}
    named = {each.name: each.question_id for each in categories}
    names = [*named, *sorted(each for each in ruled if each is not None and each not in named)]
    places = [(None, WHOLE), *((name, named.get(name, WHOLE)) for name in names)]
    return [_source(name, number, ruled, categories) for name, number in places]


def _source(
    name: str | None,
    number: int,
    ruled: dict[str | None, dict[str, Any]],
    categories: Sequence[Category],
) -> Source:
    """Narrower rules draw first and only from below, so the rest is the same for every seed."""
    there = sum(each.count for each in categories if is_below(each.name, name))
    below = (other for other in ruled if other is not None and other != name)
    taken = sum(ruled[other]["count"] for other in below if is_below(other, name))
    rule = ruled.get(name, {"count": 0, "points": None})
    return Source(name, number, there, max(there - taken, 0), rule["count"], rule["points"])


def is_below(category: str, above: str | None) -> bool:
    """In the category or below it; everything is below none."""
    return above is None or f"{category}/".startswith(f"{above}/")


def _narrowest_first(rule: dict[str, Any]) -> tuple[int, str]:
    name = rule["category"]
    return (1, "") if name is None else (-name.count("/"), name)
