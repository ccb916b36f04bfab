"""What a learner sees of submitted attempts: the list, one of them, one question of it."""

from academy.grades import Grade, percent
from academy.marked_papers import Line, Marked
from academy.pages import SIZE, Page
from academy.quiz_reviews import Attempts, Review
from academy.stages import Item
from bot.callbacks.quiz_reviews import OpenQuizReview, OpenQuizReviews, OpenReviewedAnswer
from bot.callbacks.quizzes import OpenQuiz
from bot.reply import Button, Screen
from bot.screens import marked_papers
from bot.screens.pages import turning
from locales import Translator
from storage.tables.attempts import AttemptState
from storage.tables.quizzes import Quiz

MOST = 20  # attempts that are listed: the newest


def attempts(t: Translator, found: Attempts) -> Screen:
    """The submitted attempts at a quiz, and the grade they amount to."""
    lines = [t("quiz-reviews", title=found.quiz.title)]
    rows: list[list[Button]] = []
    for attempt_id, outcome, seen in found.outcomes[-MOST:]:
        facts = {"number": outcome.number, "state": str(outcome.state)}
        if Item.MARKS in seen:
            of = percent(outcome.share)
            lines.append(t("quiz-reviews-line", percent=of, **facts))
        else:
            lines.append(t("quiz-reviews-line-closed", **facts))
        label = t.plain("quiz-reviews-attempt", number=outcome.number)
        rows.append([(label, OpenQuizReview(attempt_id=attempt_id))])
    if found.grade is not None and len(found.outcomes) > 1:
        lines.append(grade(t, found.grade, found.quiz))
    rows.append([(t.plain("quiz-review-back"), OpenQuiz(quiz_id=found.quiz.id))])
    return Screen("\n\n".join(lines), rows)


def review(t: Translator, found: Review, page: Page[Line] | None) -> Screen:
    """An attempt: its marks, and its questions where they are open."""
    attempt = found.marked.attempt
    parts = [*_heading(t, found), *_promises(t, found)]
    rows: list[list[Button]] = []
    if page is not None:
        parts.append(marked_papers.lines(t, page, found.seen))
        rows += marked_papers.numbers(page, lambda number: _answer(attempt.id, number))
        rows.append(turning(t, page, lambda at: OpenQuizReview(attempt_id=attempt.id, page=at)))
    rows.append([(t.plain("quiz-review-back"), OpenQuiz(quiz_id=attempt.quiz_id))])
    return Screen("\n\n".join(part for part in parts if part), rows)


def answer(t: Translator, found: Review, line: Line) -> Screen:
    """One question: the own answer, what is right, what the author says, as far as it is open."""
    attempt, total, number = found.marked.attempt, len(found.marked.places), line.place.number
    page = (number - 1) // SIZE
    back = OpenQuizReview(attempt_id=attempt.id, page=page)
    return Screen(
        marked_papers.question(t, line, total, found.seen),
        [
            marked_papers.around(t, number, total, lambda to: _answer(attempt.id, to)),
            [(t.plain("quiz-review.button"), back)],
        ],
    )


def grade(t: Translator, of: Grade, quiz: Quiz) -> str:
    """What several attempts amount to, by the quiz's method."""
    return t(
        "quiz-reviews-grade",
        grading=str(quiz.grading),
        percent=of.percent,
        is_final=str(of.is_final).lower(),
        confirmation=str(of.confirmation),
    )


def entrance(t: Translator, quiz_id: int) -> Button:
    """The button that leads here, for a card or a result."""
    return t.plain("quiz-reviews.button"), OpenQuizReviews(quiz_id=quiz_id)


def _answer(attempt_id: int, number: int) -> OpenReviewedAnswer:
    return OpenReviewedAnswer(attempt_id=attempt_id, number=number)


def _heading(t: Translator, found: Review) -> list[str]:
    marked = found.marked
    parts = [
        t("quiz-review", title=marked.quiz.title, number=marked.attempt.number),
        t("quiz-review-answered", answered=marked.answered, total=len(marked.places)),
    ]
    if Item.MARKS in found.seen:
        parts.append(marks(t, marked))
    if found.band is not None:
        parts.append(t("quiz-review-band", band=found.band))
    return parts


def marks(t: Translator, marked: Marked) -> str:
    """Points and percent, and whether they stand already."""
    outcome = marked.outcome
    lines = [
        t(
            "quiz-review-marks",
            points=round(outcome.points, 2),
            most=round(outcome.most, 2),
            percent=marked.percent,
        )
    ]
    if outcome.state != AttemptState.FINISHED:
        lines.append(t("quiz-review-state", state=str(outcome.state)))
    lines.append(t("quiz-review-confirmation", confirmation=str(outcome.confirmation)))
    return "\n".join(line for line in lines if line)


def _promises(t: Translator, found: Review) -> list[str]:
    if found.more_at is not None:
        return [t("quiz-review-more", more_at=found.more_at)]
    return [] if found.seen else [t("quiz-review-nothing")]
