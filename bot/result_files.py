"""The document with the results of a quiz: read in portions, worded, ready to be written.

The worker and the command read the same way; no look at the database lasts longer than a portion.
"""

from asyncio import sleep
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from academy import result_exports
from academy.papers import Confirmation
from academy.result_exports import PORTION, Attempted, local
from academy.result_sheets import Asked, Book, Filled, Words
from bot import answer_words
from locales import Translator
from storage.database import Database
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz

_TITLES = (
    "family",
    "given",
    "patronymic",
    "group",
    "code",
    "attempt",
    "state",
    "started",
    "finished",
    "seconds",
    "points",
    "most",
    "percent",
    "provisional",
)
_PARTS = ("answer", "points", "seconds", "answered")
_ABOUT = ("number", "key", "category", "kind", "text", "right")

Told = Callable[[int, int], Awaitable[None]]  # how many of how many attempts are read


@dataclass(frozen=True)
class Reading:
    """What is read, for whom (none: at the console), in which language."""

    db: Database
    t: Translator
    quiz_id: int
    lecturer_id: int | None
    told: Told


async def book(of: Reading) -> Book:
    """Everything the file holds. Raises academy.errors.quizzes.QuizNotFound."""
    async with of.db.read() as session:
        quiz: Quiz = await result_exports.quiz(session, of.quiz_id, of.lecturer_id)
        attempts = await result_exports.attempts(session, quiz)
    filled = await _filled(of, attempts)
    numbers = sorted({number for each in attempts for number in each.summary.paper})
    return Book(words(of.t), await _asked(of, numbers), filled)


def words(t: Translator) -> Words:
    """The titles of the sheets."""
    return Words(
        sheet=t.plain("results-sheet"),
        questions_sheet=t.plain("results-sheet-questions"),
        titles=[t.plain(f"results-title-{each}") for each in _TITLES],
        parts=[t.plain(f"results-part-{each}") for each in _PARTS],
        about=[t.plain(f"results-about-{each}") for each in _ABOUT],
    )


async def _filled(of: Reading, attempts: Sequence[Attempted]) -> list[Filled]:
    filled: list[Filled] = []
    for at in range(0, len(attempts), PORTION):
        await of.told(at, len(attempts))
        part = attempts[at : at + PORTION]
        async with of.db.read() as session:
            numbers = [each.summary.attempt_id for each in part]
            entries = await result_exports.entries(session, numbers)
        filled += [Filled(_facts(of.t, each), entries[each.summary.attempt_id]) for each in part]
        await sleep(0)
    return filled


async def _asked(of: Reading, numbers: Sequence[int]) -> list[Asked]:
    asked: list[Asked] = []
    for at in range(0, len(numbers), PORTION):
        async with of.db.read() as session:
            found = await result_exports.questions(session, numbers[at : at + PORTION])
        asked += [_question(of.t, each) for each in found]
        await sleep(0)
    return asked


def _facts(t: Translator, at: Attempted) -> list[object]:
    taker, summary, outcome = at.taker, at.summary, at.outcome
    is_unasked = outcome.confirmation == Confirmation.SETTLED and summary.check is None
    finished_at = summary.finished_at
    return [
        taker.family_name,
        taker.given_name,
        taker.patronymic,
        taker.group,
        taker.code,
        summary.number,
        t.plain("results-state", state=str(summary.state)),
        local(summary.started_at),
        local(finished_at) if finished_at is not None else None,
        at.seconds,
        round(outcome.points, 2),
        round(outcome.most, 2),
        at.percent,
        "" if is_unasked else t.plain(f"results-identity-{outcome.confirmation}"),
    ]


def _question(t: Translator, asked: Question) -> Asked:
    name = asked.key if asked.version == 1 else f"{asked.key} (v{asked.version})"
    return Asked(
        id=asked.id,
        name=name,
        category=asked.category,
        kind=t.plain(f"results-kind-{asked.kind}"),
        text=asked.text.text(t.locale),
        right="; ".join(answer_words.right(t, asked)),
        wording=answer_words.wording(t, asked),
    )
