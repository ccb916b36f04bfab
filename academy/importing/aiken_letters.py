"""Option letters and answer lines of Aiken as people type them: three alphabets, three languages.

The letters may be Latin or Cyrillic look-alikes (A, B, C), Russian or Kazakh ones in their own
order; `letter` makes one sign of those that look the same.
"""

import re

from academy.importing.roster_letters import folded

_OPTION = re.compile(r"\s*\(?([A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі])[).]\s*(.*)")
_ANSWER = re.compile(r"\s*([^\W\d_]+(?: [^\W\d_]+)?) ?(?:\([^()]*\))? ?[:：=]\s*(.*)")
_SPELT = (
    "answer, answers, correct answer, right answer, ответ, ответы, верный ответ, верные ответы,"
    "правильный ответ, правильные ответы, жауап, жауабы, жауаптар, жауаптары, дұрыс жауап,"
    "дұрыс жауабы, дұрыс жауаптар, дұрыс жауаптары, дұрысы, кілт, ключ"
)
_WORDS = frozenset(folded(word) for word in _SPELT.split(","))
_SPLIT = re.compile(r"\s+(?:и|және|мен|and)\s+|[\s,;/&+]+", re.IGNORECASE)
_ONE = re.compile(r"\(?([A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі])[).]*")
_TWINS = str.maketrans("АВСЕНКМОРТХІ", "ABCEHKMOPTXI")
_FIRST = "A"
_ENGLISH = "answer"


def letter(sign: str) -> str:
    """The option letter in the form in which it is compared: upper case, of look-alikes one."""
    return sign.upper().translate(_TWINS)


def option(line: str) -> tuple[str, str] | None:
    """The letter as it is written and the text behind it, where the line is an option."""
    found = _OPTION.fullmatch(line)
    return (found[1], found[2].strip()) if found else None


def is_first(sign: str) -> bool:
    return letter(sign) == _FIRST


def is_lookalike(sign: str) -> bool:
    """Whether a Cyrillic letter was typed."""
    return not sign.isascii()


def answer(line: str) -> tuple[str, bool] | None:
    """What an answer line names, and whether its word is the one Moodle knows."""
    found = _ANSWER.fullmatch(line)
    if found is None or folded(found[1]) not in _WORDS:
        return None
    return found[2].strip(), found[1].casefold() == _ENGLISH


def letters(named: str) -> list[str]:
    """The option letters of an answer line; none where it names anything but letters."""
    signs = [each for each in _SPLIT.split(named.strip(" .")) if each]
    found = [_ONE.fullmatch(each) for each in signs]
    if not all(found):
        return []
    return list(dict.fromkeys(letter(each[1]) for each in found if each))


def packed(named: str) -> list[str]:
    """The letters of «ACD», written without anything between them."""
    return list(dict.fromkeys(letter(sign) for sign in named)) if named.isalpha() else []
