"""The line that names the columns of a question table, in Kazakh, Russian or English."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from academy.importing.aiken_letters import letter
from academy.importing.roster_letters import folded
from academy.importing.tables import Line


class QuestionColumn(StrEnum):
    """What a column of a question table may hold; `ORDINAL` is known and not taken."""

    ID = "id"
    LOCALE = "locale"
    KIND = "kind"
    QUESTION = "question"
    OPTION = "option"
    RIGHT = "right"
    POINTS = "points"
    CATEGORY = "category"
    LEVEL = "level"
    FEEDBACK = "feedback"
    ORDINAL = "ordinal"


_SPELT = {
    QuestionColumn.ID: "ID, Код, Коды, Code, Код вопроса, Идентификатор, Сұрақ коды,"
    "Сұрақтың коды, Question id, Номер вопроса, Сұрақ нөмірі",
    QuestionColumn.LOCALE: "Язык, Язык вопроса, Тіл, Тілі, Сұрақ тілі, Сұрақтың тілі, Language,"
    "Locale, Lang",
    QuestionColumn.KIND: "Түрі, Вид, Тип, Kind, Type, Вид вопроса, Тип вопроса, Сұрақ түрі,"
    "Сұрақтың түрі, Вид задания, Тип задания, Question type, Тапсырма түрі",
    QuestionColumn.QUESTION: "Сұрақ, Сұрақтар, Сұрақ мәтіні, Сұрақтың мәтіні, Вопрос, Вопросы,"
    "Текст вопроса, Question, Questions, Question text, Задание, Текст задания, Тапсырма,"
    "Формулировка вопроса, Содержание вопроса, Сұрақтың мазмұны, Тест сұрағы",
    QuestionColumn.OPTION: "Вариант, Варианты, Вариант ответа, Варианты ответа,"
    "Варианты ответов, Нұсқа, Нұсқалар, Нұсқасы, Жауап нұсқасы, Жауап нұсқалары, Option, Options,"
    "Choice, Choices, Answer option, Answer options",
    QuestionColumn.RIGHT: "Дұрыс, Дұрыс жауап, Дұрыс жауабы, Дұрыс жауаптар, Дұрыс жауаптары,"
    "Дұрыс нұсқа, Правильный ответ, Правильные ответы, Правильный, Правильный вариант,"
    "Верный ответ, Верные ответы, Верный, Верный вариант, Ключ, Кілт, Кілті, Ответ, Ответы, Жауап,"
    "Жауабы, Right, Right answer, Right answers, Correct, Correct answer, Correct answers,"
    "Answer, Answers, Key",
    QuestionColumn.POINTS: "Балл, Баллы, Балы, Балдар, Ұпай, Ұпайы, Points, Point, Score, Mark,"
    "Marks, Количество баллов, Балл саны",
    QuestionColumn.CATEGORY: "Тема, Категория, Раздел, Тақырып, Тақырыбы, Санат, Санаты, Бөлім,"
    "Бөлімі, Topic, Category, Section, Дәріс, Лекция, Модуль, Module, Тарау",
    QuestionColumn.LEVEL: "Уровень, Сложность, Уровень сложности, Трудность, Деңгей, Деңгейі,"
    "Қиындығы, Қиындық деңгейі, Күрделілігі, Күрделілік деңгейі, Level, Difficulty",
    QuestionColumn.FEEDBACK: "Пояснение, Комментарий, Обратная связь, Обоснование, Түсіндірме,"
    "Түсініктеме, Түсіндірмесі, Кері байланыс, Негіздеме, Feedback, Comment, Explanation",
    QuestionColumn.ORDINAL: "Номер, Номер п п, п п, Р с, Реттік нөмірі, Рет саны, Рет, N, No,"
    "Нөмірі",
}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile("[0-9]")
_PARTS = re.compile(r"[/\n|()\[\]]")
_SIGN = "[A-Za-zА-ЯЁӘҒҚҢӨҰҮҺІа-яёәғқңөұүһі]"
_LABELLED = re.compile(
    rf"(?:(?P<before>{_SIGN}(?![^\W\d_])|[0-9]{{1,2}})[\s.):–-]*)?"
    r"(?P<word>[^\W\d_]{2,}(?:\s[^\W\d_]{2,})?)?"
    rf"(?:[\s№#.:–-]*(?P<behind>(?<![^\W\d_]){_SIGN}|[0-9]{{1,2}})[.)]?)?"
)
_NUMBERED = frozenset(folded(word) for word in ("Ответ", "Жауап", "Answer"))
_NOTES = ("түсіндірме", "пояснени")  # in the name of a sheet of ours
_LONGEST = 80  # a title of the whole table is longer
_SEARCHED = 100  # lines with anything in them; above the header stand titles


def _words(text: str) -> str:
    return " ".join(_LETTERS.findall(folded(text)))


_KNOWN = {_words(each): column for column, text in _SPELT.items() for each in text.split(",")}


@dataclass(frozen=True)
class QuestionHeader:
    """Where the columns stand; `labels` are the letters or numbers of the option columns."""

    columns: Mapping[int, QuestionColumn]
    labels: Mapping[int, str]
    titles: Mapping[int, str]

    def at(self, column: QuestionColumn) -> int | None:
        """The first column that holds this."""
        return next((at for at, found in self.columns.items() if found == column), None)


def header(line: Line) -> QuestionHeader | None:
    """The columns this line names; the question and what answers it are needed."""
    columns: dict[int, QuestionColumn] = {}
    labels: dict[int, str] = {}
    for at, title in line.cells.items():
        column, label = _named(title)
        if column is None or (column != QuestionColumn.OPTION and column in columns.values()):
            continue
        for beside in range(at, min(line.spans.get(at, at), at + 40) + 1):
            columns[beside] = column
            if column == QuestionColumn.OPTION:
                labels[beside] = label if beside == at else ""
    found = set(columns.values())
    answering = {QuestionColumn.OPTION, QuestionColumn.RIGHT, QuestionColumn.KIND}
    if QuestionColumn.QUESTION not in found or not found & answering:
        return None
    return QuestionHeader(dict(sorted(columns.items())), dict(sorted(labels.items())), line.cells)


def first_header(lines: Sequence[Line]) -> tuple[int, QuestionHeader] | None:
    """Where the table begins, as a place among the lines, and its columns."""
    for at, line in enumerate(lines[:_SEARCHED]):
        if found := header(line):
            return at, found
    return None


def _named(title: str) -> tuple[QuestionColumn | None, str]:
    """The column of a title in one language or in two at once («Сұрақ / Вопрос»)."""
    if len(title) > _LONGEST:
        return None, ""
    if title.strip() in ("№", "#"):
        return QuestionColumn.ORDINAL, ""
    for part in (title, *_PARTS.split(title)):
        known = _KNOWN.get(_words(part))
        if known and not _NUMBER.search(part):
            return known, ""
        labelled = _LABELLED.fullmatch(part.strip())
        label = (labelled["before"] or labelled["behind"]) if labelled else None
        if labelled and label and _is_option(labelled["word"] or ""):
            return QuestionColumn.OPTION, letter(label)
        if known:
            return known, ""
    return None, ""


def _is_option(word: str) -> bool:
    """A letter alone names an option, too; «Ответ 1» is one, «Ответ» is the key."""
    known = _KNOWN.get(_words(word))
    return not word or known == QuestionColumn.OPTION or _words(word) in _NUMBERED


def explains(sheet: str) -> bool:
    """Whether a sheet of this name holds the notes of a template of ours."""
    return any(word in sheet.casefold() for word in _NOTES)
