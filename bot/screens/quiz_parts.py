"""The pages of a quiz's settings: each says what it means, what stands now, what can be chosen."""

from collections.abc import Callable, Collection, Mapping

from academy.abilities import Ability
from academy.pages import cut
from academy.quiz_bands import Band
from academy.quiz_building import Plan
from academy.quiz_changes import Setting
from academy.quiz_kinds import MOMENTS, SHOWN
from bot.callbacks.quiz_building import (
    ChooseQuizGroup,
    OpenQuizPart,
    OpenQuizSettings,
    Part,
    UseUsualBands,
)
from bot.reply import Button, Screen
from bot.screens import quiz_identity as identity
from bot.screens import quiz_lines as lines
from bot.screens import quiz_times as times
from bot.screens.pages import turning
from bot.screens.quiz_building import back, title_prompt
from bot.screens.quiz_choices import Rows, box, change, choices
from locales import Translator
from storage.tables.quizzes import Expiry, Navigation, Quiz

PART_OF = {
    Setting.LIMIT: Part.LIMIT,
    Setting.QUESTION_LIMIT: Part.QUESTION_LIMIT,
    Setting.ATTEMPTS: Part.ATTEMPTS,
    Setting.FIRST_DELAY: Part.ATTEMPTS,
    Setting.LATER_DELAY: Part.ATTEMPTS,
    Setting.GRADING: Part.ATTEMPTS,
    Setting.NAVIGATION: Part.ORDER,
    Setting.QUESTIONS: Part.ORDER,
    Setting.OPTIONS: Part.ORDER,
    Setting.EXPIRY: Part.EXPIRY,
    Setting.GRACE: Part.EXPIRY,
    Setting.REVIEW: Part.REVIEW,
    Setting.POLICY: Part.POLICY,
    Setting.VALIDITY: Part.POLICY,
    Setting.RECHECKS: Part.POLICY,
    Setting.CODE: Part.POLICY,
    Setting.CONDITIONAL: Part.POLICY,
}
_GRACES = (1, 5, 15)
_BANDS = (90, 70, 50, 0)  # excellent, good, satisfactory, unsatisfactory


def part(
    t: Translator, at: Plan, of: Part, page: int, *, abilities: Collection[Ability] = ()
) -> Screen:
    """One page of settings; what identity cannot be checked by here is said, and why."""
    if of == Part.TITLE:
        return title_prompt(t, at.quiz)
    if of == Part.GROUPS:
        return _groups(t, at, page)
    text = t(f"built-part-{of}")
    if of == Part.POLICY:
        text += identity.missing(t, abilities)
    home = back(t, at.quiz.id) if of == Part.WINDOW else _to_settings(t, at.quiz)
    return Screen(text + "\n\n" + _now(t, at.quiz, of), [*_ROWS[of](t, at), [home]])


def _now(t: Translator, quiz: Quiz, of: Part) -> str:
    said: dict[Part, Callable[[Translator, Quiz], str]] = {
        Part.WINDOW: lines.window,
        Part.LIMIT: lines.limits,
        Part.QUESTION_LIMIT: lines.limits,
        Part.ATTEMPTS: lines.attempts,
        Part.ORDER: lines.order,
        Part.EXPIRY: lines.expiry,
        Part.REVIEW: _review_legend,
        Part.BANDS: _bands_now,
        Part.POLICY: identity.now,
    }
    return said[of](t, quiz)


def _order(t: Translator, at: Plan) -> Rows:
    quiz = at.quiz
    ways = {place: t.plain(f"built-way-{each}") for place, each in enumerate(Navigation)}
    rows = choices(at, Setting.NAVIGATION, ways, list(Navigation).index(quiz.navigation), 1)
    for setting, name, is_on in (
        (Setting.QUESTIONS, "questions", quiz.shuffles_questions),
        (Setting.OPTIONS, "options", quiz.shuffles_options),
    ):
        label = box(is_on) + t.plain(f"built-mixed-{name}")
        rows.append([(label, change(quiz, setting, int(not is_on)))])
    return rows


def _expiry(t: Translator, at: Plan) -> Rows:
    quiz = at.quiz
    ways = {place: t.plain(f"built-expiry-{each}.button") for place, each in enumerate(Expiry)}
    rows = choices(at, Setting.EXPIRY, ways, list(Expiry).index(quiz.expiry), 1)
    if quiz.expiry == Expiry.SUBMIT:
        return rows
    labels = {each: t.plain("built-span-minutes", count=each) for each in _GRACES}
    chosen = int(quiz.grace.total_seconds() // 60) if quiz.grace else 0
    return rows + choices(at, Setting.GRACE, labels, chosen, 3)


def _review(t: Translator, at: Plan) -> Rows:
    """A row for each thing, a column for each moment."""
    quiz, rows = at.quiz, []
    for what_place, what in enumerate(SHOWN):
        row: list[Button] = []
        for place, moment in enumerate(MOMENTS):  # as the legend names the columns
            is_on = what in lines.shown(quiz, moment)
            value = (place * len(SHOWN) + what_place) * 2 + int(not is_on)
            mark = t.plain(f"built-icon-{what}")
            row.append((box(is_on) + mark, change(quiz, Setting.REVIEW, value)))
        rows.append(row)
    return rows


def _review_legend(t: Translator, quiz: Quiz) -> str:
    return t("built-review-legend")


def _bands(t: Translator, at: Plan) -> Rows:
    usual = UseUsualBands(quiz_id=at.quiz.id, is_used=True)
    none = UseUsualBands(quiz_id=at.quiz.id, is_used=False)
    rows: Rows = [[(t.plain("built-bands-usual"), usual)]]
    return rows + ([[(t.plain("built-bands-none"), none)]] if at.quiz.bands else [])


def _bands_now(t: Translator, quiz: Quiz) -> str:
    if not quiz.bands:
        return t("built-bands-nothing")
    rows = [t("built-band", percent=each["from"], words=each[t.locale]) for each in quiz.bands]
    return "\n".join(rows)


def usual_bands(words: Mapping[str, Translator]) -> list[Band]:
    """The four marks of the credit system, in both languages."""
    return [
        {"from": each, **{locale: t.plain(f"built-band-{each}") for locale, t in words.items()}}
        for each in _BANDS
    ]


def _groups(t: Translator, at: Plan, number: int) -> Screen:
    page, quiz_id = cut(at.groups, number), at.quiz.id
    rows: Rows = [
        [
            (
                box(is_on) + group.code[:30],
                ChooseQuizGroup(
                    quiz_id=quiz_id, group_id=group.id, is_chosen=not is_on, page=page.number
                ),
            )
        ]
        for group, is_on in page.items
    ]
    turn = turning(t, page, lambda to: OpenQuizPart(quiz_id=quiz_id, part=Part.GROUPS, page=to))
    text = t("built-part-groups") + "\n\n" + lines.groups(t, at)
    return Screen(text, [*rows, turn, [_to_settings(t, at.quiz)]])


def _to_settings(t: Translator, quiz: Quiz) -> Button:
    return t.plain("built-settings-back"), OpenQuizSettings(quiz_id=quiz.id)


_ROWS: dict[Part, Callable[[Translator, Plan], Rows]] = {
    Part.WINDOW: times.window,
    Part.LIMIT: times.limit,
    Part.QUESTION_LIMIT: times.question_limit,
    Part.ATTEMPTS: times.attempts,
    Part.ORDER: _order,
    Part.EXPIRY: _expiry,
    Part.REVIEW: _review,
    Part.BANDS: _bands,
    Part.POLICY: identity.rows,
}
