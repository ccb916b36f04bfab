"""What a lecturer sees of the quizzes they build: the list, the first steps, the page of one."""

from datetime import datetime

from academy.pages import Page
from academy.quiz_building import TITLE_LENGTH, Built, Plan, Stage, stage
from academy.quiz_windows import Moved
from bot.callbacks.joining import OpenMenu
from bot.callbacks.overrides import OpenOverrides
from bot.callbacks.quiz_building import (
    ChooseQuizDiscipline,
    ChooseQuizKind,
    CloseQuiz,
    ConfirmClosingQuiz,
    ConfirmDiscarding,
    DiscardQuiz,
    OpenDraws,
    OpenQuizPart,
    OpenQuizSettings,
    OpenTaughtQuiz,
    OpenTaughtQuizzes,
    Part,
    PublishQuiz,
    WriteQuiz,
)
from bot.reply import Button, Screen
from bot.screens import quiz_lines as lines
from bot.screens import results
from bot.screens.pages import turning
from bot.screens.rehearsals import to_rehearsals
from bot.screens.shortening import short
from locales import Translator
from storage.tables.disciplines import Discipline
from storage.tables.quizzes import Quiz, QuizKind

_SETTINGS = (
    (Part.TITLE, Part.LIMIT),
    (Part.ATTEMPTS, Part.QUESTION_LIMIT),
    (Part.ORDER, Part.EXPIRY),
    (Part.REVIEW, Part.BANDS),
    (Part.POLICY, Part.GROUPS),
)


def quizzes(t: Translator, page: Page[Built], now: datetime) -> Screen:
    """Drafts first, then the newest; each with where it stands."""
    rows: list[list[Button]] = [[_line(t, each.quiz, stage(each.quiz, now))] for each in page.items]
    turn = turning(t, page, lambda number: OpenTaughtQuizzes(page=number))
    new = (t.plain("built-new.button"), WriteQuiz())
    menu = (t.plain("menu.button"), OpenMenu())
    key = "built-quizzes" if page.items else "built-quizzes-none"
    return Screen(t(key), [*rows, turn, [new], [menu]])


def _line(t: Translator, quiz: Quiz, mark: Stage) -> Button:
    label = f"{t.plain(f'built-mark-{mark}')} {lines.title(t, quiz)}"
    return short(label), OpenTaughtQuiz(quiz_id=quiz.id)


def disciplines(t: Translator, page: Page[Discipline]) -> Screen:
    """The first step: of which discipline."""
    rows: list[list[Button]] = [
        [(short(each.title.text(t.locale)), ChooseQuizDiscipline(discipline_id=each.id))]
        for each in page.items
    ]
    turn = turning(t, page, lambda number: WriteQuiz(page=number))
    return Screen(t("built-new-discipline"), [*rows, turn, [_to_list(t)]])


def kinds(t: Translator, discipline: Discipline) -> Screen:
    """The second step: the kind, which brings the rest with it."""
    rows: list[list[Button]] = [
        [(t.plain(f"built-kind-{each}"), ChooseQuizKind(discipline_id=discipline.id, kind=each))]
        for each in QuizKind
    ]
    text = t("built-new-kind", discipline=discipline.title)
    return Screen(text, [*rows, [_to_list(t)]])


def title_prompt(t: Translator, quiz: Quiz) -> Screen:
    """The title is awaited."""
    text = t("built-title", limit=TITLE_LENGTH, title=lines.title(t, quiz))
    return Screen(text, [[back(t, quiz.id)]])


def plan(t: Translator, at: Plan) -> Screen:
    """A quiz with everything set, and what can be done with it."""
    number = at.quiz.id
    rows: list[list[Button]] = [
        [
            (t.plain("built-draws.button"), OpenDraws(quiz_id=number)),
            (t.plain("built-window.button"), OpenQuizPart(quiz_id=number, part=Part.WINDOW)),
        ],
        [(t.plain("built-settings.button"), OpenQuizSettings(quiz_id=number))],
    ]
    if at.stage == Stage.DRAFT:
        rows[1].append((t.plain("built-discard.button"), DiscardQuiz(quiz_id=number)))
        rows.append([(t.plain("built-publish.button"), PublishQuiz(quiz_id=number))])
    else:
        rows[1].append((t.plain("overrides.button"), OpenOverrides(quiz_id=number)))
        rows.append([results.entrance(t, number), *to_rehearsals(t, at.quiz)])
    return Screen(lines.plan(t, at), [*rows, [_to_list(t)]])


def settings(t: Translator, at: Plan) -> Screen:
    """Everything that can be set beside questions and window."""
    number = at.quiz.id
    rows: list[list[Button]] = [
        [
            (t.plain(f"built-part-{part}.button"), OpenQuizPart(quiz_id=number, part=part))
            for part in pair
        ]
        for pair in _SETTINGS
    ]
    text = t("built-settings", title=lines.title(t, at.quiz))
    if at.attempts:
        text += "\n\n" + t("built-settings-late")
    return Screen(text, [*rows, [back(t, number)]])


def discarding(t: Translator, at: Plan) -> Screen:
    """Whether the draft is really to go."""
    yes = (t.plain("built-discard-confirm"), ConfirmDiscarding(quiz_id=at.quiz.id))
    text = t("built-discard", title=lines.title(t, at.quiz))
    return Screen(text, [[yes], [back(t, at.quiz.id)]])


def closing(t: Translator, at: Plan) -> Screen:
    """What closing now means for who is at it."""
    text = t("built-close", title=lines.title(t, at.quiz), running=at.running)
    yes = (t.plain("built-close-confirm"), ConfirmClosingQuiz(quiz_id=at.quiz.id))
    return Screen(text, [[yes], [back(t, at.quiz.id)]])


def moved(t: Translator, at: Moved) -> Screen:
    """The window as it was and is, and whom it touched."""
    text = t("built-moved", title=lines.title(t, at.quiz))
    parts = [text, lines.window(t, at.quiz)]
    if at.attempts:
        parts.append(t("built-moved-attempts", count=at.attempts))
    rows: list[list[Button]] = []
    if at.quiz.is_draft and not at.quiz.length:
        rows.append([(t.plain("built-draws.button"), OpenDraws(quiz_id=at.quiz.id))])
    return Screen("\n\n".join(parts), [*rows, [back(t, at.quiz.id)]])


def end_button(t: Translator, quiz_id: int) -> Button:
    """Close it now, early."""
    return t.plain("built-close.button"), CloseQuiz(quiz_id=quiz_id)


def back(t: Translator, quiz_id: int) -> Button:
    """To the quiz's own page."""
    return t.plain("built.button"), OpenTaughtQuiz(quiz_id=quiz_id)


def _to_list(t: Translator) -> Button:
    return t.plain("built-quizzes.button"), OpenTaughtQuizzes()
