"""The line that names the columns of a roster, in Kazakh, Russian or English, however spelt."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from academy.importing.roster_letters import folded
from academy.importing.tables import Line


class Column(StrEnum):
    """What a column of a roster may hold; `ORDINAL` is known and not taken."""

    IIN = "iin"
    CODE = "code"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    PATRONYMIC = "patronymic"
    GIVEN_NAMES = "given_names"  # the given name and the patronymic in one
    FULL_NAME = "full_name"
    ROLE = "role"
    POSITION = "position"
    GROUPS = "groups"
    DISCIPLINES = "disciplines"
    PHONE = "phone"
    EMAIL = "email"
    LOCALE = "locale"
    PROGRAMME = "programme"
    KIND = "kind"
    CREDITS = "credits"
    HOURS = "hours"
    CERTIFICATE = "certificate"
    ORDINAL = "ordinal"


NAMES = {Column.FULL_NAME, Column.FAMILY_NAME, Column.GIVEN_NAME, Column.GIVEN_NAMES}
_LONGEST = 120  # a title of the whole table is longer
_LONG_NUMBER = 9  # digits: an IIN, a telephone; no title has them
_MOST_MERGED = 10  # columns under one title
_SEARCHED = 100  # lines with anything in them; above the header stand titles and approvals

_SPELT = {
    Column.IIN: "ИИН, ЖСН, IIN, ИИН ЖСН, Индивидуальный идентификационный номер,"
    "Жеке сәйкестендіру нөмірі, Individual identification number",
    Column.CODE: "Код, Коды, Code, ID, Табельный номер, Таб номер, Табель нөмірі, Личный номер,"
    "Номер личного дела, Жеке іс нөмірі, Жеке нөмірі, Roster code, Идентификатор, Sourced id,"
    "Номер зачетной книжки, Студенческий билет, Номер в списке, Тізімдегі нөмірі, Personal code",
    Column.FAMILY_NAME: "Фамилия, Тегі, Family name, Last name, Surname, Фамилиясы",
    Column.GIVEN_NAME: "Имя, Аты, Есімі, Ат, Есім, Given name, First name, Forename",
    Column.PATRONYMIC: "Отчество, Әкесінің аты, Әке аты, Patronymic, Middle name",
    Column.GIVEN_NAMES: "Имя отчество, Имя и отчество, Аты әкесінің аты, Аты мен әкесінің аты",
    Column.FULL_NAME: "ФИО, ТАӘ, Аты жөні, Толық аты жөні, Full name, Name, Фамилия и имя,"
    "Тегі мен аты, Фамилия Имя Отчество, Тегі аты әкесінің аты, Фамилия имя, Тегі аты,"
    "Аты тегі, Обучающийся, Слушатель, Білім алушы, Тыңдаушы, Learner, Student, АЖТ,"
    "Фамилия и инициалы, Фамилия И О, Тегі аты жөні",
    Column.ROLE: "Роль, Роли, Рөл, Рөлі, Role, Roles, Роль в системе, Жүйедегі рөлі",
    Column.POSITION: "Должность, Занимаемая должность, Лауазымы, Лауазым, Атқаратын лауазымы,"
    "Position, Job title, Қызметі, Должность и место работы",
    Column.GROUPS: "Группа, Группы, Учебная группа, Топ, Тобы, Топтар, Топтары, Оқу тобы, Group,"
    "Groups, Study group, Номер группы, Код группы, Топ нөмірі, Топ коды",
    Column.DISCIPLINES: "Дисциплина, Дисциплины, Преподаваемые дисциплины, Предмет, Предметы, Пән,"
    "Пәні, Пәндер, Пәндері, Оқытатын пәндері, Жүргізетін пәндері, Discipline, Disciplines,"
    "Subject, Subjects, Ведет дисциплины",
    Column.PHONE: "Телефон, Телефоны, Телефона, Тел, Мобильный телефон, Моб тел, Моб телефон,"
    "Сотовый телефон, Сотовый, Контактный телефон, Контакты, Ұялы телефон, Ұялы, Ұялы телефоны,"
    "Байланыс телефоны, Телефон нөмірі, Phone, Phone number, Mobile, Mobile phone, Telephone,"
    "WhatsApp, Номер телефона",
    Column.EMAIL: "Email, E mail, Mail, Email address, Электронная почта, Эл почта, Почта,"
    "Адрес электронной почты, Электронный адрес, Электрондық пошта, Эл пошта, Пошта,"
    "Электрондық поштасы, Электрондық мекенжай",
    Column.LOCALE: "Язык, Язык обучения, Язык общения, Тіл, Тілі, Оқу тілі, Оқыту тілі, Language,"
    "Locale, Lang",
    Column.PROGRAMME: "Программа, Образовательная программа, Наименование программы,"
    "Название программы, Код программы, Бағдарлама, Бағдарламасы, Білім беру бағдарламасы,"
    "Programme, Program, Курс, Название курса, Наименование курса, Курс атауы, Курстың атауы,"
    "Course, Специальность, Мамандық, Мамандығы, Тема курса",
    Column.KIND: "Вид обучения, Вид, Категория, Категория обучающегося, Санаты, Оқу түрі, Түрі,"
    "Білім алушының санаты, Kind, Learner kind, Category, Вид обучающегося, Білім алушы түрі",
    Column.CREDITS: "Кредит, Кредиты, Кредиттері, Кредитов, Кредиттер, Кредиттер саны,"
    "Количество кредитов, Академические кредиты, Академиялық кредиттер, Credits, ECTS",
    Column.HOURS: "Часы, Часов, Количество часов, Академические часы, Объем часов, Сағат,"
    "Сағат саны, Сағаттар, Академиялық сағат, Академиялық сағаттар, Hours",
    Column.CERTIFICATE: "Сертификат, Сертификаты, Сертификата, Номер сертификата,"
    "Сертификаттың нөмірі, Сертификат нөмірі, Certificate, Certificate number,"
    "Свидетельство, Номер свидетельства",
    Column.ORDINAL: "Номер, Номер п п, п п, Р с, Реттік нөмірі, Рет саны, Рет, N, No, Нөмірі, №",
}  # fmt: skip
# Words that say whose it is; without them the rest is looked up once more.
_WHOSE = "обучающегося, слушателя, магистранта, участника, преподавателя, білім алушының, номер,\
тыңдаушының, магистранттың, оқытушының, қатысушының, learner, student, participant, listener,\
обучающихся, слушателей, магистрантов, нөмірі, number, полностью, толық"

_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[/\n|()\[\],;]")


def _words(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))


def _listed(text: str) -> list[str]:
    return [_words(part) for part in text.split(",")]


_KNOWN = {
    spelt: column
    for column, text in _SPELT.items()
    for words in _listed(text)
    for spelt in (words, words.replace(" ", ""), " ".join(sorted(words.split())))
}
_NOISE = frozenset(word for words in _listed(_WHOSE) for word in words.split())


@dataclass(frozen=True)
class Header:
    """Where the columns stand; several columns may hold the same (two phones, two languages)."""

    line: int
    columns: Mapping[int, Column]
    titles: Mapping[int, str]

    @cached_property
    def places(self) -> dict[Column, list[int]]:
        places: dict[Column, list[int]] = {}
        for at, found in self.columns.items():
            places.setdefault(found, []).append(at)
        return places

    def at(self, column: Column) -> list[int]:
        return self.places.get(column, [])

    @property
    def fields(self) -> set[Column]:
        return set(self.columns.values()) - {Column.ORDINAL}


def column_named(title: str) -> Column | None:
    """The column this title names, in one language or in two at once («ЖСН / ИИН»)."""
    if len(title) > _LONGEST:
        return None
    whole = _named(title)
    if whole or not _words(title):
        return whole or (Column.ORDINAL if title.strip() in ("№", "#") else None)
    parts = [found for part in _PARTS.split(title) if (found := _named(part))]
    if {Column.FAMILY_NAME, Column.GIVEN_NAME} <= set(parts):
        return Column.FULL_NAME
    return parts[0] if parts else None


def _named(title: str) -> Column | None:
    words = _words(title)
    if not words:
        return None
    rest = " ".join(word for word in words.split() if word not in _NOISE)
    spelt = (words, words.replace(" ", ""), _in_order(words), rest, _in_order(rest))
    return next((_KNOWN[each] for each in spelt if each in _KNOWN), None)


def _in_order(words: str) -> str:
    """The words by the alphabet, which stands for any order of them."""
    return " ".join(sorted(words.split()))


def header(line: Line, *, most_unknown: float = 2 / 3) -> Header | None:
    """The columns this line names, or nothing where it is no header of a roster.

    A name of a person and one thing more are needed, and not too many cells that name nothing:
    a line about a «слушатель» on a «курс» is no header.
    """
    named = _columns(line)
    fields = set(named.values()) - {Column.ORDINAL}
    unknown = sum(1 for at in line.cells if at not in named)
    is_list_of_names = fields == {Column.FULL_NAME} and not unknown
    if not fields & NAMES or (len(fields) < 2 and not is_list_of_names):
        return None
    if unknown > most_unknown * len(line.cells):
        return None
    return Header(line.number, named, line.cells)


def another_header(line: Line, above: Header) -> Header | None:
    """The header of a second table below the first, or the first one told again on a new page."""
    if any(len(text) >= _LONG_NUMBER and text.isdecimal() for text in line.cells.values()):
        return None
    named = _columns(line)
    again = sum(1 for at, found in named.items() if above.columns.get(at) == found)
    if again >= 2 or (again and len(line.cells) == 1):
        return above if set(named) <= set(above.columns) else Header(line.number, named, line.cells)
    return header(line, most_unknown=1 / 3)


def under(upper: Header, line: Line) -> Header | None:
    """The header made more exact by the line below it: «ФИО» above, «Фамилия», «Имя» below."""
    named = _columns(line)
    if not named or len(named) < len(line.cells):
        return None
    return Header(line.number, {**upper.columns, **named}, {**upper.titles, **line.cells})


def first_header(lines: Sequence[Line]) -> Header | None:
    """Where the table begins: the first line that is a header."""
    return next((found for line in lines[:_SEARCHED] if (found := header(line))), None)


def _columns(line: Line) -> dict[int, Column]:
    """What the cells name; a merged cell names the blank ones beside it, too."""
    named = {at: found for at, title in line.cells.items() if (found := column_named(title))}
    for at, last in line.spans.items():
        for beside in range(at + 1, min(last, at + _MOST_MERGED) + 1):
            if at in named and beside not in line.cells:
                named[beside] = named[at]
    return dict(sorted(named.items()))
