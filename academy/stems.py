"""Words as they are compared: folded as people type them, without endings (docs/decisions)."""

import re

from academy.stop_words import KAZAKH, RUSSIAN
from storage.tables.folding import folded

LENGTH = 5  # letters a word is cut to: measured in docs/decisions/faq-search.md
MOST = 60  # of one text: a longer one says no more about what it asks

_WORD = re.compile(r"[^\W\d_]{2,}")
_SILENT = frozenset(map(folded, (KAZAKH + RUSSIAN).split()))
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_BOTH = {locale: frozenset(text.split()) for locale, text in (("kk", KAZAKH), ("ru", RUSSIAN))}


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that say what the text is about, at most `MOST` of them."""
    found = (word[:LENGTH] for word in _WORD.findall(folded(text)) if word not in _SILENT)
    return frozenset(list(dict.fromkeys(found))[:MOST])


def language(text: str, otherwise: str) -> str:
    """The language a text seems to be written in: by its letters, else by its small words."""
    if _KAZAKH.search(text):
        return "kk"
    words = frozenset(_WORD.findall(text.casefold()))
    kk, ru = (len(words & _BOTH[locale]) for locale in ("kk", "ru"))
    if kk == ru:
        return otherwise
    return "kk" if kk > ru else "ru"
