"""What a host sees of live quizzes: the list, what fits a poll, where and how long, the panel."""

from collections.abc import Sequence

from academy.live import MOST, TIMES, Category, Standing
from academy.live_asking import Result
from academy.pages import SIZE, Page, cut
from academy.polls import Misfit, Shelf
from bot.callbacks.joining import OpenMenu
from bot.callbacks.live import (
    AskNext,
    EndLive,
    LeaveLiveGroup,
    MakeLive,
    OpenLive,
    OpenLiveQuiz,
    OpenLiveResults,
    OpenLiveShelf,
    OpenLiveShelves,
    SetLiveTime,
    StartLive,
)
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.results import entrance
from bot.screens.shortening import short
from locales import Translator
from storage.tables.disciplines import Discipline
from storage.tables.live import LiveQuiz, LiveState
from storage.tables.questions import Option, Question, QuestionKind
from storage.tables.quizzes import Quiz

_COUNTS = (5, 10)  # of questions, beside all of them
_NAME, _TEXT = 60, 80  # characters of a name, and of a question


def quizzes(
    t: Translator, page: Page[tuple[LiveQuiz, Quiz]], disciplines: Sequence[Discipline]
) -> Screen:
    """The host's live quizzes, and the disciplines a new one can be made for."""
    rows: list[list[Button]] = [
        [(short(f"➕ {each.title.text(t.locale)}"), OpenLiveShelves(discipline_id=each.id))]
        for each in disciplines[:SIZE]
    ]
    rows += [
        [(short(f"{_mark(live)} {quiz.title.text(t.locale)}"), OpenLiveQuiz(quiz_id=quiz.id))]
        for live, quiz in page.items
    ]
    rows.append(turning(t, page, lambda number: OpenLive(page=number)))
    rows.append([(t.plain("menu.button"), OpenMenu())])
    return Screen(t("live" if disciplines else "live-no-disciplines"), rows)


def shelves(t: Translator, discipline_id: int, page: Page[Category]) -> Screen:
    """The categories of the bank."""
    rows: list[list[Button]] = [
        [
            (
                short(f"{each.name or t.plain('live-no-category')} · {each.count}"),
                OpenLiveShelf(question_id=each.question_id),
            )
        ]
        for each in page.items
    ]
    turn = turning(t, page, lambda at: OpenLiveShelves(discipline_id=discipline_id, page=at))
    key = "live-shelves" if page.items else "live-shelves-none"
    return Screen(t(key), [*rows, turn, _back(t)])


def shelf(t: Translator, question_id: int, found: Shelf, number: int) -> Screen:
    """What fits a poll; what does not is named, each with why; how many are asked."""
    fitting, page = len(found.fitting), cut(found.others, number)
    name = found.category or t.plain("live-no-category")
    parts = [t("live-shelf", name=name, fitting=fitting, others=len(found.others))]
    if page.items:
        lines = [_misfit(t, each, why) for each, why in page.items]
        parts.append("\n".join([t("live-others"), *lines]))
    counts = sorted({min(each, fitting, MOST) for each in (*_COUNTS, fitting)} - {0})
    choice: list[Button] = [
        (t.plain("live-make", count=each), MakeLive(question_id=question_id, count=each))
        for each in counts
    ]
    turn = turning(t, page, lambda at: OpenLiveShelf(question_id=question_id, page=at))
    return Screen("\n\n".join(parts), [choice, turn, _back(t)])


def quiz(t: Translator, at: Standing) -> Screen:
    """One live quiz: before it begins how and where; then where it stands."""
    if at.live.state == LiveState.RUNNING:
        return panel(t, at)
    number, count = at.quiz.id, len(at.live.paper)
    if at.live.state == LiveState.ENDED:
        look: Button = (t.plain("live-results.button"), OpenLiveResults(quiz_id=number))
        text = t("live-ended", title=at.quiz.title, count=count)
        return Screen(text, [[look], [entrance(t, number)], _back(t)])
    seconds = int(at.live.open_for.total_seconds())
    where = t("live-group" if at.live.group_chat is not None else "live-own", count=at.learners)
    text = t("live-ready", title=at.quiz.title, count=count, seconds=seconds)
    times: list[Button] = [
        (_second(t, each, seconds), SetLiveTime(quiz_id=number, seconds=each)) for each in TIMES
    ]
    own = (t.plain("live-to-own"), LeaveLiveGroup(quiz_id=number))
    rows: list[list[Button]] = [times, [own] if at.live.group_chat is not None else []]
    rows.append([(t.plain("live-start"), StartLive(quiz_id=number))])
    return Screen(f"{text}\n\n{where}", [*rows, _back(t)])


def panel(t: Translator, at: Standing) -> Screen:
    """The question that is asked now, who has answered it, and what comes next."""
    facts = {"number": at.place + 1, "total": len(at.live.paper)}
    votes = {"answered": at.answered, "learners": at.learners, "right": at.right}
    text = (at.question.text(t.locale) if at.question else "")[:300]
    shown = t("live-panel", title=at.quiz.title, text=text, **facts, **votes)
    if not at.is_present:
        return Screen(shown)
    quiz_id, rows = at.quiz.id, list[list[Button]]()
    if not at.is_last:
        after = AskNext(quiz_id=quiz_id, position=at.live.position)
        rows.append([(t.plain("live-next"), after)])
    return Screen(shown, [*rows, [(t.plain("live-end"), EndLive(quiz_id=quiz_id))]])


def asked(t: Translator, at: Standing) -> Screen:
    """The question is on its way; the panel below tells who answers."""
    facts = {"number": at.live.position + 1, "total": len(at.live.paper)}
    return Screen(t("live-asked", **facts))


def results(t: Translator, at: Standing, page: Page[Result]) -> Screen:
    """The table, the best first."""
    lines = [
        t(
            "live-result",
            place=page.offset + number,
            name=each.learner.name[:_NAME],
            points=each.points,
            most=each.most,
        )
        for number, each in enumerate(page.items, start=1)
    ]
    key = "live-results" if lines else "live-results-none"
    text = "\n".join([t(key, title=at.quiz.title), *lines])
    turn = turning(t, page, lambda to: OpenLiveResults(quiz_id=at.quiz.id, page=to))
    return Screen(text, [turn, _back(t)])


def bound(t: Translator, at: Quiz) -> Screen:
    """In the group: the polls come here."""
    return Screen(t("live-bound", title=at.title))


def class_in_private(t: Translator) -> Screen:
    """The command is written in the group's chat."""
    return Screen(t("live-class"), [_back(t)])


def option(t: Translator, question: Question, each: Option) -> str:
    """An option's words; a bank holds two machine words for true and false."""
    text = each.text.text(t.locale)
    if question.kind == QuestionKind.TRUE_FALSE and text in ("true", "false"):
        return t.plain(f"quiz-{text}")
    return text


def _misfit(t: Translator, question: Question, why: Misfit) -> str:
    text = question.text.text(t.locale)
    return t("live-other", text=text[:_TEXT] + "…" * (len(text) > _TEXT), why=t(f"live-why-{why}"))


def _second(t: Translator, each: int, chosen: int) -> str:
    label = t.plain("live-seconds", seconds=each)
    return f"✓ {label}" if each == chosen else label


def _mark(live: LiveQuiz) -> str:
    return {LiveState.READY: "⏳", LiveState.RUNNING: "▶️"}.get(live.state, "✅")


def _back(t: Translator) -> list[Button]:
    return [(t.plain("live.button"), OpenLive())]
