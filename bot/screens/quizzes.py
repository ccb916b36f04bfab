"""What a learner sees of quizzes: the list, the card of one, a question, the result."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from academy.pages import cut
from academy.papers import Progress, Standing, Tally
from academy.receipts import Receipt
from academy.stages import Stage
from bot.callbacks.attempts import OpenReceipt
from bot.callbacks.joining import OpenMenu
from bot.callbacks.quizzes import OpenQuiz, OpenQuizzes, StartAgain, StartQuiz
from bot.reply import Button, Screen
from bot.screens import attempts, pages, quiz_reviews, rechecks
from bot.screens.identity import before
from bot.screens.rehearsals import to_rehearse
from locales import Translator
from storage.tables.attempts import Attempt, Credit
from storage.tables.quizzes import Policy, Quiz

_TITLE = 40
_MINUTE = timedelta(minutes=1)


def quizzes(t: Translator, standings: Sequence[Standing], page: int = 0) -> Screen:
    """The learner's quizzes, eight at a time, each with where it stands."""
    home: list[Button] = [(t.plain("menu.button"), OpenMenu())]
    if not standings:
        return Screen(t("quizzes-empty"), [home])
    shown = cut(standings, page)
    lines = [t("quizzes"), *(_line(t, each) for each in shown.items)]
    rows: list[list[Button]] = [
        [(_title(t, each.quiz), OpenQuiz(quiz_id=each.quiz.id))] for each in shown.items
    ]
    turns = pages.turning(t, shown, lambda number: OpenQuizzes(page=number))
    return Screen("\n\n".join(lines), [*rows, turns, home])


def _line(t: Translator, standing: Standing) -> str:
    quiz, attempt, tally = standing.quiz, standing.attempt, standing.tally
    if attempt is None or tally is None:
        own = standing.conditions
        moments = {"opens_at": own.opens_at, "closes_at": own.closes_at}
        return t(f"quizzes-line-{standing.stage}", title=quiz.title, **moments)
    if standing.stage == Stage.FINISHED and not standing.shows_marks:
        return t("quizzes-line-submitted", title=quiz.title)
    return t(
        f"quizzes-line-{standing.stage}",
        title=quiz.title,
        deadline=attempt.deadline,
        answered=tally.answered,
        total=tally.total,
        percent=tally.percent,
        confirmation=str(standing.confirmation),
    )


def _title(t: Translator, quiz: Quiz) -> str:
    title = quiz.title.text(t.locale)
    return title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"


def card(t: Translator, standing: Standing, now: datetime) -> Screen:
    """What the quiz asks for, and what can be done with it now."""
    quiz, own = standing.quiz, standing.conditions
    facts = t("quiz", title=quiz.title, kind=str(quiz.kind), length=quiz.length)
    limit = own.time_limit
    parts = [facts, t("quiz-limit", minutes=_minutes(limit)) if limit else t("quiz-no-limit")]
    if quiz.question_limit:
        parts[-1] += "\n" + t("quiz-question-limit", seconds=_seconds(quiz.question_limit))
    parts.append(t("quiz-window", opens_at=own.opens_at, closes_at=own.closes_at))
    if own.attempts_allowed != 1:
        used = standing.attempt.number if standing.attempt else 0
        parts.append(t("quiz-attempts", used=used, allowed=own.attempts_allowed or 0))
    if quiz.policy != Policy.NONE and standing.stage in (Stage.AHEAD, Stage.OPEN):
        parts.append(before(t, quiz, standing.admission))
    parts.append(_line(t, standing))
    if standing.again_at is not None and standing.again_at > now:
        parts.append(t("quiz-again-from", at=standing.again_at))
    home: list[Button] = [(t.plain("quizzes.button"), OpenQuizzes())]
    return Screen("\n\n".join(parts), [*_offered(t, standing, now), home])


def _offered(t: Translator, standing: Standing, now: datetime) -> list[list[Button]]:
    """Start, go on, start again, the receipt."""
    quiz, attempt = standing.quiz, standing.attempt
    rows: list[list[Button]] = []
    if standing.stage == Stage.OPEN:
        rows.append([(t.plain("quiz-start"), StartQuiz(quiz_id=quiz.id))])
    if standing.stage in (Stage.RUNNING, Stage.GRACE):
        rows.append([(t.plain("quiz-continue"), StartQuiz(quiz_id=quiz.id))])
    if standing.stage in (Stage.AHEAD, Stage.OPEN):
        rows.append(to_rehearse(t, quiz))
    if attempt is not None and standing.again_at is not None and standing.again_at <= now:
        again = StartAgain(quiz_id=quiz.id, number=attempt.number + 1)
        rows.append([(t.plain("quiz-again"), again)])
    if attempt is not None and attempt.digest is not None:
        receipt = (t.plain("quiz-receipt.button"), OpenReceipt(attempt_id=attempt.id))
        rows.append([receipt, quiz_reviews.entrance(t, quiz.id)])
    return rows


def progress(t: Translator, at: Progress) -> Screen:
    """The present question; where there is none, the result, or the end that can still be told."""
    if at.is_standing:
        return rechecks.standing(t, at)
    if at.question is not None:
        return attempts.question(t, at, at.question)
    return attempts.in_grace(t, at) if at.is_in_grace else result(t, at)


def result(t: Translator, at: Progress) -> Screen:
    """The receipt of the attempt, and the points where they are shown already."""
    return _ended(t, t("quiz-result", title=at.quiz.title), at)


def over(t: Translator, at: Progress) -> Screen:
    """The time is over: what was answered counts, unless the quiz says otherwise."""
    return _ended(t, t("quiz-over", title=at.quiz.title), at)


def warning(t: Translator, at: Progress) -> Screen:
    """The time is nearly over."""
    text = t("quiz-warning", title=at.quiz.title, minutes=_minutes(at.attempt.deadline - at.now))
    return Screen(text, [[(t.plain("quiz-continue"), StartQuiz(quiz_id=at.quiz.id))]])


def receipt(t: Translator, at: Receipt) -> Screen:
    """What was submitted, to be shown in an appeal: with the time that was given back."""
    attempt = at.attempt
    parts = [t("quiz-receipt", title=attempt.quiz.title), _submitted(t, attempt, at.tally)]
    given = [_credit(t, each) for each in at.credits]
    parts += ["\n".join(given)] * bool(given)
    parts.append(t("quiz-stands", confirmation=str(at.confirmation)))
    parts.append(t("quiz-receipt-intact", intact="yes" if at.is_intact else "no"))
    back: list[Button] = [(t.plain("quiz-card"), OpenQuiz(quiz_id=attempt.quiz_id))]
    return Screen("\n\n".join(parts), [back])


def _credit(t: Translator, credit: Credit) -> str:
    sign = "more" if credit.span > timedelta() else "less"
    facts = {"reason": str(credit.reason), "sign": sign, "at": credit.given_at}
    return t("quiz-credit", minutes=_minutes(abs(credit.span)), **facts)


def _submitted(t: Translator, attempt: Attempt, tally: Tally) -> str:
    return t(
        "quiz-submitted",
        number=attempt.number,
        attempt=attempt.id,
        at=attempt.finished_at or attempt.deadline,
        answered=tally.answered,
        total=tally.total,
        digest=attempt.digest or "…",
    )


def _ended(t: Translator, head: str, at: Progress) -> Screen:
    attempt, tally = at.attempt, at.tally
    row: list[Button] = [(t.plain("quiz-card"), OpenQuiz(quiz_id=at.quiz.id))]
    if attempt.digest is not None:
        row.append((t.plain("quiz-receipt.button"), OpenReceipt(attempt_id=attempt.id)))
    rows: list[list[Button]] = [row, [(t.plain("menu.button"), OpenMenu())]]
    if at.stage == Stage.DISCARDED:
        return Screen(f"{head}\n\n{t('quiz-discarded')}", rows)
    parts = [head]
    if attempt.digest is not None:
        parts.append(_submitted(t, attempt, tally))
    if at.shows_marks:
        facts = {"points": tally.points, "total": tally.most, "percent": tally.percent}
        parts.append(t("quiz-points", awaiting=tally.awaiting, **facts))
        parts.append(t("quiz-stands", confirmation=str(at.confirmation)))
    else:
        parts.append(t("quiz-marks-later"))
    return Screen("\n\n".join(parts), rows)


def _seconds(span: timedelta) -> int:
    return round(span.total_seconds())


def _minutes(span: timedelta) -> int:
    return math.ceil(span / _MINUTE)
