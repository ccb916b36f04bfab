"""Words in the cells of a question table in Kazakh, Russian or English: kinds, truth, levels."""

import re

from academy.importing.banks import Kind
from academy.importing.roster_letters import folded

CHOICE = "choice"  # one or several: the right answers tell

_KINDS = {
    CHOICE: "таңдау, выбор, тест, choice, multiple choice, множественный выбор, жабық, закрытый,"
    "закрытый вопрос, жабық сұрақ, выбор ответа, жауап таңдау",
    Kind.ONE_CHOICE: "бір жауап, бір таңдау, бір дұрыс жауап, бір, один ответ, один верный,"
    "один верный ответ, один правильный, один правильный ответ, одиночный выбор, один, one choice,"
    "one, single, single choice, one answer, one_choice",
    Kind.SEVERAL: "бірнеше жауап, бірнеше, бірнеше дұрыс жауап, несколько ответов, несколько,"
    "несколько верных ответов, несколько правильных ответов, несколько верных, several, multiple,"
    "multiple answers, multiple answer, several answers",
    Kind.TRUE_FALSE: "дұрыс бұрыс, дұрыс не бұрыс, дұрыс немесе бұрыс, иә жоқ, верно неверно,"
    "верно или неверно, да нет, да или нет, правда ложь, true false, truefalse, true or false,"
    "yes no, истина ложь, true_false",
    Kind.SHORT: "қысқа жауап, краткий ответ, короткий ответ, short, short answer, shortanswer",
    Kind.NUMERIC: "сан, сандық, сандық жауап, число, числовой, числовой ответ, numeric, numerical,"
    "number, санмен жауап, ответ числом",
    Kind.MATCHING: "сәйкестендіру, сәйкестік, сәйкестікті табу, соответствие, на соответствие,"
    "сопоставление, установить соответствие, matching, match",
    Kind.ORDERING: "реттеу, ретке келтіру, реттілік, рет, ретімен қою, упорядочение,"
    "упорядочивание, порядок, последовательность, расставить по порядку, ordering, order",
    Kind.ESSAY: "эссе, жазба жауап, жазбаша жауап, толық жауап, развернутый ответ, essay, открытый,"
    "ашық, открытый вопрос, ашық сұрақ, письменный ответ, open",
}
_TRUTH = {
    "true": "дұрыс, иә, ия, рас, ақиқат, шын, верно, да, правда, истина, true, t, yes, правильно",
    "false": "бұрыс, жоқ, дұрыс емес, жалған, өтірік, қате, неверно, нет, ложь, неправда, false, f,"
    "no, неправильно",
}
_LEVELS = {
    "1": "1, жеңіл, оңай, легкий, легко, низкий, базовый, easy, low, төмен, бастапқы, простой",
    "2": "2, орташа, орта, средний, средне, medium, middle, normal",
    "3": "3, қиын, күрделі, сложный, трудный, сложно, трудно, высокий, hard, difficult, high,"
    "жоғары",
}
_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"[/\n|(),;]")


def _words(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))


def _table(words: dict[str, str]) -> dict[str, str]:
    return {
        _words(each): str(value)
        for value, listed in words.items()
        for each in (value, *listed.split(","))
    }


KINDS = _table({str(kind): listed for kind, listed in _KINDS.items()})
_TRUTHS = _table(_TRUTH)
_LEVEL_WORDS = _table(_LEVELS)


def kind(text: str) -> str:
    """The name of a kind, CHOICE, or nothing where the words are no kind we know."""
    return _said(KINDS, text)


def truth(text: str) -> bool | None:
    """Whether «верно» or «неверно» is meant; none where it is neither."""
    said = _TRUTHS.get(_words(text)) or _said(_TRUTHS, text)
    return None if not said else said == "true"


def level(text: str) -> int | None:
    """1 (easy) to 3 (hard); none where the words are no level."""
    said = _said(_LEVEL_WORDS, text)
    return int(said) if said else None


def _said(words: dict[str, str], text: str) -> str:
    """What the whole says, or else the first part that says anything: «Сан / Число»."""
    parts = (text, *_PARTS.split(text))
    return next((words[said] for part in parts if (said := _words(part)) in words), "")
