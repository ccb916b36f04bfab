"""The identity page of a quiz: what is checked before an attempt and in it, and how long it counts.

Whatever takes a value of several is one button: each press is the next value.
"""

from collections.abc import Collection, Sequence

from academy.abilities import Ability, lacking
from academy.challenges import WITH_CODE
from academy.quiz_building import Plan
from academy.quiz_changes import Setting
from academy.quiz_identity import MOST_RECHECKS, WHOLE_TERM
from bot.screens.quiz_choices import Rows, box, change, choices
from locales import Translator
from storage.tables.quizzes import Policy, Quiz, Validity

_VALIDITIES = (0, 7, 30, WHOLE_TERM)


def rows(t: Translator, at: Plan) -> Rows:
    """The ways to check; where one is chosen, its conditions."""
    quiz = at.quiz
    ways = {
        place: t.plain(f"built-policy-{_key(each)}.button") for place, each in enumerate(Policy)
    }
    chosen = choices(at, Setting.POLICY, ways, list(Policy).index(quiz.policy), 2)
    if quiz.policy == Policy.NONE:
        return chosen
    validity = change(quiz, Setting.VALIDITY, _next(_VALIDITIES, _value(quiz)))
    again = change(quiz, Setting.RECHECKS, (quiz.rechecks + 1) % (MOST_RECHECKS + 1))
    more: Rows = [
        [(t.plain("built-validity.button", validity=_validity(t, quiz)), validity)],
        [(t.plain("built-rechecks.button", count=quiz.rechecks), again)],
    ]
    if quiz.policy in WITH_CODE:
        code = change(quiz, Setting.CODE, int(not quiz.wants_code))
        more.append([(box(quiz.wants_code) + t.plain("built-code.button"), code)])
    conditional = change(quiz, Setting.CONDITIONAL, int(not quiz.is_conditional))
    more.append([(box(quiz.is_conditional) + t.plain("built-conditional.button"), conditional)])
    return [*chosen, *more]


def now(t: Translator, quiz: Quiz) -> str:
    """What is checked, in lines."""
    lines = [t("built-policy", policy=t.plain(f"built-policy-{_key(quiz.policy)}"))]
    if quiz.policy == Policy.NONE:
        return lines[0]
    lines.append(t("built-validity", validity=_validity(t, quiz)))
    if quiz.rechecks:
        lines.append(t("built-rechecks", count=quiz.rechecks))
    if quiz.wants_code and quiz.policy in WITH_CODE:
        lines.append(t("built-code"))
    lines.append(t("built-conditional" if quiz.is_conditional else "built-held"))
    return "\n".join(lines)


def missing(t: Translator, abilities: Collection[Ability]) -> str:
    """What cannot be chosen here, and why; that cards are read by people alone."""
    lines = []
    for policy in Policy:
        if lack := lacking(policy, abilities):
            name = t.plain(f"built-policy-{_key(policy)}.button")
            lines.append(t("built-lacks", policy=name, why=t.plain(f"built-lacks-{lack[0]}")))
    if Ability.CARDS not in abilities and Ability.KEYS in abilities:
        lines.append(t("built-cards-by-people"))
    return "".join(
        "\n\n" * (place == 0) + "\n" * (place > 0) + each for place, each in enumerate(lines)
    )


def _validity(t: Translator, quiz: Quiz) -> str:
    return t.plain(f"built-validity-{quiz.validity}", days=quiz.validity_days or 0)


def _value(quiz: Quiz) -> int:
    if quiz.validity == Validity.DAYS:
        return quiz.validity_days or 0
    return WHOLE_TERM if quiz.validity == Validity.TERM else 0


def _next(values: Sequence[int], value: int) -> int:
    """The value after this one, from the first again after the last."""
    place = values.index(value) if value in values else -1
    return values[(place + 1) % len(values)]


def _key(policy: Policy) -> str:
    return str(policy).replace("_", "-")
