"""What a lecturer sees of the bank when choosing what a quiz draws."""

from academy.pages import cut
from academy.quiz_draws import Draws, Source
from bot.callbacks.quiz_building import (
    ChangeDraw,
    ChangeWorth,
    OpenDraw,
    OpenDraws,
    OpenQuizPart,
    Part,
)
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.quiz_building import back
from bot.screens.quiz_lines import category, title
from bot.screens.shortening import short
from locales import Translator
from storage.tables.quizzes import Quiz

_STEPS = (-5, -1, 1, 5)
_TENTHS = (0, 10, 20, 30, 50, 100)  # of a point; 0 for the question's own


def draws(t: Translator, at: Draws, number: int) -> Screen:
    """The categories of the bank, each with what is drawn of it; then on."""
    page, quiz = cut(at.sources, number), at.quiz
    rows: list[list[Button]] = [
        [(_label(t, each), OpenDraw(quiz_id=quiz.id, question_id=each.question_id))]
        for each in page.items
    ]
    turn = turning(t, page, lambda to: OpenDraws(quiz_id=quiz.id, page=to))
    text = t("built-draws", title=title(t, quiz), count=at.total)
    if at.sources[0].there == 0:
        text += "\n\n" + t("built-draws-empty")
    return Screen(text, [*rows, turn, [_on(t, quiz)]])


def draw(t: Translator, quiz: Quiz, at: Source) -> Screen:
    """One category: how many of it, for how many points each."""
    text = t(
        "built-draw",
        category=at.category or category(t, at.category),
        there=at.there,
        drawn=at.drawn,
        points=_points(t, at.points),
    )
    if at.free < at.there:
        text += "\n\n" + t("built-draw-free", free=at.free)
    steps = [
        (f"{step:+d}".replace("-", "−"), _drawn(quiz, at, at.drawn + step))
        for step in _STEPS
        if 0 <= at.drawn + step <= at.free
    ]
    whole: list[Button] = []
    if at.drawn < at.free:
        whole.append((t.plain("built-draw-all", count=at.free), _drawn(quiz, at, at.free)))
    if at.drawn:
        whole.append((t.plain("built-draw-none"), _drawn(quiz, at, 0)))
    worth = [_worth(t, quiz, at, each) for each in _TENTHS] if at.drawn else []
    home = (t.plain("built-draws-back"), OpenDraws(quiz_id=quiz.id))
    return Screen(text, [list(steps), whole, worth[:1], worth[1:], [home]])


def _drawn(quiz: Quiz, at: Source, count: int) -> ChangeDraw:
    return ChangeDraw(quiz_id=quiz.id, question_id=at.question_id, count=count)


def _worth(t: Translator, quiz: Quiz, at: Source, tenths: int) -> Button:
    points = tenths / 10 or None
    label = t.plain("built-draw-own") if points is None else f"{points:g}"
    mark = "● " if points == at.points else ""
    to = ChangeWorth(quiz_id=quiz.id, question_id=at.question_id, tenths=tenths)
    return mark + label, to


def _points(t: Translator, points: float | None) -> str:
    return t.plain("built-draw-own") if points is None else f"{points:g}"


def _label(t: Translator, at: Source) -> str:
    mark = "● " if at.drawn else ""
    return short(f"{mark}{category(t, at.category)[:26]} · {at.drawn} / {at.there}")


def _on(t: Translator, quiz: Quiz) -> Button:
    """The next step where it was not made yet, else the quiz."""
    if quiz.closes_at > quiz.opens_at:
        return back(t, quiz.id)
    return t.plain("built-next-window"), OpenQuizPart(quiz_id=quiz.id, part=Part.WINDOW)
