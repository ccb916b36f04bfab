"""Words of a roster in Kazakh, Russian or English: roles, languages, kinds of learners, totals."""

import re

from academy.importing.roster_letters import folded

_ROLES = {
    "learner": "обучающийся, обучающаяся, слушатель, слушательница, магистрант, магистрантка,"
    "студент, білім алушы, тыңдаушы, learner, student, listener, участник, қатысушы",
    "lecturer": "преподаватель, лектор, оқытушы, дәріскер, lecturer, teacher, instructor, faculty,"
    "ппс, поқ, тьютор",
    "reviewer": "проверяющий, проверяющий личность, подтверждающий личность, тексеруші,"
    "жеке басын тексеруші, жеке басты растаушы, reviewer, identity reviewer",
    "dispatcher": "диспетчер, dispatcher",
    "administrator": "администратор, админ, әкімші, administrator, admin",
    "auditor": "аудитор, auditor",
}
_LOCALES = {
    "kk": "қазақ, қазақша, қаз, қазақ тілі, қазақ тілінде, казахский, казахский язык, казах,"
    "на казахском, государственный, государственный язык, мемлекеттік, мемлекеттік тіл, kk, kz,"
    "kaz, kazakh, kk-kz, kk_kz, қз",
    "ru": "русский, русский язык, рус, на русском, орыс, орысша, орыс тілі, орыс тілінде, ru, rus,"
    "russian, ru-ru, ru_ru, ru-kz, ru_kz",
}
_KINDS = {
    "master": "магистрант, магистрантка, магистратура, магистр, master, masters, master's,"
    "master's student, magistracy, докторант, докторантура",
    "listener": "слушатель, слушательница, тыңдаушы, курс, курсы, listener, course,"
    "повышение квалификации, біліктілікті арттыру, переподготовка, қайта даярлау, retraining,"
    "қайта даярлау курсы, біліктілікті арттыру курсы, курсы повышения квалификации,"
    "курс повышения квалификации, курс переподготовки, course listener",
}
# By the beginning of a word anywhere in the name of a programme.
_KINDS_OF_PROGRAMMES = {
    "master": ("магистр", "master", "докторант"),
    "listener": ("повышени", "біліктілі", "переподготов", "қайта даярла", "retraining"),
}
_TOTALS = "итого, итог, всего, общее количество, барлығы, жиыны, жалпы саны, қорытынды, total,\
подытог, жиынтығы, grand total, subtotal"
_NOTHING = frozenset(["", "нет", "жок", "отсутствует", "не имеется", "none", "n/a", "null"])
_GROUP = re.compile(r"(?:учебная\s+)?(?:группа|group|топ|тобы)\b\s*[:№-]*\s*(.+)", re.IGNORECASE)
_GROUP_LAST = re.compile(r"(.+?)[\s-]+(?:группа|топ|тобы)", re.IGNORECASE)
_SEPARATORS = re.compile(r"[,;/\n]| и | және | and ")


def _table(words: dict[str, str]) -> dict[str, str]:
    return {folded(word): value for value, text in words.items() for word in text.split(",")}


ROLES = _table(_ROLES)
LOCALES = _table(_LOCALES)
KINDS = _table(_KINDS)
_TOTAL = re.compile(rf"(?:{'|'.join(folded(word) for word in _TOTALS.split(','))})\b")


def roles(text: str) -> list[str | None]:
    """The roles of a cell in their order, each once; none stands for a word that is no role."""
    if (whole := ROLES.get(_bare(text))) is not None:
        return [whole]
    parts = [part for part in _SEPARATORS.split(text) if part.strip()]
    return list(dict.fromkeys(ROLES.get(_bare(part)) for part in parts))


def locale(text: str) -> str:
    """kk, ru, or nothing where the word is neither."""
    return _first(LOCALES, text)


def kind(text: str) -> str:
    """master, listener, or nothing where the word is neither."""
    return _first(KINDS, text)


def kind_of_programme(title: str) -> str:
    """What the name of a programme says about its learners; nothing where it says nothing."""
    words = f" {folded(title)}"
    for value, beginnings in _KINDS_OF_PROGRAMMES.items():
        if any(f" {folded(beginning)}" in words for beginning in beginnings):
            return value
    return ""


def is_nothing(text: str) -> bool:
    """Whether somebody wrote that there is nothing: a dash, «нет», «жоқ»."""
    return _bare(text) in _NOTHING


def is_total(text: str) -> bool:
    """Whether a line that begins so counts the others: «Итого: 25», «Барлығы»."""
    return bool(_TOTAL.match(_bare(text)))


def group_of_section(text: str) -> str:
    """The group a line of its own names for the people under it: «Группа С-2026-1»."""
    found = _GROUP.fullmatch(text.strip()) or _GROUP_LAST.fullmatch(text.strip())
    code = found[1].strip(" :«»\"'") if found else ""
    return code if len(code) <= 40 else ""


def _first(words: dict[str, str], text: str) -> str:
    """What the whole says, or else the first part that says anything: «қазақша / казахский»."""
    parts = (text, *_SEPARATORS.split(text))
    return next((words[bare] for part in parts if (bare := _bare(part)) in words), "")


def _bare(text: str) -> str:
    return folded(text).strip(" .:;,*–—_-")
